package io.acknet.slack;

import io.acknet.change.Change;
import io.acknet.change.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How far a change has come: one line for each action that is under way or went wrong, and those that
/// are done as a number, so that it stays readable for hundreds of nodes.
final class ProgressText {
    private static final int LINES = 12;

    private ProgressText() {}

    static String of(Pen pen, Change change) {
        List<Effect> actions = lastOfEach(change);
        if (actions.isEmpty()) {
            return pen.mark(ChangeLabels.NOT_BEGUN);
        }
        List<String> lines = new ArrayList<>();
        long done = actions.stream().filter(ProgressText::isDone).count();
        long pods = actions.stream().filter(effect -> !effect.target().node().isEmpty()).count();
        if (actions.size() > LINES) {
            lines.add(pen.mark(ChangeLabels.done(done, actions.size())));
        }
        actions.stream()
                .filter(effect -> actions.size() <= LINES || !isDone(effect))
                .limit(LINES)
                .forEach(effect -> lines.add(line(pen, effect)));
        String text = lines.stream().collect(Collectors.joining("\n"));
        return pods > 0 ? text + "\n" + pen.mark(ChangeLabels.pods(pods)) : text;
    }

    /// A canary is evicted and then watched: two actions, and one Pod.
    private static List<Effect> lastOfEach(Change change) {
        Map<Effect.Target, Effect> last = new LinkedHashMap<>();
        change.actions().values().forEach(effect -> last.put(effect.target(), effect));
        return List.copyOf(last.values());
    }

    private static boolean isDone(Effect effect) {
        return effect.phase() == Effect.Phase.SEEN_THROUGH
                || (effect.phase() == Effect.Phase.LANDED && effect.target().node().isEmpty());
    }

    private static String line(Pen pen, Effect effect) {
        String node = effect.target().node().isEmpty() ? "" : " @ " + effect.target().node();
        String note = effect.note().map(text -> " — " + pen.mark(text)).orElse("");
        String icon = isDone(effect) ? "✅" : ChangeLabels.icon(effect.phase());
        return icon
                + " `"
                + Escape.inert(effect.target().namespace() + "/" + effect.target().name() + node)
                + "`"
                + note;
    }
}
