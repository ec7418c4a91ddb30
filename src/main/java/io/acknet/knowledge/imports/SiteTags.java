package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tags of one line, each replaced by what it stands for. A tag in code, or in the destination of a
/// link, is none.
final class SiteTags {
    private static final Pattern TAG =
            Pattern.compile(
                    "(?<!\\]\\()(?:\\{\\{[<%]\\s*(/?)\\s*([\\w-]+)([^}]*?)/?\\s*[>%]}}"
                            + "|\\{%-?\\s*(end)?([\\w-]+)([^}]*?)-?%}"
                            + "|<(/?)([A-Z][A-Za-z]+)((?:\\s+[\\w-]+=(?:\"[^\"]*\"|\\{[^}]*}))*)\\s*/?>)");
    private static final Pattern TITLE =
            Pattern.compile("(?:title|summary|label|name|header)=\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern STYLE =
            Pattern.compile("(?:style|type|variant|color)=\"?(\\w+)\"?");
    private static final Pattern WORD = Pattern.compile("\\s*\"?(\\w+)\"?.*");

    private static final Set<String> NOTES =
            Set.of(
                    "notice",
                    "hint",
                    "callout",
                    "alert",
                    "admonition",
                    "note",
                    "tip",
                    "warning",
                    "info");
    private static final Set<String> FOLDS =
            Set.of("details", "expand", "collapse", "accordion", "expandable", "spoiler");
    private static final Set<String> TABS = Set.of("tab", "tabitem", "step");
    private static final Set<String> FENCES = Set.of("highlight");

    /// They hold others, or nothing that is read.
    private static final Set<String> QUIET =
            Set.of(
                    "tabs",
                    "steps",
                    "toc",
                    "code",
                    "codegroup",
                    "codetabs",
                    "cards",
                    "cardgroup",
                    "accordions",
                    "accordiongroup",
                    "stepper",
                    "columns",
                    "column",
                    "contentref",
                    "raw");

    /// Components of a page; any other word in angle brackets may be one that is to be read, such as
    /// `<PodName>`.
    private static final Set<String> COMPONENTS =
            Set.of(
                    "tabs",
                    "tabitem",
                    "tab",
                    "steps",
                    "step",
                    "callout",
                    "admonition",
                    "note",
                    "tip",
                    "warning",
                    "info",
                    "accordion",
                    "accordiongroup",
                    "expandable",
                    "codegroup",
                    "cardgroup",
                    "columns",
                    "column",
                    "details");

    private SiteTags() {}

    /// @param rest what follows the line
    static List<Line> replaced(Line line, List<Line> rest, Notices notices) {
        List<Line> result = new ArrayList<>();
        Matcher tag = TAG.matcher(line.text());
        int from = 0;
        while (tag.find()) {
            Optional<Tag> found = Tag.of(tag).filter(_ -> !inCode(line.text(), tag.start()));
            if (found.isPresent()) {
                text(line, line.text().substring(from, tag.start()), result);
                String after = line.text().substring(tag.end());
                lines(found.get(), closes(found.get(), after, rest), line, notices)
                        .forEach(text -> result.add(line.with(text)));
                from = tag.end();
            }
        }
        if (from == 0) {
            return List.of(line);
        }
        text(line, line.text().substring(from), result);
        return result;
    }

    private static void text(Line line, String text, List<Line> result) {
        if (!text.isBlank()) {
            result.add(line.with(text.strip()));
        }
    }

    private static boolean inCode(String text, int at) {
        return text.substring(0, at).chars().filter(c -> c == '`').count() % 2 == 1;
    }

    /// A note must end somewhere, or it would take in all that follows.
    private static boolean closes(Tag tag, String after, List<Line> rest) {
        return NOTES.contains(tag.name)
                && (tag.closing
                        || tag.isClosedIn(after)
                        || rest.stream().anyMatch(line -> tag.isClosedIn(line.text())));
    }

    private static List<String> lines(Tag tag, boolean note, Line line, Notices notices) {
        if (note) {
            return tag.closing ? List.of(":::", "") : List.of("", ":::" + tag.style());
        }
        if (FENCES.contains(tag.name)) {
            return List.of("```" + (tag.closing ? "" : tag.word()));
        }
        if (tag.closing || QUIET.contains(tag.name) || NOTES.contains(tag.name)) {
            return List.of("");
        }
        if (FOLDS.contains(tag.name)) {
            return List.of("", "<summary>" + tag.title() + "</summary>", "");
        }
        if (TABS.contains(tag.name)) {
            return List.of("", "**" + tag.title() + "**", "");
        }
        notices.warn(line.number(), "a tag of the site's generator is left out: " + tag.name);
        return List.of("");
    }

    /// @param name in lower case, without hyphens
    private record Tag(String name, boolean closing, String arguments) {

        static Optional<Tag> of(Matcher tag) {
            if (tag.group(2) != null) {
                return Optional.of(tag(tag.group(2), !tag.group(1).isEmpty(), tag.group(3)));
            }
            if (tag.group(5) != null) {
                return Optional.of(tag(tag.group(5), tag.group(4) != null, tag.group(6)));
            }
            return Optional.of(tag(tag.group(8), !tag.group(7).isEmpty(), tag.group(9)))
                    .filter(component -> COMPONENTS.contains(component.name));
        }

        private static Tag tag(String name, boolean closing, String arguments) {
            return new Tag(
                    name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""),
                    closing,
                    arguments.strip());
        }

        String title() {
            return first(TITLE).or(() -> first(TEXT)).orElse(arguments);
        }

        private Optional<String> first(Pattern argument) {
            return argument.matcher(arguments).results().findFirst().map(found -> found.group(1));
        }

        String style() {
            return first(STYLE)
                    .orElseGet(() -> arguments.contains("=") || word().isEmpty() ? name : word());
        }

        String word() {
            Matcher first = WORD.matcher(arguments);
            return first.matches() ? first.group(1) : "";
        }

        boolean isClosedIn(String text) {
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                if (of(tag).filter(other -> other.closing && other.name.equals(name)).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }
}
