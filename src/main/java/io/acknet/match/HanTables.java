package io.acknet.match;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of Chinese characters: the simplified form of a traditional one, how one sounds
/// without its tone, and which words Taiwan and Hong Kong have for the same thing. The head of each
/// table says where it is from.
final class HanTables {
    private final Map<Character, Character> simplified;
    private final Map<Character, String> sounds;
    private final Map<Character, List<Regional>> regional;

    private HanTables(
            Map<Character, Character> simplified,
            Map<Character, String> sounds,
            Map<Character, List<Regional>> regional) {
        this.simplified = Map.copyOf(simplified);
        this.sounds = Map.copyOf(sounds);
        this.regional = Map.copyOf(regional);
    }

    /// @param word in simplified characters, as it is said elsewhere
    private record Regional(String word, String plain) {
        static final Comparator<Regional> LONGEST =
                Comparator.comparingInt((Regional one) -> one.word().length()).reversed();
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
        return new HanTables(simplified, sounds, regional());
    }

    private static Map<Character, List<Regional>> regional() {
        return rows("regional.txt").stream()
                .flatMap(
                        row -> Stream.of(row[1].split(" ")).map(word -> new Regional(word, row[0])))
                .sorted(Regional.LONGEST)
                .collect(Collectors.groupingBy(one -> one.word().charAt(0)));
    }

    /// The words of Taiwan and Hong Kong become those of the knowledge, the longest one at each place.
    ///
    /// @param text in simplified characters
    String mainland(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int before = at;
            for (Regional one : regional.getOrDefault(text.charAt(at), List.of())) {
                if (at == before && text.startsWith(one.word(), at)) {
                    out.append(one.plain());
                    at += one.word().length();
                }
            }
            if (at == before) {
                out.append(text.charAt(at));
                at++;
            }
        }
        return out.toString();
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
