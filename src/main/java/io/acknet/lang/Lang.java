package io.acknet.lang;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A language that acknet reads and writes.
public enum Lang {
    ZH,
    EN;

    /// Words of speech that hardly stand in logs and manifests.
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "\\b(?:why|how|what|when|where|which|who|whose|my|our|your|we|i|can|could|should|would|does|do|did"
                            + "|please|anybody|anyone|somebody|someone|there)\\b",
                    Pattern.CASE_INSENSITIVE);

    /// The language of a text: Chinese as soon as it holds a Han character, for engineers who write
    /// Chinese mix in English terms, and hardly ever the other way round.
    public static Lang of(String text) {
        return text.codePoints().anyMatch(Lang::isHan) ? ZH : EN;
    }

    /// The language that a person wrote in: Chinese as above, English where there are words that people
    /// ask and speak with. A command, a name or a line of a log says nothing of it.
    public static Optional<Lang> written(String text) {
        if (of(text) == ZH) {
            return Optional.of(ZH);
        }
        return ENGLISH.matcher(text).find() ? Optional.of(EN) : Optional.empty();
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
