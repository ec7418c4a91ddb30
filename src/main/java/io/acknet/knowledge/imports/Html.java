package io.acknet.knowledge.imports;

import java.util.regex.Pattern;

/// HTML that authors write between Markdown, and words in angle brackets that only look like it.
final class Html {
    private static final String NAMES =
            "a|abbr|b|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins"
                    + "|kbd|li|mark|ol|p|pre|s|script|small|span|strong|style|sub|summary|sup|table"
                    + "|tbody|td|tfoot|th|thead|tr|tt|u|ul|var";
    private static final Pattern TAG =
            Pattern.compile("(?is)</?(" + NAMES + ")(\\s[^>]*)?/?>|<!--.*?-->|<\\?.*?\\?>");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</li>|</tr>|</div>");

    private Html() {}

    /// Whether it is markup; `<PodID>` is not.
    static boolean isTag(String html) {
        return TAG.matcher(html).matches();
    }

    static boolean isBreak(String html) {
        return BREAK.matcher(html).matches();
    }

    /// The lines that remain when the tags are gone.
    static String text(String html) {
        return TAG.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("");
    }
}
