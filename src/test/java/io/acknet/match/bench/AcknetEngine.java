package io.acknet.match.bench;

import io.acknet.match.BackDoor;
import io.acknet.match.Matcher;
import java.util.List;

/// The matcher that acknet answers with.
record AcknetEngine(Matcher matcher) implements Engine {

    @Override
    public String name() {
        return "acknet";
    }

    @Override
    public List<Found> ranked(String question) {
        return BackDoor.ranked(matcher, question).stream()
                .map(hit -> new Found(hit.topic().id(), hit.score()))
                .toList();
    }

    @Override
    public void close() {
        matcher.close();
    }
}
