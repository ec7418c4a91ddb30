package io.acknet.change;

import io.acknet.check.Verdict;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.lang.Text;
import java.util.List;
import java.util.stream.Stream;

/// What proves an undo: that the old values are back. The check of the topic would only say that the
/// problem is back as well.
final class Restored {

    /// @param now what is true of the objects that the undo writes
    static Checking.Outcome outcome(Plan undo, Effects now) {
        return switch (now.objects()) {
            case AS_PLANNED -> new Checking.Outcome(Verdict.OK, back(undo), true);
            case AS_BEFORE, PARTLY, PUT_BACK, FOREIGN ->
                    new Checking.Outcome(Verdict.PROBLEM, now.sentence(), true);
            case UNKNOWN -> new Checking.Outcome(Verdict.UNKNOWN, now.sentence(), true);
        };
    }

    private static Text back(Plan undo) {
        List<Text> objects = undo.steps().stream().flatMap(Restored::object).toList();
        return new Text(
                String.join("；", objects.stream().map(Text::zh).toList()) + "。",
                String.join("; ", objects.stream().map(Text::en).toList()) + ".");
    }

    private static Stream<Text> object(Step step) {
        return switch (step) {
            case Step.SetKey set -> {
                String where = set.map().reference();
                yield Stream.of(
                        new Text(
                                where + " 的 " + set.key() + " 已恢复原值",
                                set.key() + " in " + where + " has its old value again"));
            }
            case Step.Delete delete -> {
                String what = delete.object().reference();
                yield Stream.of(new Text(what + " 已删除", what + " is gone again"));
            }
            case Step.Create create -> {
                String what = create.object().reference();
                yield Stream.of(new Text(what + " 已恢复", what + " is there again"));
            }
            case Step.RestartPods _, Step.RestartWorkload _ -> Stream.empty();
        };
    }

    private Restored() {}
}
