package io.acknet.knowledge.imports;

import io.acknet.lang.Sha256;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Gives ids to topics: words of the English title, or the Latin words of a Chinese one and a short
/// hash. The same titles in the same order always get the same ids.
final class Slugs {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    "a", "an", "and", "are", "as", "at", "be", "by", "can", "could", "did", "do",
                    "does", "for", "from", "has", "have", "how", "i", "if", "in", "is", "it", "its",
                    "may", "me", "my", "of", "on", "or", "s", "should", "so", "t", "than", "that",
                    "the", "their", "there", "these", "they", "this", "to", "was", "we", "were",
                    "what", "when", "where", "which", "who", "why", "will", "with", "you", "your");

    /// Enough to recognise the question, and short enough to type.
    private static final int WORDS = 7;

    /// Six hexadecimal digits: with a thousand topics, two share one in three runs of a hundred.
    private static final int HASH_DIGITS = 6;

    private final Set<String> given = new HashSet<>();

    /// @param english the title in English, where there is one
    /// @param chinese the title in Chinese, where there is one
    /// @param stem the name of the document, for titles without a single Latin word
    String next(Optional<String> english, Optional<String> chinese, String stem) {
        String title = english.or(() -> chinese).orElse(stem);
        String slug = english.map(text -> words(text, EMPTY_WORDS)).orElse("");
        if (slug.isEmpty()) {
            String latin = words(title, Set.of());
            String front = latin.isEmpty() ? words(stem, Set.of()) : latin;
            slug = (front.isEmpty() ? "topic" : front) + "-" + hash(Wording.norm(title));
        }
        String id = slug;
        for (int i = 0; !given.add(id); i++) {
            id = slug + "-" + hash(stem + "\n" + title + (i == 0 ? "" : "\n" + i));
        }
        return id;
    }

    private static String words(String title, Set<String> without) {
        String ascii =
                java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT);
        List<String> words =
                WORD.matcher(ascii)
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !without.contains(word))
                        .limit(WORDS)
                        .toList();
        return String.join("-", words);
    }

    private static String hash(String text) {
        return Sha256.of(text).substring(0, HASH_DIGITS);
    }
}
