package io.acknet.slack;

import com.slack.api.model.User;
import io.acknet.conversation.Person;
import io.acknet.lang.Lang;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who people are, as the workspace says. Remembered for a few minutes, for a right that was taken
/// away must not last long; a question that Slack did not answer is not remembered at all.
final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final Duration REMEMBER = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Gateway gateway;
    private final InstantSource clock;
    private final Supplier<Set<String>> userGroups;
    private final Map<String, Known<User>> users = new ConcurrentHashMap<>();
    private final Map<String, Known<List<String>>> groups = new ConcurrentHashMap<>();

    /// @param userGroups ids of the user groups that the configuration names
    People(Gateway gateway, Supplier<Set<String>> userGroups, InstantSource clock) {
        this.gateway = gateway;
        this.userGroups = userGroups;
        this.clock = clock;
    }

    private record Known<T>(T value, Instant until) {}

    /// The person who sent an input. A failure makes somebody of kind UNKNOWN.
    Person of(Inbound.From from) {
        try {
            User user = remembered(users, from.user(), gateway::user);
            Person.Kind kind = kind(user, from);
            Set<String> in = kind == Person.Kind.MEMBER ? groupsOf(from.user()) : Set.of();
            return new Person(team(user, from), from.user(), kind, locale(user), in);
        } catch (SlackRefusal | SlackUnreachable e) {
            LOG.atWarn().addKeyValue("user", from.user()).setCause(e).log("person not known");
            return new Person(
                    from.userTeam(), from.user(), Person.Kind.UNKNOWN, Optional.empty(), Set.of());
        }
    }

    /// The members of user groups have changed.
    void forgetGroups() {
        groups.clear();
    }

    static Person.Kind kind(User user, Inbound.From from) {
        if (user.isDeleted()) {
            return Person.Kind.DEACTIVATED;
        }
        if (user.isBot() || user.isWorkflowBot()) {
            return Person.Kind.BOT;
        }
        if (user.isStranger() || !team(user, from).equals(from.team())) {
            return Person.Kind.STRANGER;
        }
        return user.isRestricted() || user.isUltraRestricted()
                ? Person.Kind.GUEST
                : Person.Kind.MEMBER;
    }

    /// The team that users.info names; where the envelope names another one, the envelope's.
    private static String team(User user, Inbound.From from) {
        String named = user.getTeamId();
        boolean foreign = !from.userTeam().isEmpty() && !from.userTeam().equals(from.team());
        return named == null || foreign ? from.userTeam() : named;
    }

    private static Optional<Lang> locale(User user) {
        return Optional.ofNullable(user.getLocale()).map(Lang::ofTag);
    }

    private Set<String> groupsOf(String user) {
        Set<String> in = new HashSet<>();
        for (String group : userGroups.get()) {
            if (members(group).filter(members -> members.contains(user)).isPresent()) {
                in.add(group);
            }
        }
        return in;
    }

    /// Of a group that the configuration names; one that cannot be read is empty, and grants nothing.
    Optional<Set<String>> members(String group) {
        if (!userGroups.get().contains(group)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Set.copyOf(remembered(groups, group, gateway::members)));
        } catch (SlackRefusal | SlackUnreachable e) {
            LOG.atWarn().addKeyValue("group", group).setCause(e).log("user group not known");
            return Optional.empty();
        }
    }

    private <T> T remembered(
            Map<String, Known<T>> known, String id, java.util.function.Function<String, T> ask) {
        Instant now = clock.instant();
        Known<T> there = known.get(id);
        if (there != null && now.isBefore(there.until())) {
            return there.value();
        }
        T value = ask.apply(id);
        if (known.size() > MOST) {
            known.clear();
        }
        known.put(id, new Known<>(value, now.plus(REMEMBER)));
        return value;
    }
}
