package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the links of a document lead.
final class Links {
    /// Stands before the number of a document in the vendor's help centre.
    static final String DOCUMENT = "help-document:";

    private static final Pattern WEB = Pattern.compile("(?i)(https?|ftp|mailto):.*");
    private static final Pattern LEAKED =
            Pattern.compile("(?i)[\\w.-]+\\.(md|dita|ditamap|xml)(#.*)?|[tc]\\d{5,}(#.*)?");

    private Links() {}

    /// Where a link leads.
    sealed interface Target {
        /// An address that works everywhere.
        record Web(String url) implements Target {}

        /// A place in the same document.
        record Here(String anchor) implements Target {}

        /// Another file of the same collection.
        ///
        /// @param title its name without folders and ending; may be empty
        record File(String title) implements Target {}
    }

    static Target target(String destination, Lang lang) {
        Optional<String> document = documentId(destination);
        if (document.isPresent()) {
            return new Target.Web(helpUrl(document.get(), lang));
        }
        if (WEB.matcher(destination).matches()) {
            return new Target.Web(destination.replace(" ", "%20"));
        }
        if (destination.startsWith("#")) {
            return new Target.Here(destination.substring(1));
        }
        return new Target.File(fileTitle(destination));
    }

    static Optional<String> documentId(String destination) {
        return destination.startsWith(DOCUMENT)
                ? Optional.of(destination.substring(DOCUMENT.length()))
                : Optional.empty();
    }

    /// The address of a numbered document, as the documents themselves write it in full.
    static String helpUrl(String id, Lang lang) {
        return switch (lang) {
            case ZH -> "https://help.aliyun.com/document_detail/" + id + ".html";
            case EN -> "https://www.alibabacloud.com/help/doc-detail/" + id + ".htm";
        };
    }

    /// What to show for a link: its text, or the name of what it leads to where the text is an id
    /// that leaked out of the authors' tool, such as `t16645.md#`. Empty where that has no name.
    static String label(String text, String destination) {
        if (!LEAKED.matcher(text.strip()).matches()) {
            return text.strip();
        }
        return target(destination, Lang.EN) instanceof Target.File file ? file.title() : "";
    }

    private static String fileTitle(String destination) {
        String path = destination.replaceFirst("#.*$", "").replaceFirst("(?i)\\.md[.\\w]*$", "");
        return path.substring(path.lastIndexOf('/') + 1).strip();
    }
}
