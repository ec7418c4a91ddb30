package io.acknet.learn;

import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Parsed;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What somebody wrote about a subject, on its way to becoming a topic.
///
/// @param title one line
/// @param askings how people ask for it, one each
/// @param answer Markdown
public record Drafting(String title, Lang lang, List<String> askings, String answer) {
    private static final int ID_CHARS = 60;
    private static final String FENCE = "```";

    public Drafting {
        askings = List.copyOf(askings);
    }

    /// Ids are Latin; a title without Latin letters gives the id of its hash.
    public String id() {
        String plain =
                Normalizer.normalize(title, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String id = plain.substring(0, Math.min(plain.length(), ID_CHARS)).replaceAll("-+$", "");
        return id.length() < 3
                ? "learned-" + Integer.toHexString(title.hashCode() & 0x7fffffff)
                : id;
    }

    public Topic topic() {
        Edition edition =
                new Edition(
                        title,
                        askings,
                        answer.isBlank()
                                ? List.of()
                                : List.of(new Part(Topic.Kind.BODY, markdown(answer))));
        return new Topic(
                id(), Map.of(lang, edition), Optional.empty(), List.of(), List.of(), List.of());
    }

    /// Empty when it can be kept as a file.
    public Optional<String> objection() {
        return switch (Learned.proofread(topic())) {
            case Parsed.Refused(var refusals) -> Optional.of(refusals.getFirst().problem());
            case Parsed.Taken _, Parsed.Draft _ -> Optional.empty();
        };
    }

    /// Headings that would open a part of the file become deeper ones; a fence that was never closed is.
    private static String markdown(String text) {
        List<String> lines = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.strip().lines().toList()) {
            boolean fence = line.strip().startsWith(FENCE);
            fenced ^= fence;
            lines.add(
                    fenced || !line.matches("#{1,2}(\\s.*|[^#].*|)") ? line : "### " + words(line));
        }
        if (fenced) {
            lines.add(FENCE);
        }
        return String.join("\n", lines);
    }

    private static String words(String heading) {
        return heading.replaceAll("^#+\\s*", "");
    }
}
