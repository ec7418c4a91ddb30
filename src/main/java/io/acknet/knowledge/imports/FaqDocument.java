package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A document to import, as text.
///
/// @param path where it stands, with `/` between folders; relative to what was asked for
/// @param encoding what it was in, where that is not UTF-8
public record FaqDocument(String path, String text, Optional<String> encoding) {
    private static final Pattern CHINESE =
            Pattern.compile("(^|[./_-])(zh|cn)([-_.](cn|zh))?([-_.](cn|zh))?(?=[./_-])");
    private static final Pattern ENGLISH =
            Pattern.compile("(^|[./_-])(intl[-_.])?en([-_.]us)?(?=[./_-])");
    private static final Pattern LANGUAGE_MARK =
            Pattern.compile("(?i)[._-](zh|en)([-_](cn|us))?(?=\\.md$|$)");

    /// One Han character says about as much as two Latin letters; with fewer than this share of Han
    /// characters a text is English with a Chinese name in it.
    private static final double HAN_SHARE = 0.1;

    public FaqDocument {
        text = text.replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
    }

    List<String> lines() {
        return List.of(text.split("\n", -1));
    }

    /// From the name of the file, where it says so (`x.zh.md`, `en-US/x.md`), or from its letters.
    Lang lang() {
        String name = fileName().toLowerCase(java.util.Locale.ROOT);
        String folders = path.toLowerCase(java.util.Locale.ROOT);
        for (String place : List.of(name, folders)) {
            boolean chinese = CHINESE.matcher(place).find();
            boolean english = ENGLISH.matcher(place).find();
            if (chinese != english) {
                return chinese ? Lang.ZH : Lang.EN;
            }
        }
        return byLetters();
    }

    /// The file's name without folders.
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The file's name without its ending and its language: `service-faq`.
    String stem() {
        String stem = LANGUAGE_MARK.matcher(fileName()).replaceFirst("");
        return stem.endsWith(".md") ? stem.substring(0, stem.length() - ".md".length()) : stem;
    }

    private Lang byLetters() {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = text.codePoints().filter(Letters::isHan).count();
        return han > letters * HAN_SHARE ? Lang.ZH : Lang.EN;
    }
}
