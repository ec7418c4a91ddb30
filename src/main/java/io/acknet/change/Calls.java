package io.acknet.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Provenance;
import io.acknet.cluster.Written;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Carries out one call after the other:
///
/// 1. Read the object. Is it done already, go on; has somebody else changed it, stop.
/// 2. Commit the intent. Look once more at the kill switch and the lease. Send once, with pins.
/// 3. Commit what came of it. If that is not known, begin again at 1: reading decides.
///
/// What the server refuses for now is tried again until a deadline, with the same pins.
final class Calls {
    /// How long a cluster may be away, or a PodDisruptionBudget refuse, before people are asked.
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /// How often a server may say that something has changed while reading shows that nothing has.
    private static final int CONFLICTS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final Tenure tenure;
    private final Guard guard;
    private final Failpoints failpoints;

    Calls(Site site, Tenure tenure, Guard guard, Failpoints failpoints) {
        this.site = site;
        this.tenure = tenure;
        this.guard = guard;
        this.failpoints = failpoints;
    }

    Went carryOut(Act act) {
        return isDone(act) ? new Went.On() : new Attempts(act).run();
    }

    boolean isDone(Act act) {
        return tenure.change().action(act.key()).filter(Calls::landed).isPresent();
    }

    static boolean landed(Effect effect) {
        return switch (effect.phase()) {
            case LANDED, SEEN_THROUGH, GATE_FAILED -> true;
            case INTENT, NOT_LANDED, FOREIGN -> false;
        };
    }

    /// Finds out by reading what became of a call whose outcome is not known, and notes it. Sends
    /// nothing.
    void reconcile(Act act) {
        Optional<Effect> last = last(act);
        if (last.filter(effect -> effect.phase() == Phase.INTENT).isPresent()) {
            switch (act.look(last)) {
                case Sight.Landed(Pinned as) -> noteLanded(act, as, Optional.empty());
                case Sight.Before _ -> note(act, Phase.NOT_LANDED, Optional.of(foundUndone()));
                case Sight.Foreign(Text what, boolean _) ->
                        note(act, Phase.FOREIGN, Optional.of(what));
                case Sight.Unreadable _ -> {} // stays an intent: it is not known
            }
        }
    }

    /// One call, as often as it takes.
    private final class Attempts {
        private final Act act;
        private final Instant deadline = tenure.now().plus(PATIENCE);
        private Duration pause = FIRST_PAUSE;
        private int conflicts;

        Attempts(Act act) {
            this.act = act;
        }

        Went run() {
            Optional<Went> came = Optional.empty();
            while (came.isEmpty()) {
                came = guard.stopped().or(this::attempt);
            }
            return came.get();
        }

        /// Empty to try again.
        private Optional<Went> attempt() {
            Optional<Effect> last = last(act);
            boolean open = last.filter(effect -> effect.phase() == Phase.INTENT).isPresent();
            return switch (act.look(last)) {
                case Sight.Landed(Pinned as) -> {
                    if (last.isEmpty() && !act.anybodys()) {
                        note(act, Phase.FOREIGN, Optional.of(sameByOther()));
                        yield Optional.of(new Went.Fail(sameByOther()));
                    }
                    noteLanded(act, as, open ? Optional.empty() : Optional.of(byOther()));
                    yield Optional.of(new Went.On());
                }
                case Sight.Foreign(Text what, boolean _) -> {
                    note(act, Phase.FOREIGN, Optional.of(what));
                    yield Optional.of(new Went.Fail(what));
                }
                case Sight.Unreadable(Text why) -> later(unreadable(why));
                case Sight.Before(Mutation mutation, String token) -> {
                    if (open) {
                        note(act, Phase.NOT_LANDED, Optional.of(foundUndone()));
                    }
                    yield send(mutation, token);
                }
            };
        }

        private Optional<Went> send(Mutation mutation, String token) {
            failpoints.at(act.call() + ".before-intent");
            Provenance on = provenance();
            Effect intent = effect(act, Phase.INTENT, token, Optional.empty());
            tenure.note(intent, Events.effect(tenure.change(), intent, on.auditId()));
            failpoints.at(act.call() + ".after-intent");
            Optional<Went> stopped = guard.stopped();
            if (stopped.isPresent()) {
                note(act, Phase.NOT_LANDED, Optional.of(notSent()));
                return stopped;
            }
            guard.mustHold();
            failpoints.at(act.call() + ".before-call");
            Written written = site.send(mutation, on);
            failpoints.at(act.call() + ".after-call");
            return outcome(written, token);
        }

        private Optional<Went> outcome(Written written, String token) {
            return switch (written) {
                case Written.Landed(String json) -> {
                    noteLanded(act, pinned(act, json, token), Optional.empty());
                    failpoints.at(act.call() + ".after-outcome");
                    yield Optional.of(new Went.On());
                }
                case Written.Ambiguous(Text reason) -> later(reason);
                case Written.Refused(var why, Text reason) -> {
                    note(act, Phase.NOT_LANDED, Optional.of(reason));
                    failpoints.at(act.call() + ".after-outcome");
                    yield refused(why, reason);
                }
            };
        }

        private Optional<Went> refused(Written.Why why, Text reason) {
            return switch (why) {
                case CHANGED, GONE, EXISTS ->
                        ++conflicts < CONFLICTS
                                ? Optional.empty()
                                : Optional.of(new Went.Fail(reason));
                case NOT_YET, NOT_SENT -> later(reason);
                case FORBIDDEN, UNAUTHENTICATED, INVALID -> Optional.of(new Went.Fail(reason));
            };
        }

        /// Empty to try again, after a while.
        private Optional<Went> later(Text reason) {
            if (tenure.now().isAfter(deadline)) {
                return Optional.of(new Went.Halt(reason));
            }
            Duration length = pause;
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            return guard.pause(length);
        }
    }

    private Optional<Effect> last(Act act) {
        return tenure.change().action(act.key());
    }

    private void noteLanded(Act act, Pinned as, Optional<Text> note) {
        Effect landed =
                new Effect(
                        act.key(), Phase.LANDED, act.target(), Optional.of(as), note, tenure.now());
        tenure.note(landed, Events.effect(tenure.change(), landed, ""));
    }

    /// What it writes to be known by stays the same from one attempt to the next.
    private void note(Act act, Phase phase, Optional<Text> why) {
        String token = last(act).flatMap(Effect::result).map(Pinned::token).orElse("");
        Effect effect = effect(act, phase, token, why);
        tenure.note(effect, Events.effect(tenure.change(), effect, ""));
    }

    private Effect effect(Act act, Phase phase, String token, Optional<Text> why) {
        Optional<Pinned> known =
                token.isEmpty() ? Optional.empty() : Optional.of(new Pinned("", "", token));
        return new Effect(act.key(), phase, act.target(), known, why, tenure.now());
    }

    private static Pinned pinned(Act act, String json, String token) {
        try {
            JsonNode meta = JSON.readTree(json).path("metadata");
            String uid = meta.path("uid").asText("");
            return new Pinned(
                    uid.isEmpty() ? act.target().uid() : uid,
                    meta.path("resourceVersion").asText(""),
                    token);
        } catch (JsonProcessingException e) {
            return new Pinned(act.target().uid(), "", token);
        }
    }

    /// The id is another one for each call.
    private Provenance provenance() {
        Change change = tenure.change();
        return new Provenance(
                change.id() + "-" + change.version(),
                change.id(),
                Optional.of(change.request().requester().impersonated()));
    }

    private static Text foundUndone() {
        return new Text("读取确认：没有生效。", "Reading shows that it was not carried out.");
    }

    private static Text notSent() {
        return new Text("没有发出。", "It was not sent.");
    }

    private static Text byOther() {
        return new Text("在此之前就已如此。", "It was so before.");
    }

    private static Text sameByOther() {
        return new Text(
                "别人刚刚做了同样的改动，因此没有再写。",
                "Somebody else has just made the same change, so nothing was written.");
    }

    private static Text unreadable(Text why) {
        return new Text("无法读取对象的现状：" + why.zh(), "The object cannot be read: " + why.en());
    }
}
