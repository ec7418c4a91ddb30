package io.acknet.knowledge;

import io.acknet.lang.Lang;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line that people who asked have added to a topic.
///
/// @param topic id of the topic
/// @param text one line
public record Addition(String topic, Lang lang, Kind kind, String text) {

    /// Which list of the topic the line belongs to.
    public enum Kind {
        ASKING,
        MATCH,
        REJECT;

        /// As it stands in a file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }
}
