package io.acknet.lang;

import java.util.Locale;

/// A language that acknet reads and writes.
public enum Lang {
    ZH,
    EN;

    /// The language of a text: Chinese as soon as it holds a Han character, for engineers who write
    /// Chinese mix in English terms, and hardly ever the other way round.
    public static Lang of(String text) {
        return text.codePoints().anyMatch(Lang::isHan) ? ZH : EN;
    }

    /// The language of an IETF tag such as `zh-CN` or `en-US`; English for all that is not Chinese.
    public static Lang ofTag(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
    }

    /// `zh` or `en`, as it stands in files and in JSON.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Lang other() {
        return this == ZH ? EN : ZH;
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
