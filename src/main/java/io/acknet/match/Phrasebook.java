package io.acknet.match;

import io.acknet.knowledge.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The lexicon as a tree of atoms: finds the longest known phrase that begins at an atom. A phrase
/// may stand for several concepts.
final class Phrasebook {
    private final Node root = new Node();

    Phrasebook(Lexicon lexicon, Atoms atoms) {
        lexicon.stops().forEach(phrase -> add(phrase, Sense.STOP, atoms));
        lexicon.concepts().forEach((name, phrases) -> addAll(phrases, Sense.concept(name), atoms));
        lexicon.foreign().forEach((name, phrases) -> addAll(phrases, Sense.foreign(name), atoms));
    }

    private Phrasebook() {}

    /// A book of meanings only.
    ///
    /// @param phrases meaning → the ways to say it
    static Phrasebook of(Map<String, List<String>> phrases, Atoms atoms) {
        Phrasebook book = new Phrasebook();
        phrases.forEach((meaning, ways) -> book.addAll(ways, new Sense(meaning), atoms));
        return book;
    }

    /// The longest phrase at this position; length 0 when none begins there.
    Found longestAt(List<Atom> text, int from) {
        Node node = root;
        Found best = Found.NOTHING;
        for (int i = from; i < text.size(); i++) {
            Node next = node.children.get(text.get(i).text());
            if (next == null || text.get(i).is(Atom.Kind.BREAK)) {
                break;
            }
            node = next;
            if (node.found.length() > 0) {
                best = node.found;
            }
        }
        return best;
    }

    /// Whether this atom alone is a stop phrase.
    boolean stops(Atom atom) {
        Node node = root.children.get(atom.text());
        return node != null && node.stop;
    }

    private void addAll(List<String> phrases, Sense sense, Atoms atoms) {
        phrases.forEach(phrase -> add(phrase, sense, atoms));
    }

    private void add(String phrase, Sense sense, Atoms atoms) {
        List<Atom> path =
                atoms.of(phrase).stream().filter(atom -> !atom.is(Atom.Kind.BREAK)).toList();
        insert(path.stream().map(Atom::text).toList(), sense);
        if (path.size() > 1 && path.stream().allMatch(atom -> atom.is(Atom.Kind.WORD))) {
            insert(joined(phrase, atoms), sense);
        }
    }

    /// `host port` is often written `hostport`.
    private static List<String> joined(String phrase, Atoms atoms) {
        String letters = phrase.replaceAll("[\\s_.-]+", "").toLowerCase(java.util.Locale.ROOT);
        return atoms.of(letters).stream().map(Atom::text).toList();
    }

    private void insert(List<String> path, Sense sense) {
        if (path.isEmpty()) {
            return;
        }
        Node node = root;
        for (String step : path) {
            node = node.children.computeIfAbsent(step, any -> new Node());
        }
        node.add(sense, path.size());
    }

    /// @param length in atoms
    /// @param terms the tokens of its concepts and foreign subjects; none for a mere stop phrase
    record Found(int length, List<String> terms) {
        static final Found NOTHING = new Found(0, List.of());

        boolean stop() {
            return length > 0 && terms.isEmpty();
        }
    }

    /// @param term the token that stands for the meaning in the index
    record Sense(String term) {
        static final Sense STOP = new Sense("");

        static Sense concept(String name) {
            return new Sense(Token.CONCEPT + name);
        }

        static Sense foreign(String name) {
            return new Sense(Token.FOREIGN + name);
        }
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private Found found = Found.NOTHING;
        private boolean stop;

        void add(Sense sense, int length) {
            boolean stops = sense.equals(Sense.STOP);
            Stream<String> terms =
                    Stream.concat(
                            found.terms().stream(), Stream.of(sense.term()).filter(_ -> !stops));
            stop |= stops;
            found = new Found(length, terms.distinct().sorted().toList());
        }
    }
}
