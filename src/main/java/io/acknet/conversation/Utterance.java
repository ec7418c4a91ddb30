package io.acknet.conversation;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person typed, out of what Slack sends.
///
/// 1. Mentions of users go away; links, channels and dates become their visible text.
/// 2. `&lt;`, `&gt;` and `&amp;` become the characters they stand for.
/// 3. Invisible characters go away, and a leading `/acknet`, in whatever width or case.
final class Utterance {
    private static final Pattern USER = Pattern.compile("<@[UW][A-Z0-9]+(\\|[^>]*)?>");
    private static final Pattern LABELLED = Pattern.compile("<[^<>|\\s]+\\|([^<>]*)>");
    private static final Pattern BARE = Pattern.compile("<((?:https?|mailto):[^<>|\\s]+)>");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u00AD]");
    private static final Pattern QUESTION =
            Pattern.compile(
                    "[?？]|[吗呢么嗎]\\s*[。.!！]?$|怎么|怎麼|怎样|怎樣|为什么|為什麼|为何|如何|哪|什么|什麼|多少|能不能|是不是|要不要|可不可以|会不会"
                            + "|(?i:^\\W*(?:why|how|what|when|where|which|who|can|could|does|do|did|is|are|should|will|would)\\b)");
    private static final Pattern OWN_NAME =
            Pattern.compile("^\\s*/acknet(?![\\p{L}\\p{N}_-])", Pattern.CASE_INSENSITIVE);

    private Utterance() {}

    /// The text as typed, in one line or many, without what only Slack needs.
    static String plain(String sent) {
        String text = USER.matcher(sent).replaceAll(" ");
        text = LABELLED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
        text = BARE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        text = INVISIBLE.matcher(text).replaceAll("");
        return withoutOwnName(text).strip();
    }

    /// The same text as keywords are compared: half width, lower case, straight quotes, plain dashes.
    static String folded(String plain) {
        return halfWidth(plain).toLowerCase(java.util.Locale.ROOT);
    }

    /// The same with its letters as they are: names of kinds have capitals.
    static String halfWidth(String plain) {
        return Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .replaceAll("[“”„‟«»「」『』‘’‚‛`]", "\"")
                .replaceAll("[—–―−‒]+", "--")
                .replaceAll("[。！？!?，,；;：:.]+$", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// Whether a text asks something, by its mark or its words.
    static boolean isQuestion(String plain) {
        return QUESTION.matcher(plain).find();
    }

    private static String withoutOwnName(String text) {
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher name = OWN_NAME.matcher(half);
        return name.find() ? half.substring(name.end()) : text;
    }
}
