package io.acknet.match;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.lang.Lang;
import io.acknet.match.Match.Hit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the topic that answers a question, or says that there is none.
///
/// 1. A long message is looked at whole and sentence by sentence (`Passages`).
/// 2. The question becomes tokens, misspelt words mended (`Analysis`, `Corrections`).
/// 3. At most 64 of them, the rarest, look for the nearest topics (`TopicIndex`).
/// 4. Each candidate's confidence is the weight of what it has of the question, and the odds that who
///    says these words means it and nothing elsewhere; less for foreign subjects (`Judgement`).
/// 5. The limits make one of three bands of it (`Limits`).
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
    private final Groundwork groundwork;
    private final Supplier<IndexPlace> places;
    private final TopicIndex index;
    private final Corrections corrections;
    private final Scoring scoring;
    private final Limits limits;

    private Matcher(
            Library library,
            Groundwork groundwork,
            Scoring scoring,
            Limits limits,
            Supplier<IndexPlace> places) {
        this.library = library;
        this.groundwork = groundwork.with(library.topics());
        this.places = places;
        this.index = TopicIndex.of(library, this.groundwork, scoring, places.get());
        this.corrections = new Corrections(index, this.groundwork, scoring);
        this.scoring = scoring;
        this.limits = limits;
    }

    /// A matcher with the limits that came with the program, warmed up.
    public static Matcher of(Library library) {
        return of(library, Scoring.PLAIN, Limits.bundled());
    }

    static Matcher of(Library library, Scoring scoring, Limits limits) {
        Groundwork groundwork = Groundwork.of(library.lexicon());
        return warm(new Matcher(library, groundwork, scoring, limits, IndexPlace::memory));
    }

    /// For a library that is too large for memory: the index lies in files, which are mapped.
    ///
    /// @param directory exists; gets a directory of this index, which goes when the matcher is closed
    public static Matcher mapped(Library library, Path directory) {
        Supplier<IndexPlace> files = () -> IndexPlace.within(directory);
        Groundwork groundwork = Groundwork.of(library.lexicon());
        return warm(new Matcher(library, groundwork, Scoring.PLAIN, Limits.bundled(), files));
    }

    /// A matcher for the library as it has become; this one stays as it is. Where the lexicon is still
    /// the same, only topics that have changed are read.
    public Matcher with(Library changed) {
        Groundwork same = groundwork.with(changed.lexicon());
        return warm(new Matcher(changed, same, scoring, limits, places));
    }

    private static Matcher warm(Matcher matcher) {
        matcher.match(WARM_UP);
        return matcher;
    }

    /// Why a question leads where it leads.
    ///
    /// @throws IllegalStateException after `close`
    public Explanation explain(String question) {
        try (Reading reading = reading()) {
            List<Judged> judged = judged(question, Without.NOTHING, reading);
            List<Token> tokens = tokens(Passages.of(question).getFirst(), reading);
            return Explanation.of(band(hits(judged)), limits, tokens, judged, library);
        }
    }

    /// What is looked up for a question: words, pairs of characters, concepts. Two questions that share
    /// most of these say nearly the same.
    ///
    /// @throws IllegalStateException after `close`
    public Set<String> terms(String question) {
        return tokens(question).stream().map(Token::term).collect(Collectors.toSet());
    }

    /// @throws IllegalStateException after `close`
    public Match match(String question) {
        try (Reading reading = reading()) {
            return band(hits(judged(question, Without.NOTHING, reading)));
        }
    }

    /// Keeps it open. Empty after `close`, once nobody uses it any more.
    Optional<Reading> tryReading() {
        return index.reading();
    }

    private Match band(List<Hit> hits) {
        return limits.band(hits, SUGGESTIONS);
    }

    private Reading reading() {
        return tryReading().orElseThrow(Matcher::closed);
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
        return outcome(question, Without.NOTHING);
    }

    /// What would become of each asking, and of each line of `elsewhere`, if it were not there: the
    /// questions nearest to those that people will ask and that nobody has written down yet.
    List<Outcome> leaveOneOut() {
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
        return leftOut(asking, Optional.of(topic.id()), Without.askingOf(ordinal, (int) copies));
    }

    private static Stream<String> phrasings(Edition edition) {
        return Stream.concat(Stream.of(edition.title()), edition.askings().stream());
    }

    private Outcome leftOut(String text, Optional<String> topic, Without without) {
        return outcome(new Labelled(text, Lang.of(text).code(), topic, text), without);
    }

    private Outcome outcome(Labelled question, Without without) {
        try (Reading reading = reading()) {
            List<Hit> hits = hits(judged(question.text(), without, reading));
            return Outcome.of(question, band(hits), hits);
        }
    }

    /// What it was built from.
    public Library library() {
        return library;
    }

    /// All candidates, the best first, whatever the band.
    List<Hit> ranked(String question) {
        try (Reading reading = reading()) {
            return hits(judged(question, Without.NOTHING, reading));
        }
    }

    private List<Hit> hits(List<Judged> candidates) {
        return candidates.stream()
                .map(judged -> new Hit(index.topic(judged.ordinal()), judged.confidence()))
                .toList();
    }

    /// Each topic as the passage shows it that speaks most for it. A foreign subject counts in all
    /// passages, wherever it stands.
    private List<Judged> judged(String question, Without without, Reading reading) {
        Map<Integer, Judged> best = new LinkedHashMap<>();
        List<Weighted> foreign = new ArrayList<>();
        for (String passage : Passages.of(question)) {
            List<Weighted> terms = terms(passage, foreign, reading);
            if (best.isEmpty()) {
                terms.stream().filter(term -> term.token().foreign()).forEach(foreign::add);
            }
            for (Judged judged : judged(terms, without, reading)) {
                best.merge(judged.ordinal(), judged, Judged::better);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .toList();
    }

    private List<Judged> judged(List<Weighted> terms, Without without, Reading reading) {
        List<Integer> nearest = reading.nearest(terms, scoring.body(), CANDIDATES);
        Standing standing = new Standing(reading, terms, nearest);
        Judgement judgement = new Judgement(scoring, terms, standing, without);
        return nearest.stream().map(judgement::of).toList();
    }

    /// The tokens of a question, misspelt words mended.
    List<Token> tokens(String question) {
        try (Reading reading = reading()) {
            return tokens(question, reading);
        }
    }

    private List<Token> tokens(String question, Reading reading) {
        return groundwork
                .analysis()
                .tokens(corrections.mend(groundwork.analysis().atoms(question), reading));
    }

    /// @param more what counts wherever it stands
    private List<Weighted> terms(String question, List<Weighted> more, Reading reading) {
        return Stream.concat(
                        tokens(question, reading).stream().map(token -> weighted(token, reading)),
                        more.stream())
                .distinct()
                .sorted(Comparator.comparingDouble(Weighted::weight).reversed())
                .limit(MOST_TERMS)
                .toList();
    }

    private Weighted weighted(Token token, Reading reading) {
        double kind = token.concept() ? scoring.concept() : 1;
        return new Weighted(token, reading.rarity(token.term()) * token.sure() * kind);
    }
}
