package io.acknet.knowledge;

import io.acknet.lang.Lang;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one file `<id>.md`: YAML front matter between two lines `---`, then one or two editions.
/// The form is strict, so that a slip of the pen is an error with its line and not a silent gap.
public final class TopicFile {
    static final String EXTENSION = ".md";

    private static final String FENCE = "---";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private TopicFile() {}

    public static Parsed parse(Page page) {
        Complaints complaints = new Complaints(page.file());
        String id = id(page, complaints);
        List<String> lines = page.lines();
        int end = endOfFrontMatter(lines, complaints);
        if (end < 0) {
            return new Parsed.Refused(complaints.inReadingOrder());
        }
        FrontMatter front =
                FrontMatter.read(String.join("\n", lines.subList(1, end)) + "\n", complaints);
        Map<Lang, Topic.Edition> editions = new EditionReader(complaints).read(lines, end + 1);
        if (!complaints.none()) {
            return new Parsed.Refused(complaints.inReadingOrder());
        }
        Topic topic =
                new Topic(
                        id,
                        editions,
                        front.check(),
                        front.fixes(),
                        front.related(),
                        front.sources());
        return front.draft() ? new Parsed.Draft(topic) : new Parsed.Taken(topic);
    }

    private static String id(Page page, Complaints complaints) {
        String id =
                page.file().endsWith(EXTENSION)
                        ? page.file().substring(0, page.file().length() - EXTENSION.length())
                        : page.file();
        if (!ID.matcher(id).matches()) {
            complaints.at(
                    1,
                    "the file name is no topic id",
                    "name it in lower-case words joined by hyphens, such as host-port.md");
        }
        return id;
    }

    /// @return index of the second `---`, or -1
    private static int endOfFrontMatter(List<String> lines, Complaints complaints) {
        if (!lines.getFirst().strip().equals(FENCE)) {
            complaints.at(
                    1,
                    "the file does not begin with front matter",
                    "begin with a line --- , the keys, and a line ---");
            return -1;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(FENCE)) {
                return i;
            }
        }
        complaints.at(1, "the front matter never ends", "end it with a line ---");
        return -1;
    }
}
