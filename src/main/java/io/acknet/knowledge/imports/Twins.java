package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds which question of a Chinese document is which of its English twin. A wrong pair is worse
/// than none, so in this order:
///
/// 1. The same anchor, or a link to the same numbered document.
/// 2. The same place in lists of contents of equal length, where one of the two has no address.
/// 3. The same code and names: each is the other's best, by a share that is no accident.
/// 4. The same place between two pairs, if both documents have as many questions, and neither shape
///    nor code speaks against it.
final class Twins {
    /// Weight of what two questions share, of all that they have: 1 is everything.
    private static final double ENOUGH = 0.35;

    /// With fewer names than this, having none in common says nothing.
    private static final int TELLING_TOKENS = 4;

    private final Reading chinese;
    private final Reading english;
    private final IdentityHashMap<Question, Signs> signs = new IdentityHashMap<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    private final boolean sharedAnchors;
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<Integer> usedChinese = new HashSet<>();
    private final Set<Integer> usedEnglish = new HashSet<>();

    /// @param how in words, for the report
    record Pair(Question chinese, Question english, String how) {}

    private Twins(Reading chinese, Reading english) {
        this.chinese = chinese;
        this.english = english;
        for (Reading reading : List.of(chinese, english)) {
            for (Question question : reading.questions()) {
                Signs own = Signs.of(question);
                signs.put(question, own);
                own.tokens().forEach(token -> frequency.merge(token, 1, Integer::sum));
            }
        }
        Set<String> anchors = anchors(chinese);
        anchors.retainAll(anchors(english));
        this.sharedAnchors = !anchors.isEmpty();
    }

    static List<Pair> of(Reading chinese, Reading english) {
        Twins twins = new Twins(chinese, english);
        twins.byAddress();
        twins.byContents();
        twins.byCode();
        twins.byPlace();
        return twins.pairs;
    }

    /// How many questions of two documents have the same address or code; 0 when they have nothing
    /// to do with each other. One question with the same code alone may be an accident.
    static int agreement(Reading chinese, Reading english) {
        Twins twins = new Twins(chinese, english);
        twins.byAddress();
        int addresses = twins.pairs.size();
        twins.byCode();
        return addresses == 0 && twins.pairs.size() == 1 ? 0 : twins.pairs.size();
    }

    private void byAddress() {
        for (int z = 0; z < chinese.questions().size(); z++) {
            for (int e = 0; e < english.questions().size(); e++) {
                Question one = chinese.questions().get(z);
                Question other = english.questions().get(e);
                if (same(one.document(), other.document())) {
                    pair(z, e, "links to the same document");
                } else if (same(one.anchor(), other.anchor())) {
                    pair(z, e, "same anchor");
                }
            }
        }
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    private void byContents() {
        if (chinese.contents().size() != english.contents().size()) {
            return;
        }
        for (int z = 0; z < chinese.questions().size(); z++) {
            for (int e = 0; e < english.questions().size(); e++) {
                Question one = chinese.questions().get(z);
                Question other = english.questions().get(e);
                boolean place =
                        one.stub()
                                && other.stub()
                                && place(chinese, one) == place(english, other)
                                && (one.document().isEmpty() || other.document().isEmpty());
                if (place) {
                    pair(z, e, "same place in the list of contents");
                }
            }
        }
    }

    private static int place(Reading reading, Question stub) {
        return reading.contents().indexOf(stub.elsewhere().orElseThrow());
    }

    private void byCode() {
        for (int z = 0; z < chinese.questions().size(); z++) {
            int e = best(z);
            if (e >= 0 && bestOf(e) == z) {
                pair(z, e, "same code and names");
            }
        }
    }

    private int best(int z) {
        int best = -1;
        double most = ENOUGH;
        for (int e = 0; e < english.questions().size(); e++) {
            double score = free(z, e) ? score(z, e) : 0;
            if (score > most) {
                most = score;
                best = e;
            }
        }
        return best;
    }

    private int bestOf(int e) {
        int best = -1;
        double most = ENOUGH;
        for (int z = 0; z < chinese.questions().size(); z++) {
            double score = free(z, e) ? score(z, e) : 0;
            if (score > most) {
                most = score;
                best = z;
            }
        }
        return best;
    }

    private boolean free(int z, int e) {
        return !usedChinese.contains(z) && !usedEnglish.contains(e) && anchorsAllow(z, e);
    }

    private boolean anchorsAllow(int z, int e) {
        Optional<String> one = chinese.questions().get(z).anchor();
        Optional<String> other = english.questions().get(e).anchor();
        return !sharedAnchors || one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private double score(int z, int e) {
        Set<String> one = signs(chinese, z).tokens();
        Set<String> other = signs(english, e).tokens();
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        double all = Math.sqrt(weight(one) * weight(other));
        return all == 0 ? 0 : weight(shared) / all;
    }

    /// A name that stands in both twins and nowhere else weighs 1; one that stands everywhere little.
    private double weight(Set<String> tokens) {
        return tokens.stream()
                .mapToDouble(token -> 2.0 / Math.max(2, frequency.getOrDefault(token, 2)))
                .sum();
    }

    private void byPlace() {
        List<Integer> local = local(chinese);
        List<Integer> others = local(english);
        if (local.size() != others.size()) {
            return;
        }
        for (int i = 0; i < local.size(); i++) {
            int z = local.get(i);
            int e = others.get(i);
            if (free(z, e) && between(local, others, i) && nothingAgainst(z, e)) {
                pair(z, e, "same place in both documents");
            }
        }
    }

    /// Whether the pairs found so far keep the order at this place.
    private boolean between(List<Integer> local, List<Integer> others, int place) {
        long before =
                pairs.stream()
                        .filter(p -> indexOf(chinese, p.chinese()) < local.get(place))
                        .count();
        long beforeToo =
                pairs.stream()
                        .filter(p -> indexOf(chinese, p.chinese()) < local.get(place))
                        .filter(p -> indexOf(english, p.english()) < others.get(place))
                        .count();
        return before == beforeToo;
    }

    private boolean nothingAgainst(int z, int e) {
        Signs one = signs(chinese, z);
        Signs other = signs(english, e);
        boolean strangers =
                one.tokens().size() >= TELLING_TOKENS
                        && other.tokens().size() >= TELLING_TOKENS
                        && score(z, e) == 0;
        return !strangers && one.fits(other);
    }

    private static List<Integer> local(Reading reading) {
        List<Integer> local = new ArrayList<>();
        for (int i = 0; i < reading.questions().size(); i++) {
            if (!reading.questions().get(i).stub()) {
                local.add(i);
            }
        }
        return local;
    }

    private void pair(int z, int e, String how) {
        if (usedChinese.contains(z) || usedEnglish.contains(e)) {
            return;
        }
        usedChinese.add(z);
        usedEnglish.add(e);
        pairs.add(new Pair(chinese.questions().get(z), english.questions().get(e), how));
    }

    private Signs signs(Reading reading, int question) {
        Signs found = signs.get(reading.questions().get(question));
        if (found == null) {
            throw new IllegalStateException("no signs of question " + question);
        }
        return found;
    }

    private static int indexOf(Reading reading, Question question) {
        return reading.questions().indexOf(question);
    }

    private static Set<String> anchors(Reading reading) {
        Set<String> anchors = new HashSet<>();
        reading.questions().forEach(question -> question.anchor().ifPresent(anchors::add));
        return anchors;
    }
}
