package io.acknet.change;

import static io.acknet.change.Samples.ANNA;
import static io.acknet.change.Samples.BO;
import static io.acknet.change.Samples.CHEN;
import static io.acknet.change.Samples.NOON;
import static io.acknet.change.Samples.policy;
import static io.acknet.change.Samples.rules;
import static io.acknet.change.Samples.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.Who.Standing;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Subject SUBJECT =
            Subject.of("prod", "production", "cni-version").by(ANNA.account());
    private static final Window ALWAYS_DENY = Samples.freeze("spring festival");
    private static final Window ALWAYS_ALLOW = new Window(true, ALWAYS_DENY.span(), "");

    private final Policy policy = policy(rules(1));

    @Test
    void permitsWhoHasTheRole() {
        assertThat(judge(Action.APPROVE, BO)).isInstanceOf(Ruling.Permitted.class);
        assertThat(judge(Action.REQUEST, ANNA)).isInstanceOf(Ruling.Permitted.class);
        assertThat(judge(Action.STOP, CHEN)).isInstanceOf(Ruling.Permitted.class);
    }

    @Test
    void permitsAMemberOfAUserGroup() {
        Who dora = new Who(new Account("T1", "UDORA"), Standing.MEMBER, Set.of("SLEADS"));
        assertThat(judge(Action.APPROVE, dora)).isInstanceOf(Ruling.Permitted.class);
        assertThat(rulesAgainst(Action.STOP, dora)).containsExactly("role-missing");
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
    void refusesAllWhoAreNoMembersEvenWithTheRole(Standing standing) {
        for (Action action : Action.values()) {
            assertThat(rulesAgainst(action, somebody("UCHEN", standing)))
                    .as("%s", action)
                    .containsExactly("members-only");
        }
    }

    @Test
    void refusesTheRequesterAsApprover() {
        assertThat(rulesAgainst(Action.APPROVE, ANNA)).containsExactly("own-request");
        assertThat(rulesAgainst(Action.DENY, ANNA)).containsExactly("own-request");
        Subject own = SUBJECT.by(CHEN.account());
        assertThat(rulesOf(policy.judge(Action.BREAK_GLASS, CHEN, own, NOON)))
                .containsExactly("own-request");
    }

    @Test
    void aPersonOfAnotherTeamIsAnotherPerson() {
        Who same = new Who(new Account("T2", "UANNA"), Standing.MEMBER, Set.of());
        assertThat(judge(Action.APPROVE, same)).isInstanceOf(Ruling.Permitted.class);
    }

    @Test
    void theRequesterMayAlwaysCancelAndOthersNeedARole() {
        Who dora = Samples.member("UDORA");
        assertThat(policy.judge(Action.CANCEL, dora, SUBJECT.by(dora.account()), NOON))
                .isInstanceOf(Ruling.Permitted.class);
        assertThat(rulesAgainst(Action.CANCEL, dora)).containsExactly("role-missing");
    }

    @Test
    void anEmptyListIsNobody() {
        Policy nobody = policy(SampleRules.of(1).approve(Set.of()).made());
        assertThat(rulesOf(nobody.judge(Action.APPROVE, BO, SUBJECT, NOON)))
                .containsExactly("role-missing");
        assertThat(nobody.whoCould(Action.APPROVE, SUBJECT).nobody()).isTrue();
    }

    @Test
    void saysAtOnceWhenOnlyTheRequesterCouldApprove() {
        Policy alone = policy(SampleRules.of(1).approve(Set.of("UANNA")).made());
        assertThat(alone.whoCould(Action.APPROVE, SUBJECT).nobody()).isTrue();
        assertThat(policy.whoCould(Action.APPROVE, SUBJECT).nobody()).isFalse();
        assertThat(policy.whoCould(Action.APPROVE, SUBJECT).ids())
                .containsExactly("SLEADS", "UANNA", "UBO", "UCHEN");
    }

    @Test
    void aGroupInWhichNobodyElseIsCountsAsNobody() {
        Candidates leads =
                policy(SampleRules.of(1).approve(Set.of("SLEADS")).made())
                        .whoCould(Action.APPROVE, SUBJECT);

        assertThat(leads.in(group(Optional.of(Set.of()))).nobody()).isTrue();
        assertThat(leads.in(group(Optional.of(Set.of("UANNA")))).nobody()).isTrue();
        assertThat(leads.in(group(Optional.of(Set.of("UANNA", "UBO"))))).isEqualTo(leads);
        assertThat(leads.in(group(Optional.empty())).nobody()).isFalse();
    }

    private static Directory group(Optional<Set<String>> members) {
        return new Directory() {
            @Override
            public Who who(Account account) {
                return Who.unknown(account);
            }

            @Override
            public Optional<Set<String>> members(String group) {
                return group.startsWith("S") ? members : Optional.empty();
            }
        };
    }

    @Test
    void refusesWhatTheConfigurationDoesNotName() {
        assertThat(
                        rulesOf(
                                policy.judge(
                                        Action.REQUEST,
                                        ANNA,
                                        Subject.of("other", "production", "cni-version"),
                                        NOON)))
                .containsExactly("cluster-not-enabled");
        assertThat(
                        rulesOf(
                                policy.judge(
                                        Action.REQUEST,
                                        ANNA,
                                        Subject.of("prod", "production", "route-tables"),
                                        NOON)))
                .containsExactly("fix-not-enabled");
        assertThat(
                        rulesOf(
                                policy.judge(
                                        Action.REQUEST,
                                        ANNA,
                                        SUBJECT.in(Set.of("web", "billing")),
                                        NOON)))
                .containsExactly("namespace-not-allowed");
    }

    @Test
    void namesAllThatStandsAgainstItWithItsSource() {
        Ruling ruling =
                policy.judge(
                        Action.APPROVE,
                        Samples.member("UDORA"),
                        SUBJECT.in(Set.of("billing")),
                        NOON);
        assertThat(rulesOf(ruling)).containsExactly("namespace-not-allowed", "role-missing");
        assertThat(((Ruling.Refused) ruling).reasons())
                .extracting(Reason::source)
                .containsExactly(
                        "acknet.yaml: changes.clusters[prod].namespaces",
                        "acknet.yaml: changes.clusters[prod].approve");
    }

    @Test
    void aWindowThatDeniesBeatsOneThatAllows() {
        assertThat(frozen(ALWAYS_ALLOW)).isEmpty();
        assertThat(frozen(ALWAYS_DENY)).containsExactly("frozen");
        assertThat(frozen(ALWAYS_ALLOW, ALWAYS_DENY)).containsExactly("frozen");
    }

    @Test
    void whereSomeTimesAreAllowedAllOthersAreNot() {
        LocalDate past = LocalDate.parse("2020-01-01");
        Window once = new Window(true, new Window.Dates(past, past, SHANGHAI), "");
        assertThat(frozen(once)).containsExactly("outside-window");
    }

    @Test
    void breakGlassNeedsNoWindowButItsRole() {
        Policy frozen = policy(SampleRules.of(1).windows(ALWAYS_DENY).made());
        assertThat(frozen.judge(Action.BREAK_GLASS, CHEN, SUBJECT, NOON))
                .isInstanceOf(Ruling.Permitted.class);
        assertThat(rulesOf(frozen.judge(Action.BREAK_GLASS, BO, SUBJECT, NOON)))
                .containsExactly("role-missing");
        assertThat(frozen.judge(Action.APPROVE, BO, SUBJECT.glass(true), NOON))
                .isInstanceOf(Ruling.Permitted.class);
        assertThat(frozen.judge(Action.REQUEST, ANNA, SUBJECT, NOON))
                .isInstanceOf(Ruling.Permitted.class);
    }

    @Test
    void refusesOneChangeTooManyWithinAnHour() {
        assertThat(rulesOf(policy.judge(Action.APPROVE, BO, SUBJECT.startedLately(99), NOON)))
                .isEmpty();
        assertThat(rulesOf(policy.judge(Action.APPROVE, BO, SUBJECT.startedLately(100), NOON)))
                .containsExactly("hourly-limit");
    }

    @Test
    void aWindowBeginsAndEndsToTheMillisecondInItsOwnZone() {
        Window.Span office =
                new Window.Weekly(
                        Set.of(DayOfWeek.MONDAY),
                        LocalTime.of(9, 0),
                        LocalTime.of(18, 0),
                        SHANGHAI);
        assertThat(office.covers(Instant.parse("2026-03-02T00:59:59.999Z"))).isFalse();
        assertThat(office.covers(Instant.parse("2026-03-02T01:00:00Z"))).isTrue();
        assertThat(office.covers(Instant.parse("2026-03-02T09:59:59.999Z"))).isTrue();
        assertThat(office.covers(Instant.parse("2026-03-02T10:00:00Z"))).isFalse();
        assertThat(office.covers(Instant.parse("2026-03-03T02:00:00Z"))).isFalse();
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayOnWhichItBegins() {
        Window.Span night =
                new Window.Weekly(
                        Set.of(DayOfWeek.FRIDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(4, 0),
                        ZoneId.of("UTC"));
        assertThat(night.covers(Instant.parse("2026-03-06T23:00:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-03-07T03:59:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-03-06T03:00:00Z"))).isFalse();
        assertThat(night.covers(Instant.parse("2026-03-07T23:00:00Z"))).isFalse();
    }

    @Test
    void datesAreWholeDaysWithTheLastOne() {
        Window.Span festival =
                new Window.Dates(
                        LocalDate.parse("2026-02-16"), LocalDate.parse("2026-02-23"), SHANGHAI);
        assertThat(festival.covers(Instant.parse("2026-02-15T15:59:59Z"))).isFalse();
        assertThat(festival.covers(Instant.parse("2026-02-15T16:00:00Z"))).isTrue();
        assertThat(festival.covers(Instant.parse("2026-02-23T15:59:59Z"))).isTrue();
        assertThat(festival.covers(Instant.parse("2026-02-23T16:00:00Z"))).isFalse();
    }

    @Test
    void theSameRulesHaveTheSameVersionWhereverTheyStand() {
        assertThat(policy(rules(1)).version("prod")).isEqualTo(policy.version("prod"));
        assertThat(policy(rules(2)).version("prod")).isNotEqualTo(policy.version("prod"));
        assertThat(policy(SampleRules.of(1).windows(ALWAYS_DENY).made()).version("prod"))
                .isNotEqualTo(policy.version("prod"));
        assertThat(
                        new Policy(
                                        Map.of("prod", rules(1)),
                                        Policy.EXPIRES,
                                        Policy.START.plusMinutes(1))
                                .version("prod"))
                .isNotEqualTo(policy.version("prod"));
    }

    private List<String> frozen(Window... windows) {
        Policy frozen = policy(SampleRules.of(1).windows(windows).made());
        return rulesOf(frozen.judge(Action.APPROVE, BO, SUBJECT, NOON));
    }

    private Ruling judge(Action action, Who who) {
        return policy.judge(action, who, SUBJECT, NOON);
    }

    private List<String> rulesAgainst(Action action, Who who) {
        return rulesOf(judge(action, who));
    }

    private static List<String> rulesOf(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Permitted() -> List.of();
            case Ruling.Refused(var reasons) -> reasons.stream().map(Reason::rule).toList();
        };
    }
}
