package io.acknet.knowledge.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes text into Markdown so that it is read back as the same text, without a backslash: words
/// that would be taken for markup become code, which in these documents they are.
final class PlainWords {
    private static final Pattern ASCII_RUN = Pattern.compile("[!-~]+");
    private static final Pattern RISKY =
            Pattern.compile(
                    "<[A-Za-z/!?]"
                            + "|&(#\\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
                            + "|`|~~|\\\\|\\]\\("
                            + "|\\*\\S|\\S\\*"
                            + "|(^|[^A-Za-z0-9])_\\S|_($|[^A-Za-z0-9_])");
    private static final Pattern TRIM = Pattern.compile("(?s)([(\"',;:]*)(.*?)([)\"',.;:!?]*)");
    private static final Pattern LINE_START =
            Pattern.compile(
                    "(#{1,6}(?=\\s|$)|>+|[-+*](?=\\s|$)|\\d{1,9}[.)](?=\\s|$)|(?:=+|-+|_+)(?=\\s*$)"
                            + "|\\[[^]]*]:)(.*)");

    private PlainWords() {}

    /// @param text one line
    /// @param start whether it begins a block
    static String write(String text, boolean start) {
        Matcher run = ASCII_RUN.matcher(text);
        String written = run.replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
        Matcher sign = LINE_START.matcher(written);
        return start && sign.matches() ? "`" + sign.group(1) + "`" + sign.group(2) : written;
    }

    private static String word(String word) {
        if (!RISKY.matcher(word).find()) {
            return word;
        }
        Matcher trimmed = TRIM.matcher(word);
        if (!trimmed.matches() || trimmed.group(2).isEmpty()) {
            return code(word);
        }
        String core = trimmed.group(2);
        boolean open =
                core.chars().filter(c -> c == '(').count()
                        > core.chars().filter(c -> c == ')').count();
        return open ? code(word) : trimmed.group(1) + code(core) + trimmed.group(3);
    }

    /// As a code span, in as many backticks as it takes.
    static String code(String literal) {
        String text = literal.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "";
        }
        String mark = "`";
        while (text.contains(mark)) {
            mark += "`";
        }
        boolean touches = text.startsWith("`") || text.endsWith("`");
        return touches ? mark + " " + text + " " + mark : mark + text + mark;
    }
}
