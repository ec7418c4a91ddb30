package io.acknet.change;

import static io.acknet.change.Samples.ANNA;
import static io.acknet.change.Samples.BO;
import static io.acknet.change.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.check.Verdict;
import io.acknet.lang.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeJsonTest {
    private static final Text WHY = new Text("原因", "a reason");
    private static final List<Approval> APPROVALS =
            List.of(new Approval(BO.account(), NOON, Optional.of("an outage")));
    private static final Effects EFFECTS =
            new Effects(Effects.Objects.PARTLY, WHY, List.of("kube-system/a"));

    static Stream<ChangeState> states() {
        return Stream.of(
                new ChangeState.Pending(2, false, APPROVALS, NOON),
                new ChangeState.Approved(APPROVALS, NOON),
                new ChangeState.Executing(APPROVALS, 3, NOON, Optional.empty()),
                new ChangeState.Halted(
                        new ChangeState.Executing(APPROVALS, 1, NOON, Optional.of(Verdict.PROBLEM)),
                        WHY,
                        EFFECTS,
                        NOON),
                new ChangeState.Denied(BO.account(), "no", NOON),
                new ChangeState.Expired(true, NOON),
                new ChangeState.Cancelled(ANNA.account(), NOON, Optional.of(EFFECTS)),
                new ChangeState.Superseded("another", NOON),
                new ChangeState.Succeeded(
                        APPROVALS,
                        new Proof(
                                Optional.of(Verdict.PROBLEM),
                                Verdict.OK,
                                WHY,
                                Optional.empty(),
                                Duration.ofMillis(61_500),
                                true),
                        NOON),
                new ChangeState.Failed(APPROVALS, WHY, EFFECTS, NOON));
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsEveryStateAsItWasWritten(ChangeState state) {
        String json = ChangeJson.write(state);
        assertThat(ChangeJson.state(json)).isEqualTo(state);
        assertThat(json).contains("\"kind\":\"" + state.word() + "\"");
    }

    @Test
    void everyStateIsTried() {
        assertThat(states().map(Object::getClass).distinct().count())
                .isEqualTo(leaves(ChangeState.class));
    }

    @Test
    void readsARequestWithEveryKindOfStepAsItWasWritten() {
        ChangeRequest request = Samples.request(Samples.every());
        assertThat(ChangeJson.request(ChangeJson.write(request))).isEqualTo(request);
    }

    @Test
    void readsAnEffectAsItWasWritten() {
        Effect effect =
                new Effect(
                        "0/set",
                        Phase.LANDED,
                        new Target("configmaps", "kube-system", "cfg", "u1", ""),
                        Optional.of(new Pinned("u1", "8", "")),
                        Optional.of(WHY),
                        NOON);
        assertThat(ChangeJson.effect(ChangeJson.write(effect))).isEqualTo(effect);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String json = ChangeJson.write(new ChangeState.Superseded("x", NOON));
        assertThatThrownBy(() ->
                        ChangeJson.state(json.replace("\"successor\"", "\"more\":1,\"successor\"")))
                .hasMessageContaining("more");
        assertThatThrownBy(() -> ChangeJson.state(json.replace("\"successor\":\"x\",", "")))
                .hasMessageContaining("successor");
        assertThatThrownBy(() -> ChangeJson.state(json.replace("SUPERSEDED", "GONE")))
                .hasMessageContaining("GONE");
        assertThatThrownBy(() -> ChangeJson.state(json.replace("\"form\":1", "\"form\":2")))
                .hasMessageContaining("has the form 2");
        assertThatThrownBy(() -> ChangeJson.state(json + "{}"))
                .hasMessageContaining("cannot be read");
    }

    private static long leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(ChangeJsonTest::records)
                        .distinct()
                        .count()
                : 1;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ChangeJsonTest::records)
                : Stream.of(type);
    }
}
