package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.knowledge.Topic.Source;
import io.acknet.knowledge.imports.Draft.Asked;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.node.Node;

/// Writes the editions of topics.
final class Editions {
    private final String edition;
    private final IdentityHashMap<Question, String> ids;
    private final IdentityHashMap<Reading, Map<String, String>> anchors = new IdentityHashMap<>();
    private final Askings askings;

    Editions(String edition, List<Draft> drafts, IdentityHashMap<Question, String> ids) {
        this.edition = edition;
        this.ids = ids;
        this.askings = new Askings(drafts);
        for (Draft draft : drafts) {
            for (Asked asked : draft.asked()) {
                String id = ids.getOrDefault(asked.question(), "");
                Map<String, String> known =
                        anchors.computeIfAbsent(asked.reading(), any -> new java.util.HashMap<>());
                asked.question().anchor().ifPresent(anchor -> known.put(anchor, id));
            }
        }
    }

    Topic topic(Draft draft) {
        Map<Lang, Edition> editions = new EnumMap<>(Lang.class);
        Set<String> related = new TreeSet<>();
        String id = ids.getOrDefault(draft.asked().getFirst().question(), "");
        for (Asked asked : draft.asked()) {
            editions.put(asked.question().lang(), edition(draft, asked, related));
        }
        related.remove(id);
        return new Topic(
                id, editions, Optional.empty(), List.of(), List.copyOf(related), sources(draft));
    }

    private Edition edition(Draft draft, Asked asked, Set<String> related) {
        Question question = asked.question();
        List<Part> parts = new ArrayList<>();
        Set<String> errors = new LinkedHashSet<>(question.errors());
        if (question.stub()) {
            parts.add(new Part(Kind.BODY, elsewhere(draft, question)));
        } else {
            Blocks blocks = new Blocks(new Inlines(question.lang(), links(asked, related)));
            Map<Kind, List<Node>> sorted = Parting.of(question.blocks());
            List<Node> symptom = sorted.getOrDefault(Kind.SYMPTOM, List.of());
            errors.addAll(ErrorLines.in(symptom));
            if (Wording.collection(question.title()) && !symptom.isEmpty()) {
                errors.add(Nodes.text(symptom.getFirst()));
            }
            sorted.forEach((kind, nodes) -> {
                String markdown = blocks.write(nodes);
                if (!markdown.isEmpty()) {
                    parts.add(new Part(kind, markdown));
                }
            });
        }
        return new Edition(question.title(), askings.of(asked, errors), parts);
    }

    private Inlines.Reading links(Asked asked, Set<String> related) {
        Map<String, String> known = anchors.getOrDefault(asked.reading(), Map.of());
        return new Inlines.Reading() {
            @Override
            public void here(String anchor, String text) {
                Optional.ofNullable(known.get(anchor))
                        .or(() -> named(asked.reading(), text))
                        .ifPresent(related::add);
            }

            @Override
            public void warn(Node at, String text) {
                asked.reading().notices().warn(asked.question().line(), text);
            }
        };
    }

    /// The question of this document that a link means by its words.
    private Optional<String> named(Reading reading, String text) {
        return reading.questions().stream()
                .filter(question -> ids.containsKey(question))
                .filter(question -> Toc.alike(question.title(), text))
                .map(question -> ids.getOrDefault(question, ""))
                .findFirst();
    }

    /// Says where the answer stands, for a question that this collection does not answer.
    private static String elsewhere(Draft draft, Question question) {
        String url = Links.helpUrl(draft.document().orElseThrow(), question.lang());
        String title = PlainWords.write(question.title(), false);
        return switch (question.lang()) {
            case ZH -> "这个问题的说明在另一篇文档里：[" + title + "](" + url + ")。";
            case EN -> "This is explained in another document: [" + title + "](" + url + ").";
        };
    }

    private List<Source> sources(Draft draft) {
        List<Source> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Asked asked : draft.asked()) {
            String path = asked.reading().document().path().replaceAll("\\s+", " ");
            if (seen.add(path)) {
                sources.add(new Source(asked.reading().title(), path, edition));
            }
        }
        draft.document()
                .map(document -> Links.helpUrl(document, Lang.ZH))
                .map(url -> new Source(draft.asked().getFirst().question().title(), url, edition))
                .ifPresent(source -> sources.addFirst(source));
        return sources;
    }
}
