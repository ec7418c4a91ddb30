package io.acknet.knowledge.imports;

import io.acknet.knowledge.imports.Draft.Asked;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.Node;

/// How people ask for an imported question, as far as the document itself says it: the title, the
/// wording in the list of contents, error messages, and keywords. No phrase is given to two topics.
final class Askings {
    /// Longer lines are output, not a message.
    private static final int LONGEST = 200;

    private final Set<String> given = new HashSet<>();
    private final IdentityHashMap<Question, List<String>> keywords = new IdentityHashMap<>();

    Askings(List<Draft> drafts) {
        IdentityHashMap<Reading, List<Question>> byDocument = new IdentityHashMap<>();
        for (Draft draft : drafts) {
            for (Asked asked : draft.asked()) {
                byDocument
                        .computeIfAbsent(asked.reading(), any -> new java.util.ArrayList<>())
                        .add(asked.question());
                given.add(key(asked.question().lang() + asked.question().title()));
            }
        }
        byDocument.forEach(this::keywords);
    }

    /// @param errors messages that the answer explains, and what stands for a title that asks nothing
    List<String> of(Asked asked, Set<String> errors) {
        Question question = asked.question();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(key(question.title()), line(question.title()));
        question.variants().forEach(variant -> add(lines, question, line(variant)));
        keywords.getOrDefault(question, List.of()).forEach(w -> add(lines, question, line(w)));
        for (String error : errors) {
            String bare = line(error);
            if (bare.length() <= LONGEST) {
                add(lines, question, bare);
            }
        }
        return List.copyOf(lines.values());
    }

    private void add(Map<String, String> lines, Question question, String line) {
        boolean fresh = !lines.containsKey(key(line)) && given.add(key(question.lang() + line));
        if (fresh && !line.isEmpty()) {
            lines.put(key(line), line);
        }
    }

    /// A keyword belongs to the one question that mentions it; a word for the whole collection
    /// finds nothing.
    private void keywords(Reading reading, List<Question> questions) {
        IdentityHashMap<Question, String> texts = new IdentityHashMap<>();
        questions.forEach(q -> texts.put(q, key(q.title() + " " + text(q))));
        for (String word : reading.keywords()) {
            if (Wording.collection(word)) {
                continue;
            }
            List<Question> owners =
                    questions.size() == 1
                            ? questions
                            : questions.stream()
                                    .filter(q -> texts.getOrDefault(q, "").contains(key(word)))
                                    .toList();
            if (owners.size() == 1) {
                keywords.computeIfAbsent(owners.getFirst(), any -> new java.util.ArrayList<>())
                        .add(word);
            }
        }
    }

    private static String text(Question question) {
        return question.blocks().stream()
                .flatMap(block -> Nodes.deep(block).stream())
                .filter(node -> node.getFirstChild() == null)
                .map(Askings::leaf)
                .collect(Collectors.joining(" "));
    }

    private static String leaf(Node node) {
        return Nodes.text(node);
    }

    private static String line(String text) {
        return text.replace("`", "").replaceAll("\\s+", " ").strip();
    }

    private static String key(String text) {
        return Wording.norm(text);
    }
}
