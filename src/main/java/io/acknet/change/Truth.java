package io.acknet.change;

import io.acknet.change.Effects.Objects;
import io.acknet.lang.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is true of a cluster now: read from the cluster, not from what was meant to be done.
final class Truth {
    private final Acts acts;

    Truth(Acts acts) {
        this.acts = acts;
    }

    Effects of(Change change) {
        boolean wrote = change.actions().values().stream().anyMatch(Truth::wroteObject);
        Set<Objects> seen = EnumSet.noneOf(Objects.class);
        acts.writes().forEach(act -> seen.add(state(act, change.action(act.key()))));
        boolean back = change.action(Acts.ROLL_BACK).isPresent();
        Objects objects = combined(seen, wrote, back);
        List<String> restarted = restarted(change);
        return new Effects(objects, sentence(objects, restarted.size()), restarted);
    }

    /// Whether every object that the plan writes is as planned; empty when it cannot be read.
    Optional<Boolean> asPlanned(Change change) {
        Objects objects = of(change).objects();
        return objects == Objects.UNKNOWN
                ? Optional.empty()
                : Optional.of(objects == Objects.AS_PLANNED);
    }

    private static Objects state(Act act, Optional<Effect> last) {
        return switch (act.look(last)) {
            case Sight.Landed _ -> Objects.AS_PLANNED;
            case Sight.Before _ -> Objects.AS_BEFORE;
            case Sight.Foreign(var _, boolean before) ->
                    before ? Objects.AS_BEFORE : Objects.FOREIGN;
            case Sight.Unreadable _ -> Objects.UNKNOWN;
        };
    }

    private static Objects combined(Set<Objects> seen, boolean wrote, boolean back) {
        if (seen.contains(Objects.UNKNOWN)) {
            return Objects.UNKNOWN;
        }
        if (seen.contains(Objects.FOREIGN)) {
            return Objects.FOREIGN;
        }
        if (seen.size() > 1) {
            return Objects.PARTLY;
        }
        if (seen.contains(Objects.AS_BEFORE)) {
            return wrote && back ? Objects.PUT_BACK : Objects.AS_BEFORE;
        }
        return seen.isEmpty() && !wrote ? Objects.AS_BEFORE : Objects.AS_PLANNED;
    }

    private static boolean wroteObject(Effect effect) {
        return Calls.landed(effect);
    }

    private static List<String> restarted(Change change) {
        return change.actions().values().stream()
                .filter(Calls::landed)
                .filter(effect ->
                        effect.key().contains("/evict/") || effect.key().endsWith("/restart"))
                .map(effect -> effect.target().namespace() + "/" + effect.target().name())
                .distinct()
                .toList();
    }

    private static Text sentence(Objects objects, int restarted) {
        Text state =
                switch (objects) {
                    case AS_BEFORE -> new Text("对象和之前一样。", "The objects are as before.");
                    case AS_PLANNED -> new Text("对象已按计划改动。", "The objects are as planned.");
                    case PARTLY ->
                            new Text(
                                    "一部分对象已按计划改动，其余和之前一样。",
                                    "Some objects are as planned, the others as before.");
                    case PUT_BACK ->
                            new Text(
                                    "本次变更之前的值已经放回。",
                                    "The value from before this change was put back.");
                    case FOREIGN ->
                            new Text(
                                    "对象被别人改动过，既不是之前也不是计划的样子。",
                                    "Somebody else has changed the objects: they are neither as"
                                            + " before nor as planned.");
                    case UNKNOWN ->
                            new Text(
                                    "现在读不到对象，不知道改动是否生效。",
                                    "The objects cannot be read, so whether the change took effect"
                                            + " is not known.");
                };
        return Guard.join(
                state,
                restarted == 0
                        ? new Text("没有重启任何 Pod。", "Nothing was restarted.")
                        : new Text("已重启 " + restarted + " 个。", "Restarted: " + restarted + "."));
    }
}
