package io.acknet.match;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.lang.Lang;
import io.acknet.match.Match.Hit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the topic that answers a question, or says that there is none.
///
/// 1. The question becomes tokens, misspelt words mended (`Analysis`, `Corrections`).
/// 2. At most 64 of them, the rarest, look for the nearest topics (`TopicIndex`).
/// 3. Each candidate's confidence is the weight of what it has of the question, less that of foreign
///    subjects and of known words which it has not (`Scoring`).
/// 4. The limits make one of three bands of it (`Limits`).
///
/// Immutable and safe for many threads. Closed, it takes no more questions; those that it has are
/// answered, and then its index goes.
public final class Matcher implements AutoCloseable {
    /// A long paste says the same many times; its rarest words are enough.
    private static final int MOST_TERMS = 64;

    private static final int CANDIDATES = 10;
    private static final int SUGGESTIONS = 3;
    private static final String WARM_UP = "Pod 访问自己的 Service 不通 hairpn";

    private final Library library;
    private final Analysis analysis;
    private final TopicIndex index;
    private final Corrections corrections;
    private final Scoring scoring;
    private final Limits limits;

    private Matcher(Library library, Scoring scoring, Limits limits, IndexPlace place) {
        HanTables tables = HanTables.load();
        this.library = library;
        this.analysis = new Analysis(library.lexicon(), tables);
        this.index = TopicIndex.of(library, analysis, scoring, place);
        this.corrections = new Corrections(index, analysis, tables);
        this.scoring = scoring;
        this.limits = limits;
    }

    /// A matcher with the limits that came with the program, warmed up.
    public static Matcher of(Library library) {
        return of(library, Scoring.PLAIN, Limits.bundled());
    }

    static Matcher of(Library library, Scoring scoring, Limits limits) {
        return warm(new Matcher(library, scoring, limits, IndexPlace.memory()));
    }

    /// For a library that is too large for memory: the index lies in files, which are mapped.
    ///
    /// @param directory exists; gets a directory of this index, which goes when the matcher is closed
    public static Matcher mapped(Library library, Path directory) {
        IndexPlace files = IndexPlace.within(directory);
        return warm(new Matcher(library, Scoring.PLAIN, Limits.bundled(), files));
    }

    private static Matcher warm(Matcher matcher) {
        matcher.match(WARM_UP);
        return matcher;
    }

    /// Why a question leads where it leads.
    ///
    /// @throws IllegalStateException after `close`
    public Explanation explain(String question) {
        try (TopicIndex.Use _ = use()) {
            return Explanation.of(
                    answer(question), limits, tokens(question), judged(question), library);
        }
    }

    /// @throws IllegalStateException after `close`
    public Match match(String question) {
        try (TopicIndex.Use _ = use()) {
            return answer(question);
        }
    }

    /// Empty after `close`, once nobody uses it any more.
    Optional<TopicIndex.Use> tryUse() {
        return index.use();
    }

    private Match answer(String question) {
        return limits.band(ranked(question), SUGGESTIONS);
    }

    private TopicIndex.Use use() {
        return tryUse().orElseThrow(Matcher::closed);
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the matcher is closed");
    }

    @Override
    public void close() {
        index.close();
    }

    /// What becomes of a labelled question.
    Outcome outcome(Labelled question) {
        try (TopicIndex.Use _ = use()) {
            List<Hit> hits = ranked(question.text());
            return Outcome.of(question, limits.band(hits, SUGGESTIONS), hits);
        }
    }

    /// What would become of each asking, and of each line of `elsewhere`, if it were not there: the
    /// questions nearest to those that people will ask and that nobody has written down yet.
    List<Outcome> leaveOneOut() {
        try (TopicIndex.Use _ = use()) {
            return leftOut();
        }
    }

    private List<Outcome> leftOut() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int ordinal = 0; ordinal < library.topics().size(); ordinal++) {
            Topic topic = library.topics().get(ordinal);
            for (Edition edition : topic.editions().values()) {
                for (String asking : edition.askings()) {
                    outcomes.add(withoutAsking(asking, ordinal));
                }
            }
        }
        for (String line : library.lexicon().elsewhere()) {
            outcomes.add(leftOut(line, Optional.empty(), Without.LINE));
        }
        return outcomes;
    }

    /// What would become of an asking of the topic with this ordinal, if it were not there.
    Outcome withoutAsking(String asking, int ordinal) {
        Topic topic = library.topics().get(ordinal);
        long copies =
                topic.editions().values().stream()
                        .flatMap(Matcher::phrasings)
                        .filter(asking::equalsIgnoreCase)
                        .count();
        try (TopicIndex.Use _ = use()) {
            Without without = Without.askingOf(ordinal, (int) copies);
            return leftOut(asking, Optional.of(topic.id()), without);
        }
    }

    private static Stream<String> phrasings(Edition edition) {
        return Stream.concat(Stream.of(edition.title()), edition.askings().stream());
    }

    private Outcome leftOut(String text, Optional<String> topic, Without without) {
        Labelled question = new Labelled(text, Lang.of(text).code(), topic, text);
        List<Hit> hits = hits(judged(text, without));
        return Outcome.of(question, limits.band(hits, SUGGESTIONS), hits);
    }

    /// What it was built from.
    public Library library() {
        return library;
    }

    /// All candidates, the best first, whatever the band.
    List<Hit> ranked(String question) {
        return hits(judged(question));
    }

    private List<Hit> hits(List<Judged> candidates) {
        return candidates.stream()
                .map(judged -> new Hit(index.topic(judged.ordinal()), judged.confidence()))
                .toList();
    }

    List<Judged> judged(String question) {
        return judged(question, Without.NOTHING);
    }

    private List<Judged> judged(String question, Without without) {
        List<Weighted> terms = terms(question);
        List<Integer> nearest = index.nearest(terms, scoring.body(), CANDIDATES);
        Judgement judgement =
                new Judgement(scoring, terms, new Standing(index, terms, nearest), without);
        return nearest.stream()
                .map(judgement::of)
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .toList();
    }

    /// The tokens of a question, misspelt words mended.
    List<Token> tokens(String question) {
        return analysis.tokens(corrections.mend(analysis.atoms(question)));
    }

    private List<Weighted> terms(String question) {
        Stream<Weighted> weighted = tokens(question).stream().map(this::weighted);
        return weighted.sorted(Comparator.comparingDouble(Weighted::weight).reversed())
                .limit(MOST_TERMS)
                .toList();
    }

    private Weighted weighted(Token token) {
        double kind = token.concept() ? scoring.concept() : 1;
        return new Weighted(token, index.rarity(token.term()) * token.sure() * kind);
    }
}
