package io.acknet.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Questions as they come from hasty fingers. The same slip each time.
final class Slips {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{5,}");
    private static final Pattern PAIR = Pattern.compile("[\\u4E00-\\u9FFF]{4,}");

    private final Map<Character, Character> homophones = new HashMap<>();

    Slips() {
        for (String row : Table.lines("pinyin.txt")) {
            String characters = row.split(" ", 2)[1];
            for (int i = 0; i < characters.length(); i++) {
                char next = characters.charAt((i + 1) % characters.length());
                homophones.put(characters.charAt(i), next);
            }
        }
    }

    /// In the longest word two neighbours have changed places.
    List<Labelled> misspelt(List<Labelled> questions) {
        return questions.stream().flatMap(q -> misspelt(q).stream()).toList();
    }

    /// The third character of the longest run of Chinese became another one that sounds the same.
    List<Labelled> misheard(List<Labelled> questions) {
        return questions.stream().flatMap(q -> misheard(q).stream()).toList();
    }

    private static Optional<Labelled> misspelt(Labelled question) {
        return longest(WORD, question.text())
                .map(word -> {
                    int at = word.start() + word.group().length() / 2;
                    char[] text = question.text().toCharArray();
                    char moved = text[at];
                    text[at] = text[at - 1];
                    text[at - 1] = moved;
                    return with(question, new String(text));
                });
    }

    private Optional<Labelled> misheard(Labelled question) {
        return longest(PAIR, question.text())
                .map(run -> {
                    char[] text = question.text().toCharArray();
                    int at = run.start() + 2;
                    text[at] = homophones.getOrDefault(text[at], text[at]);
                    return with(question, new String(text));
                });
    }

    private static Optional<MatchResult> longest(Pattern pattern, String text) {
        MatchResult[] all = pattern.matcher(text).results().toArray(MatchResult[]::new);
        return Arrays.stream(all).max(Comparator.comparingInt(found -> found.group().length()));
    }

    private static Labelled with(Labelled question, String text) {
        return new Labelled(question.id(), question.group(), question.topic(), text);
    }
}
