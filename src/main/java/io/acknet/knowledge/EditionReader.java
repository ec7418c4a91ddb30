package io.acknet.knowledge;

import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.knowledge.Topic.Probes;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the editions of a topic: `# zh: title`, then parts under `## label`. Lines inside code
/// fences are text, whatever they look like.
final class EditionReader {
    private static final Pattern TITLE = Pattern.compile("# (zh|en):\\s*(.*?)\\s*");
    private static final Pattern HEADING = Pattern.compile("(#{1,2})(\\s.*|[^#].*|)");
    private static final String ASKINGS = "askings";
    private static final String MATCHES = "matches";
    private static final String REJECTS = "rejects";

    /// Parts that hold questions, one per line.
    private static final List<String> LISTS = List.of(ASKINGS, MATCHES, REJECTS);

    private static final List<String> LABELS =
            Stream.concat(
                            LISTS.stream(),
                            Arrays.stream(Kind.values())
                                    .map(kind -> kind.name().toLowerCase(Locale.ROOT)))
                    .toList();

    private final Complaints complaints;
    private final Map<Lang, Edition> editions = new EnumMap<>(Lang.class);
    private final Fences fences = new Fences();

    private Optional<Draft> draft = Optional.empty();

    EditionReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /// @param from index of the first line to read
    Map<Lang, Edition> read(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            readLine(lines.get(i), i + 1);
        }
        finish();
        if (fences.open()) {
            complaints.at(
                    fences.openedAt(),
                    "this code fence is never closed",
                    "close it with a line of its own, as many backticks as opened it");
        }
        if (editions.isEmpty()) {
            complaints.at(
                    lines.size(),
                    "there is no edition",
                    "add a line \"# zh: title\" or \"# en: title\"");
        }
        return editions;
    }

    private void readLine(String line, int number) {
        boolean text = fences.swallows(line, number);
        if (!text && HEADING.matcher(line).matches()) {
            heading(line, number);
        } else if (draft.isPresent()) {
            draft.get().line(line, number);
        } else if (!line.isBlank()) {
            complaints.at(
                    number,
                    "text before the first edition",
                    "put it under \"# zh: title\" or \"# en: title\"");
        }
    }

    private void heading(String line, int number) {
        Matcher title = TITLE.matcher(line);
        if (title.matches()) {
            finish();
            open(Lang.ofTag(title.group(1)), title.group(2), number);
        } else if (line.startsWith("##")) {
            label(line.substring(2).strip(), number);
        } else {
            complaints.at(
                    number,
                    "this heading opens no edition: " + line.strip(),
                    "write \"# zh: title\" or \"# en: title\"; inside a part use ### and deeper");
        }
    }

    private void open(Lang lang, String title, int number) {
        if (title.isEmpty()) {
            complaints.at(number, "the edition has no title", "write it after the colon");
        }
        if (editions.containsKey(lang)) {
            complaints.at(
                    number, "a second edition in " + lang.code(), "keep one edition per language");
        }
        draft = Optional.of(new Draft(lang, title, complaints));
    }

    private void label(String label, int number) {
        if (!LABELS.contains(label)) {
            complaints.at(
                    number,
                    "unknown part \"" + label + "\"",
                    "allowed: " + String.join(", ", LABELS));
            draft.ifPresent(Draft::ignore);
        } else if (draft.isEmpty()) {
            complaints.at(
                    number, "a part before the first edition", "put \"# zh: title\" above it");
        } else {
            draft.get().part(label, number);
        }
    }

    private void finish() {
        draft.ifPresent(done -> editions.put(done.lang, done.edition()));
        draft = Optional.empty();
    }

    /// An edition while it is being read.
    private static final class Draft {
        private static final String NOWHERE = "";

        private final Lang lang;
        private final String title;
        private final Complaints complaints;
        private final Map<String, List<String>> questions = new HashMap<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        private String label = NOWHERE;
        private boolean ignored;

        Draft(Lang lang, String title, Complaints complaints) {
            this.lang = lang;
            this.title = title;
            this.complaints = complaints;
        }

        void part(String next, int number) {
            close();
            if (labels.contains(next)) {
                complaints.at(number, "a second part \"" + next + "\"", "join the two");
            }
            labels.add(next);
            label = next;
            ignored = false;
        }

        /// What follows stands under a label that was complained of already.
        void ignore() {
            close();
            ignored = true;
        }

        void line(String line, int number) {
            if (ignored) {
                return;
            }
            if (LISTS.contains(label)) {
                question(line, number);
            } else if (!label.equals(NOWHERE)) {
                lines.add(line);
            } else if (!line.isBlank()) {
                complaints.at(number, "text under no part", "put it under \"## body\"");
            }
        }

        Edition edition() {
            close();
            return new Edition(
                    title,
                    questions(ASKINGS),
                    parts,
                    new Probes(questions(MATCHES), questions(REJECTS)));
        }

        private List<String> questions(String list) {
            return questions.getOrDefault(list, List.of());
        }

        private void question(String line, int number) {
            if (line.isBlank()) {
                return;
            }
            String question = Page.item(line);
            if (question.isEmpty()) {
                complaints.at(
                        number,
                        "this is no question: " + line.strip(),
                        "write one phrasing per line, each after \"- \"");
            } else {
                questions.computeIfAbsent(label, _ -> new ArrayList<>()).add(question);
            }
        }

        private void close() {
            String markdown = String.join("\n", lines).strip();
            if (!markdown.isEmpty()) {
                parts.add(new Part(Kind.valueOf(label.toUpperCase(Locale.ROOT)), markdown));
            }
            lines.clear();
            label = NOWHERE;
        }
    }
}
