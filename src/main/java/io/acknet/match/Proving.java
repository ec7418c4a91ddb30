package io.acknet.match;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Page;
import io.acknet.knowledge.Refusal;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.match.Claim.Kind;
import io.acknet.match.Proof.Failed;
import io.acknet.match.Proof.Mistaken;
import io.acknet.match.Proof.Shadow;
import io.acknet.match.Proof.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the questions that topics bring to the matcher that was built from them.
///
/// 1. Every asking must find its topic: it is indexed.
/// 2. Every asking is tried once more as if it were not there. If it does not find its topic then, it
///    is weak: nobody who words it a little differently will be answered.
/// 3. Every must-match question has its topic first, confident or ambiguous.
/// 4. Every must-not-match question is not answered directly with the topic.
/// 5. From 2 and 3 follow confusion and shadows; from the tokens of askings, twins.
public final class Proving {
    private static final String NOTHING = "none";

    /// Of fewer questions nobody can say where most of them lead.
    private static final int FEWEST = 3;

    private final Library library;
    private final Matcher matcher;
    private final Map<String, Page> pages;
    private final List<Failed> failures = new ArrayList<>();
    private final List<Failed> weak = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();

    private Proving(Matcher matcher) {
        this.library = matcher.library();
        this.matcher = matcher;
        this.pages =
                library.pages().stream().collect(Collectors.toMap(Page::file, Function.identity()));
    }

    /// Hears how many of the questions have been tried.
    @FunctionalInterface
    public interface Progress {
        void at(int done, int of);
    }

    public static Proof of(Matcher matcher) {
        return of(matcher, (_, _) -> {});
    }

    public static Proof of(Matcher matcher, Progress progress) {
        return new Proving(matcher).proof(progress);
    }

    private Proof proof(Progress progress) {
        List<List<Claim>> claims = library.topics().stream().map(Claim::of).toList();
        int all = claims.stream().mapToInt(List::size).sum();
        int done = 0;
        for (int ordinal = 0; ordinal < claims.size(); ordinal++) {
            Map<String, Integer> found = new TreeMap<>();
            for (Claim claim : claims.get(ordinal)) {
                answered(claim, ordinal).ifPresent(topic -> found.merge(topic, 1, Integer::sum));
                progress.at(++done, all);
            }
            tallies.add(tally(library.topics().get(ordinal).id(), found));
        }
        List<Claim> flat = claims.stream().flatMap(List::stream).toList();
        return new Proof(
                flat,
                failures,
                weak,
                tallies,
                shadows(),
                Likeness.twins(matcher, flat),
                untested());
    }

    /// What the question leads to when it is not indexed; empty for one that must not match.
    private Optional<String> answered(Claim claim, int ordinal) {
        Outcome outcome = matcher.outcome(labelled(claim));
        String found = found(outcome);
        return switch (claim.kind()) {
            case ASKING -> {
                if (outcome.rank() != 1) {
                    failures.add(failed(claim, outcome, "does not find its topic"));
                }
                Outcome without = matcher.withoutAsking(claim.text(), ordinal);
                if (!found(without).equals(claim.topic())) {
                    weak.add(failed(claim, without, "is weak"));
                }
                yield Optional.of(found(without));
            }
            case MATCH -> {
                if (!found.equals(claim.topic())) {
                    failures.add(failed(claim, outcome, "must match"));
                }
                yield Optional.of(found);
            }
            case REJECT -> {
                if (outcome.direct() && outcome.rank() == 1) {
                    failures.add(failed(claim, outcome, "must not match"));
                }
                yield Optional.empty();
            }
        };
    }

    private static Labelled labelled(Claim claim) {
        String group = Lang.of(claim.text()).code();
        return new Labelled(claim.text(), group, Optional.of(claim.topic()), claim.text());
    }

    private static String found(Outcome outcome) {
        return outcome.none() ? NOTHING : outcome.topics().getFirst();
    }

    private Failed failed(Claim claim, Outcome outcome, String problem) {
        String file = claim.topic() + ".md";
        Page page = pages.getOrDefault(file, new Page(file, ""));
        String found = found(outcome);
        Refusal told =
                new Refusal(
                        file,
                        page.lastLineOfItem(claim.text()),
                        "\"%s\" %s, and %s"
                                .formatted(claim.text(), problem, fate(outcome.outcome(), found)),
                        cure(claim.kind()));
        return new Failed(claim, outcome.outcome(), found, told);
    }

    private static String fate(String outcome, String found) {
        return switch (outcome) {
            case "confident" -> "is answered with " + found;
            case "ambiguous" -> "is offered " + found + " first";
            default -> "finds nothing";
        };
    }

    private static String cure(Kind kind) {
        return switch (kind) {
            case ASKING -> "word it so that only this topic can be meant, or add askings like it";
            case MATCH -> "add askings that say it, or teach lexicon.yaml its words";
            case REJECT -> "take out askings that say it, or name its subject in lexicon.yaml";
        };
    }

    private static Tally tally(String topic, Map<String, Integer> found) {
        List<Mistaken> mistaken =
                found.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(topic))
                        .map(entry -> new Mistaken(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(Mistaken::times).reversed())
                        .toList();
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        return new Tally(topic, all, found.getOrDefault(topic, 0), mistaken);
    }

    private List<Shadow> shadows() {
        List<Shadow> shadows = new ArrayList<>();
        for (Tally tally : tallies) {
            tally.mistaken().stream()
                    .filter(other -> !other.found().equals(NOTHING))
                    .filter(other -> tally.questions() >= FEWEST)
                    .filter(other -> 2 * other.times() > tally.questions())
                    .map(other ->
                            new Shadow(
                                    tally.topic(), other.found(), other.times(), tally.questions()))
                    .forEach(shadows::add);
        }
        return shadows;
    }

    private List<String> untested() {
        return library.topics().stream()
                .filter(topic -> topic.editions().values().stream().allMatch(Proving::untested))
                .map(Topic::id)
                .toList();
    }

    private static boolean untested(Topic.Edition edition) {
        return edition.probes().matches().isEmpty();
    }
}
