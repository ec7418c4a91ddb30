package io.acknet.change;

import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.lang.Text;
import java.util.Optional;

/// What the parts of one execution work with.
///
/// @param truth what is true of the objects that the plan writes
record Hands(
        Tenure tenure, Guard guard, Calls calls, Acts acts, Truth truth, Failpoints failpoints) {

    Optional<Effect> last(String key) {
        return tenure.change().action(key);
    }

    void seenThrough(Effect effect, Pinned as) {
        failpoints.at("gate.before");
        Effect seen =
                new Effect(
                        effect.key(),
                        Phase.SEEN_THROUGH,
                        effect.target(),
                        Optional.of(as),
                        Optional.empty(),
                        tenure.now());
        tenure.note(seen, Events.effect(tenure.change(), seen, ""));
        failpoints.at("gate.after");
    }

    void soaked(String key, Target target) {
        failpoints.at("soak.before");
        add(key, Phase.SEEN_THROUGH, target, Optional.empty());
        failpoints.at("soak.after");
    }

    void add(String key, Phase phase, Target target, Optional<Text> why) {
        Effect effect = new Effect(key, phase, target, Optional.empty(), why, tenure.now());
        tenure.note(effect, Events.effect(tenure.change(), effect, ""));
    }

    void note(Effect effect, Phase phase, Text why) {
        Effect next = effect.now(phase, Optional.of(why), tenure.now());
        tenure.note(next, Events.effect(tenure.change(), next, ""));
    }

    /// Whether somebody has put back, or changed, what was written: then nothing more is restarted for
    /// it. What cannot be read is left to the next look.
    Optional<Went> meddled() {
        Change change = tenure.change();
        boolean wrote =
                acts.writes().stream().anyMatch(act -> change.action(act.key()).isPresent());
        if (!wrote || change.action(Acts.ROLL_BACK).isPresent()) {
            return Optional.empty();
        }
        return truth.asPlanned(change)
                .filter(planned -> !planned)
                .map(_ ->
                        new Went.Halt(
                                new Text(
                                        "写入之后被别人改了回去或改成了别的样子，可能是 GitOps 或插件升级。",
                                        "Somebody has put back or changed what was written, perhaps"
                                                + " GitOps or an upgrade of the add-on.")));
    }
}
