package io.acknet.load;

import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.Channel;
import io.acknet.rehearsal.workspace.Person;
import io.acknet.rehearsal.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A workspace with more people and channels than the rehearsal's, so that nobody is in two talks at
/// once. Both numbers are prime: a person asks in another channel each time.
final class Town {
    static final int PEOPLE = 1999;
    static final int CHANNELS = 101;

    private static final Text NOTHING = new Text("", "");

    private Town() {}

    static Workspace workspace() {
        Workspace small = Workspace.rehearsal();
        List<Person> people = IntStream.range(0, PEOPLE).mapToObj(Town::person).toList();
        Set<String> members = new HashSet<>(people.stream().map(Person::id).toList());
        members.add(small.app().botUser());
        List<Channel> channels =
                IntStream.range(0, CHANNELS)
                        .mapToObj(i ->
                                new Channel(
                                        channelId(i),
                                        "channel-" + i,
                                        Channel.Kind.CHANNEL,
                                        NOTHING,
                                        members,
                                        false))
                        .toList();
        return new Workspace(
                small.teamId(),
                small.name(),
                small.domain(),
                small.app(),
                people,
                channels,
                List.of());
    }

    static String personId(int number) {
        return "U0PERSON%04d".formatted(number % PEOPLE);
    }

    static String channelId(int number) {
        return "C0CHANNEL%03d".formatted(number % CHANNELS);
    }

    private static Person person(int number) {
        return new Person(
                personId(number),
                "person" + number,
                "Person " + number,
                NOTHING,
                Person.Kind.MEMBER,
                number % 2 == 0 ? "zh-CN" : "en-US",
                Workspace.rehearsal().teamId());
    }
}
