package io.acknet.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of single Chinese characters: the simplified form of a traditional one, and how one
/// sounds without its tone. Both tables were generated once; their head says from what.
final class HanTables {
    private final Map<Character, Character> simplified;
    private final Map<Character, String> sounds;

    private HanTables(Map<Character, Character> simplified, Map<Character, String> sounds) {
        this.simplified = Map.copyOf(simplified);
        this.sounds = Map.copyOf(sounds);
    }

    static HanTables load() {
        Map<Character, Character> simplified = new HashMap<>();
        Map<Character, String> sounds = new HashMap<>();
        for (String[] row : rows("simplified.txt")) {
            row[1].chars().forEach(c -> simplified.put((char) c, row[0].charAt(0)));
        }
        for (String[] row : rows("pinyin.txt")) {
            row[1].chars().forEach(c -> sounds.put((char) c, row[0]));
        }
        return new HanTables(simplified, sounds);
    }

    String simplify(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < '\u3400' ? c : (char) simplified.getOrDefault(c, c));
        }
        return out.toString();
    }

    /// The syllables of a run of characters; empty when one of them is rare.
    Optional<String> sound(String run) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            String sound = sounds.get(run.charAt(i));
            if (sound == null) {
                return Optional.empty();
            }
            out.append(sound).append('\'');
        }
        return Optional.of(out.toString());
    }

    private static List<String[]> rows(String name) {
        return Table.lines(name).stream().map(line -> line.split(" ", 2)).toList();
    }
}
