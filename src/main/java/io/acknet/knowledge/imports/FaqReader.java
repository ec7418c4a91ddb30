package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/// Finds the questions of one document.
///
/// 1. The text is cleaned, parsed, and parted into sections.
/// 2. A section that heads other questions, holds only links, or is a chapter of a guide is none.
/// 3. A document without questions in it is one itself, if it has labelled parts or asks something.
/// 4. Links at the top that lead to numbered documents are questions answered elsewhere, unless the
///    document is an index of other files.
final class FaqReader {
    private static final Pattern TOPIC = Pattern.compile("(?m)^# (zh|en): ");

    private final FaqDocument document;
    private final Lang lang;
    private final Notices notices = new Notices();
    private final List<Section> taken = new ArrayList<>();
    private final List<LinkList.Entry> contents = new ArrayList<>();
    private final Cleaned cleaned;
    private final Preface preface;
    private boolean faq;

    private FaqReader(FaqDocument document) {
        this.document = document;
        this.lang = document.lang();
        this.preface = Preface.of(document.lines(), notices);
        this.cleaned = Cleaned.of(preface.body(), notices);
    }

    static Reading read(FaqDocument document) {
        FaqReader reader = new FaqReader(document);
        document.encoding()
                .ifPresent(encoding ->
                        reader.notices.warn(1, "read as " + encoding + ", for it is not UTF-8"));
        boolean topic =
                TOPIC.matcher(document.text()).find() && document.text().contains("\n## askings");
        return topic ? reader.nothing() : reader.reading();
    }

    private Reading nothing() {
        notices.left(1, document.fileName(), "this is a topic file already");
        return new Reading(
                document, lang, document.stem(), List.of(), List.of(), List.of(), notices);
    }

    private Reading reading() {
        Node tree = cleaned.parse();
        Notes.quote(tree);
        Section root = Outline.of(tree, cleaned, notices);
        String title = root.title.isEmpty() ? preface.title().orElse(document.stem()) : root.title;
        contents.addAll(LinkList.entries(root.blocks, cleaned));
        faq = isFaq(root, title);
        if (isOneQuestion(root, title)) {
            root.children.forEach(root::absorb);
            taken.add(new Section(0, title, root.line, root.heading));
            taken.getLast().blocks.addAll(root.blocks);
        } else {
            if (root.labelled()) {
                taken.add(root);
            } else {
                leftChapters(root);
            }
            root.children.forEach(section -> visit(section, faq));
        }
        Toc toc = Toc.of(contents, taken.stream().map(section -> section.title).toList());
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            questions.add(question(taken.get(i), toc.of(i)));
        }
        questions.addAll(elsewhere(questions));
        if (questions.isEmpty() && notices.left().isEmpty()) {
            notices.left(
                    root.line, title, "no question in it: a title and an introduction at most");
        }
        return new Reading(document, lang, title, questions, contents, preface.keywords(), notices);
    }

    private boolean isFaq(Section root, String title) {
        long local = contents.stream().filter(e -> e.destination().startsWith("#")).count();
        long asked = root.children.stream().filter(s -> Wording.asked(s.title)).count();
        return Wording.collection(title)
                || Wording.collection(document.stem())
                || local >= 2
                || (asked > 0 && asked * 2 >= root.children.size());
    }

    /// The document as a whole asks one thing: it has labelled parts of its own, or a title that asks
    /// while none of its chapters does.
    private boolean isOneQuestion(Section root, String title) {
        boolean chaptersAsk =
                root.children.stream()
                        .anyMatch(s ->
                                Wording.asked(s.title) || s.labelled() || !s.children.isEmpty());
        if (root.labelled()) {
            return !chaptersAsk;
        }
        boolean reads =
                root.blocks.stream().filter(block -> !LinkList.isPartOf(block)).count() > 0
                        || !root.children.isEmpty();
        boolean topic = !Wording.collection(title) && Wording.question(title) && !faq;
        return topic && reads && !chaptersAsk && !collectionInside(root);
    }

    private static boolean collectionInside(Section root) {
        return root.children.stream().anyMatch(section -> Wording.collection(section.title));
    }

    private void visit(Section section, boolean expected) {
        boolean asks = Wording.asked(section.title) && !Wording.collection(section.title);
        boolean childrenAsk =
                section.children.stream()
                        .anyMatch(c ->
                                Wording.asked(c.title) || c.labelled() || c.level == Section.BOLD);
        if (!section.children.isEmpty() && (childrenAsk || Wording.collection(section.title))) {
            if (asks && section.answers()) {
                take(section);
            } else {
                group(section);
            }
            boolean inside = expected || Wording.collection(section.title);
            section.children.forEach(child -> visit(child, inside));
            return;
        }
        section.children.forEach(section::absorb);
        leaf(section, expected);
    }

    /// Chapters of a guide that look like labels, before any question.
    private void leftChapters(Section root) {
        root.blocks.stream()
                .filter(Heading.class::isInstance)
                .forEach(chapter ->
                        notices.left(
                                cleaned.lineOf(chapter),
                                Nodes.text(chapter),
                                "a chapter of a guide, no question"));
    }

    private void group(Section section) {
        String more = section.answers() ? "; its own text belongs to none of them" : "";
        left(section, "heads several questions" + more);
    }

    private void leaf(Section section, boolean expected) {
        if (section.blocks.isEmpty()) {
            left(section, "no text under this heading");
        } else if (section.onlyLinks()) {
            left(section, "only links to other documents");
            contents.addAll(LinkList.entries(section.blocks, cleaned));
        } else if (Wording.release(section.title)) {
            left(section, "names a version or a day, no question");
        } else if (Wording.guide(section.title)) {
            left(section, "a chapter of a guide, no question");
        } else if (!expected && !Wording.question(section.title) && !section.labelled()) {
            left(section, "asks nothing, and the document is no FAQ");
        } else {
            take(section);
        }
    }

    private void take(Section section) {
        taken.add(section);
    }

    private void left(Section section, String why) {
        notices.left(section.line, section.title, why);
    }

    private Question question(Section section, Optional<LinkList.Entry> entry) {
        Optional<String> own = Optional.ofNullable(cleaned.anchors().get(section.line));
        Optional<String> listed = entry.map(e -> e.destination().substring(1));
        List<String> variants =
                entry.map(e -> Wording.title(e.text()))
                        .filter(text -> !Wording.norm(text).equals(Wording.norm(section.title)))
                        .map(List::of)
                        .orElse(List.of());
        return new Question(
                lang,
                section.title,
                section.line,
                section.blocks,
                own.or(() -> listed),
                variants,
                errors(section),
                Optional.empty());
    }

    private List<String> errors(Section section) {
        int end =
                taken.stream()
                        .mapToInt(other -> other.line)
                        .filter(line -> line > section.line)
                        .min()
                        .orElse(Integer.MAX_VALUE);
        return cleaned.errors().stream()
                .filter(error -> error.number() > section.line && error.number() < end)
                .map(Line::text)
                .toList();
    }

    private List<Question> elsewhere(List<Question> local) {
        boolean files = contents.stream().anyMatch(entry -> isFile(entry));
        boolean index = local.isEmpty() && files;
        List<Question> stubs = new ArrayList<>();
        for (LinkList.Entry entry : contents) {
            if (entry.destination().startsWith("#") || (!isFile(entry) && !isDocument(entry))) {
                continue;
            }
            if (index) {
                String to = isDocument(entry) ? " " + Links.helpUrl(id(entry), lang) : "";
                notices.left(entry.line(), entry.text(), "a link in an index page" + to);
            } else if (entry.text().isEmpty()) {
                String why =
                        "a link whose text is an id of the authors' tool: what it asks is lost";
                notices.left(entry.line(), entry.destination(), why);
            } else {
                stubs.add(stub(entry));
            }
        }
        return stubs;
    }

    private Question stub(LinkList.Entry entry) {
        String title = Wording.title(entry.text());
        return new Question(
                lang,
                title,
                entry.line(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(entry));
    }

    private static String id(LinkList.Entry entry) {
        return Links.documentId(entry.destination()).orElseThrow();
    }

    private static boolean isDocument(LinkList.Entry entry) {
        return Links.documentId(entry.destination()).isPresent();
    }

    private boolean isFile(LinkList.Entry entry) {
        return Links.target(entry.destination(), lang) instanceof Links.Target.File;
    }
}
