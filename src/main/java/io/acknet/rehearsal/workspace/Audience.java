package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/// The screens that people look at: whoever watches hears of each change in the order it happened.
final class Audience {
    private final List<Screen> screens = new CopyOnWriteArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    /// One open page of one person.
    record Screen(String personId, BlockingQueue<ObjectNode> events) {}

    Screen open(String personId) {
        Screen screen = new Screen(personId, new LinkedBlockingQueue<>());
        screens.add(screen);
        return screen;
    }

    void close(Screen screen) {
        screens.remove(screen);
    }

    boolean nobodyWatches() {
        return screens.isEmpty();
    }

    void tellAll(ObjectNode event) {
        tell(anybody -> true, event);
    }

    void tell(Predicate<String> who, ObjectNode event) {
        for (Screen screen : screens) {
            if (who.test(screen.personId())) {
                screen.events().add(event);
            }
        }
    }

    /// A word from Slack itself, as its warning that the app did not answer.
    void notice(Notice notice) {
        synchronized (notices) {
            notices.add(notice);
        }
        ObjectNode event = Json.object().put("type", "notice").put("level", notice.level());
        event.set("text", PageShapes.text(notice.text()));
        tell(notice.personId()::equals, event);
    }

    List<Notice> noticesOf(String personId) {
        synchronized (notices) {
            return notices.stream().filter(notice -> notice.personId().equals(personId)).toList();
        }
    }

    /// @param level `info` or `warn`
    record Notice(String personId, Text text, String level) {}
}
