package io.acknet.slack;

import io.acknet.lang.Lang;
import io.acknet.store.StoreException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets inputs in, and in a flood leaves some out: those are acknowledged and not stored. Whoever sent
/// them hears so in one sentence, seen by that person alone, at most once a minute.
///
/// What lacks something that an answer needs is acknowledged and refused; the log says what.
///
/// A form that was filled in is always let in, for what was written in it would be lost; and so are what
/// takes a question back, and a
/// copy of an input that was let in before.
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Intake intake;
    private final Flood flood;
    private final SlackWorkspace workspace;
    private final ExecutorService threads;

    Reception(Intake intake, SlackWorkspace workspace, ExecutorService threads) {
        this.intake = intake;
        this.flood = new Flood(() -> workspace.terms.get().limits(), workspace.clock);
        this.workspace = workspace;
        this.threads = threads;
    }

    /// @throws StoreException when it could not be stored, and so was not accepted
    void accept(Inbound inbound) {
        Optional<String> flaw = Shape.flaw(inbound);
        if (flaw.isPresent()) {
            LOG.atWarn()
                    .addKeyValue("kind", inbound.getClass().getSimpleName())
                    .addKeyValue("reason", flaw.get())
                    .log("input refused");
            return;
        }
        Optional<Flood.Why> tooMany = flood.judge(inbound.from(), intake.busy());
        if (tooMany.isEmpty()
                || inbound instanceof Inbound.Submitted
                || inbound instanceof Inbound.Withdrawn
                || intake.knows(inbound.key())) {
            intake.accept(inbound);
            return;
        }
        leaveOut(inbound, tooMany.get());
    }

    private void leaveOut(Inbound inbound, Flood.Why why) {
        workspace.traffic.shed(why.name());
        if (!answers(inbound) || !flood.tells(inbound.from())) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("user", inbound.from().user())
                .addKeyValue("channel", inbound.from().channel())
                .addKeyValue("why", why)
                .log("too many inputs; some are left out");
        try {
            threads.execute(() -> tell(inbound, why));
        } catch (RejectedExecutionException e) {
            LOG.atDebug().setCause(e).log("stopping");
        }
    }

    /// Whether somebody waits for a reply.
    private static boolean answers(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Spoken spoken -> !spoken.follows();
            case Inbound.Slashed _, Inbound.Opens _ -> true;
            case Inbound.Submitted _,
                    Inbound.HomeOpened _,
                    Inbound.Joined _,
                    Inbound.SharedOutside _,
                    Inbound.Reworded _,
                    Inbound.Withdrawn _ ->
                    false;
        };
    }

    private void tell(Inbound inbound, Flood.Why why) {
        Lang lang = workspace.people.of(inbound.from()).locale().orElse(written(inbound));
        Message message = Views.tooMany(lang, why);
        try {
            switch (inbound) {
                case Inbound.Slashed slashed -> respond(slashed.responseUrl(), message);
                case Inbound.Opens opens -> respond(opens.responseUrl(), message);
                case Inbound.Spoken spoken ->
                        workspace.gateway.whisper(
                                spoken.from().channel(),
                                spoken.from().user(),
                                spoken.thread(),
                                message);
                case Inbound.Submitted _,
                        Inbound.HomeOpened _,
                        Inbound.Joined _,
                        Inbound.SharedOutside _,
                        Inbound.Reworded _,
                        Inbound.Withdrawn _ ->
                        throw new IllegalArgumentException("is not told: " + inbound.key());
            }
        } catch (SlackRefusal | SlackUnreachable e) {
            LOG.atInfo().setCause(e).log("could not say that it was too much");
        }
    }

    private void respond(String url, Message message) {
        workspace.gateway.respond(new Destination.Response(url, false), message);
    }

    private static Lang written(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Spoken spoken -> Lang.of(spoken.text());
            case Inbound.Slashed slashed -> Lang.of(slashed.text());
            case Inbound.Opens _,
                    Inbound.Submitted _,
                    Inbound.HomeOpened _,
                    Inbound.Joined _,
                    Inbound.SharedOutside _,
                    Inbound.Reworded _,
                    Inbound.Withdrawn _ ->
                    Lang.EN;
        };
    }
}
