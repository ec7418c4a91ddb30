package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Part;
import io.acknet.knowledge.Topic.Source;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a topic in the form in which knowledge files are read.
public final class TopicText {
    private TopicText() {}

    public static String of(Topic topic) {
        List<String> lines = new ArrayList<>();
        lines.add("---");
        topic.check().ifPresent(check -> lines.add("check: " + check));
        list(lines, "fixes", topic.fixes());
        list(lines, "related", topic.related());
        if (!topic.sources().isEmpty()) {
            lines.add("sources:");
            topic.sources().forEach(source -> source(lines, source));
        }
        lines.add("---");
        for (Lang lang : Lang.values()) {
            Edition edition = topic.editions().get(lang);
            if (edition != null) {
                edition(lines, lang, edition);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static void list(List<String> lines, String key, List<String> ids) {
        if (!ids.isEmpty()) {
            lines.add(key + ": [" + String.join(", ", ids) + "]");
        }
    }

    private static void source(List<String> lines, Source source) {
        lines.add("  - title: " + quoted(source.title()));
        lines.add("    url: " + quoted(source.url()));
        lines.add("    edition: " + quoted(source.edition()));
    }

    /// In double quotes no YAML value is anything but a text.
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }

    private static void edition(List<String> lines, Lang lang, Edition edition) {
        lines.add("");
        lines.add("# " + lang.code() + ": " + edition.title());
        questions(lines, "askings", edition.askings());
        if (!edition.probes().matches().isEmpty()) {
            questions(lines, "matches", edition.probes().matches());
        }
        if (!edition.probes().rejects().isEmpty()) {
            questions(lines, "rejects", edition.probes().rejects());
        }
        for (Part part : edition.parts()) {
            lines.add("");
            lines.add("## " + part.kind().name().toLowerCase(Locale.ROOT));
            lines.add(part.markdown());
        }
    }

    private static void questions(List<String> lines, String label, List<String> questions) {
        lines.add("");
        lines.add("## " + label);
        questions.forEach(question -> lines.add("- " + question));
    }
}
