package io.acknet.match;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Library;
import java.util.List;
import java.util.Map;

/// The matcher without one of the things that make its confidence.
enum Ablation {
    NOTHING,
    ANSWERS,
    CONCEPTS,
    CONCEPT_WEIGHT,
    FOREIGN_SUBJECTS,
    FOREIGN_COSTS,
    ODDS_OF_WORDS,
    ODDS_OF_MEANINGS,
    SHARE_OF_PHRASINGS,
    STOP_PHRASES,
    LINES_OF_ELSEWHERE,
    TYPO_TOLERANCE,
    HOMOPHONES,
    LESS_FOR_THE_MISSPELT,
    LESS_FOR_HOMOPHONES;

    private static final Limits NONE = new Limits(0, 0, 0);

    Matcher matcher(Library library) {
        return Matcher.of(
                Library.of(library.topics(), lexicon(library.lexicon())), scoring(), NONE);
    }

    private Lexicon lexicon(Lexicon all) {
        Map<String, List<String>> concepts = this == CONCEPTS ? Map.of() : all.concepts();
        Map<String, List<String>> foreign = this == FOREIGN_SUBJECTS ? Map.of() : all.foreign();
        List<String> stops = this == STOP_PHRASES ? List.of() : all.stops();
        List<String> elsewhere = this == LINES_OF_ELSEWHERE ? List.of() : all.elsewhere();
        return new Lexicon(concepts, foreign, stops, all.glossary(), elsewhere);
    }

    /// Without the share of phrasings that have a word, one phrasing is as good as all of them.
    private Scoring scoring() {
        Scoring all = Scoring.PLAIN;
        return new Scoring(
                this == ANSWERS ? 0 : all.body(),
                this == CONCEPT_WEIGHT ? 1 : all.concept(),
                this == FOREIGN_COSTS ? 0 : all.foreign(),
                this == ODDS_OF_WORDS ? 0 : all.usage(),
                this == ODDS_OF_MEANINGS ? 0 : all.meaning(),
                this == SHARE_OF_PHRASINGS ? 0 : all.once(),
                this == SHARE_OF_PHRASINGS ? 0 : all.share(),
                this == TYPO_TOLERANCE ? 0 : this == LESS_FOR_THE_MISSPELT ? 1 : all.misspelt(),
                this == HOMOPHONES ? 0 : this == LESS_FOR_HOMOPHONES ? 1 : all.homophone());
    }

    String title() {
        String words = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return this == NOTHING ? "all of it" : "without " + words;
    }
}
