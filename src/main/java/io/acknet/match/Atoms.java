package io.acknet.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.EnglishStemmer;

/// Cuts a text into atoms. The same for what is indexed and what is asked.
///
/// 1. NFKC, so that full-width forms and ligatures are one with the plain ones; traditional
///    characters become simplified, words of Taiwan and Hong Kong those of the mainland; what has no
///    width goes.
/// 2. Runs of letters and digits, joined by `-`, `_`, `.`, are one identifier; its parts, cut at the
///    joints and where the case changes, are one word each, stemmed. `IPs` and `IPv6` are one word.
/// 3. Versions, addresses and ranges stay whole.
/// 4. Each Chinese character is an atom of its own.
final class Atoms {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}]+");
    private static final Pattern NUMBER =
            Pattern.compile("[vV]?\\d+(?:[.]\\d+)*(?:/\\d+)?(?![\\p{L}\\d&&[^\\p{IsHan}]])");
    private static final Pattern JOINT =
            Pattern.compile(
                    "[-_.]+|(?<=[\\p{Ll}\\d])(?=\\p{Lu})"
                            + "|(?<=\\p{Lu})(?=\\p{Lu}(?!(?:s|v\\d)(?![\\p{L}\\d]))\\p{Ll})");

    /// Longer runs are no words of a language but hashes, tokens, encoded blobs.
    private static final int LONGEST_WORD = 40;

    private final HanTables tables;

    Atoms(HanTables tables) {
        this.tables = tables;
    }

    String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return tables.mainland(tables.simplify(INVISIBLE.matcher(plain).replaceAll("")));
    }

    List<Atom> of(String text) {
        List<Atom> atoms = new ArrayList<>();
        EnglishStemmer stemmer = new EnglishStemmer();
        String folded = fold(text);
        Matcher number = NUMBER.matcher(folded);
        int at = 0;
        while (at < folded.length()) {
            int end = folded.offsetByCodePoints(at, 1);
            int character = folded.codePointAt(at);
            if (Characters.digitAt(folded, at) && number.region(at, folded.length()).lookingAt()) {
                end = number.end();
                atoms.add(Atom.number(number(number.group())));
            } else if (Characters.han(character)) {
                atoms.add(Atom.han(folded.substring(at, end)));
            } else if (Characters.letter(character)) {
                end = Characters.endOfRun(folded, at);
                words(folded.substring(at, end), stemmer, atoms);
            } else if (!Characters.joins(character)) {
                atoms.add(Atom.GAP);
            }
            at = end;
        }
        return atoms;
    }

    private static String number(String text) {
        return text.startsWith("v") || text.startsWith("V") ? text.substring(1) : text;
    }

    private static void words(String run, EnglishStemmer stemmer, List<Atom> atoms) {
        List<String> parts = Characters.plain(run) ? List.of(run) : List.of(JOINT.split(run));
        String whole = parts.size() > 1 ? run.toLowerCase(Locale.ROOT) : "";
        boolean first = true;
        for (String part : parts) {
            if (!part.isEmpty() && part.length() <= LONGEST_WORD) {
                String word = part.toLowerCase(Locale.ROOT);
                String stem = stem(word, stemmer);
                atoms.add(new Atom(Atom.Kind.WORD, stem, word, whole, first, 1));
                first = false;
            }
        }
    }

    String stem(String word) {
        return stem(word, new EnglishStemmer());
    }

    private static String stem(String word, EnglishStemmer stemmer) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
