package io.acknet.ops.doctor;

import io.acknet.conversation.Person;
import io.acknet.ops.doctor.Outcome.Ok;
import io.acknet.ops.doctor.Outcome.Problem;
import io.acknet.ops.doctor.Outcome.Unknown;
import io.acknet.slack.Checkup;
import io.acknet.slack.Checkup.Answer.Heard;
import io.acknet.slack.Checkup.Answer.Refused;
import io.acknet.slack.Checkup.Answer.Silent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Whether the people whom the configuration names are there, and may do what it says: guests, bots,
/// strangers and deactivated people never may.
public final class PeopleQuestions {
    private static final String AREA = "people";

    /// Of a large group the first ones show whether it is the right one.
    private static final int MOST_ASKED = 30;

    private final Checkup checkup;
    private final Supplier<Checkup.Answer<Checkup.Me>> me;
    private final List<Role> roles;
    private final Map<String, Checkup.Answer<Person.Kind>> kinds = new ConcurrentHashMap<>();

    /// @param place in the configuration, such as `changes.clusters[prod].approve`
    /// @param ids of users (`U…`) and user groups (`S…`)
    /// @param needed how many different people it takes at least
    public record Role(String place, Set<String> ids, int needed) {
        public Role {
            ids = Set.copyOf(ids);
        }
    }

    public PeopleQuestions(Checkup checkup, SlackQuestions slack, List<Role> roles) {
        this.checkup = checkup;
        this.me = slack.me();
        this.roles = List.copyOf(roles);
    }

    public List<Question> all() {
        return roles.stream()
                .map(role -> new Question(AREA, role.place(), () -> look(role)))
                .toList();
    }

    private Outcome look(Role role) {
        if (!(me.get() instanceof Heard<Checkup.Me>(Checkup.Me who))) {
            return new Unknown("not told before the bot token is good");
        }
        Found found = new Found(new LinkedHashSet<>(), new TreeMap<>(), new ArrayList<>());
        for (String id : new TreeSet<>(role.ids())) {
            if (id.startsWith("S")) {
                group(id, who.teamId(), found);
            } else {
                person(id, who.teamId(), found);
            }
        }
        return outcome(role, found);
    }

    /// @param wrong why each of the others may not
    /// @param unknown what Slack did not tell
    private record Found(Set<String> people, Map<String, String> wrong, List<String> unknown) {}

    private static Outcome outcome(Role role, Found found) {
        if (!found.wrong().isEmpty()) {
            List<String> told = new ArrayList<>();
            found.wrong().forEach((id, why) -> told.add(id + " " + why));
            return new Problem(
                    String.join("; ", told),
                    "remove them from " + role.place() + ", or name others");
        }
        if (!found.unknown().isEmpty()) {
            return new Unknown(String.join("; ", found.unknown()));
        }
        if (found.people().size() < role.needed()) {
            return new Problem(
                    "%d people, and it takes %d".formatted(found.people().size(), role.needed()),
                    "name more people in " + role.place());
        }
        return new Ok(found.people().size() + " people, all members");
    }

    private void group(String id, String team, Found found) {
        switch (checkup.members(id)) {
            case Heard<List<String>>(List<String> members) -> {
                if (members.isEmpty()) {
                    found.wrong().put(id, "is an empty user group");
                }
                members.stream()
                        .limit(MOST_ASKED)
                        .forEach(member -> {
                            Found own =
                                    new Found(
                                            new LinkedHashSet<>(), new TreeMap<>(), found.unknown);
                            person(member, team, own);
                            found.people().addAll(own.people());
                        });
            }
            case Refused<List<String>>(String error) ->
                    found.wrong().put(id, "is no user group (" + error + ")");
            case Silent<List<String>>(String why) ->
                    found.unknown().add(id + ": Slack did not answer: " + why);
        }
    }

    private void person(String id, String team, Found found) {
        switch (kinds.computeIfAbsent(id, user -> checkup.kind(user, team))) {
            case Heard<Person.Kind>(Person.Kind kind) -> {
                if (kind == Person.Kind.MEMBER) {
                    found.people().add(id);
                } else {
                    found.wrong().put(id, "is " + kind.name().toLowerCase(Locale.ROOT));
                }
            }
            case Refused<Person.Kind>(String error) ->
                    found.wrong().put(id, "is not there (" + error + ")");
            case Silent<Person.Kind>(String why) ->
                    found.unknown().add(id + ": Slack did not answer: " + why);
        }
    }
}
