package io.acknet.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values of keys with a secret name, in JSON (also JSON inside a JSON string), YAML, environment
/// files, command lines and query strings.
final class NamedValues implements Redactor {
    private static final String QUOTE = "(?:\\\\{1,7})?[\"']";

    /// `key: |` with the indented lines below it.
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?im)^([ \\t]*(?:- )?[\"']?"
                            + SecretNames.KEY
                            + "[\"']?[ \\t]*:[ \\t]*)[|>][-+0-9]{0,2}[ \\t]*\\R"
                            + "(?:[ \\t]+[^\\r\\n]*(?:\\R|$)|[ \\t]*\\R)+");

    /// `"key": "value"` at any depth of escaping; the closing quote is escaped as the opening one is.
    private static final Pattern QUOTED =
            Pattern.compile(
                    "(?i)(\\b"
                            + SecretNames.KEY
                            + "(?:"
                            + QUOTE
                            + ")?\\s{0,8}(?:[:=]|=>)\\s{0,8})((?:\\\\{1,7})?)([\"'])(.*?)(?<!\\\\)\\2\\3",
                    Pattern.DOTALL);

    /// `key=value`, `key: value`, `--key value`: the value ends at white space, or at a separator with
    /// another pair or nothing behind it; a password may hold one.
    private static final Pattern BARE =
            Pattern.compile(
                    "(?i)((?:(?<![\\w-])--?"
                            + SecretNames.KEY
                            + "[ \\t]+|\\b"
                            + SecretNames.KEY
                            + "(?:"
                            + QUOTE
                            + ")?[ \\t]{0,8}(?:=>|[:=])[ \\t]{0,8}))"
                            + "((?:Bearer|Basic)[ \\t]+)?"
                            + "(?!•)([^\\s\"',;&}\\]\\\\|>{\\[](?:[^\\s\"',;&}\\]\\\\]"
                            + "|[,;&]{1,4}(?=[^\\s\"',;&}\\]\\\\])(?![\\w.-]{1,80}[\"']?[ \\t]?[:=]))*)");

    /// As people write it in Chinese.
    private static final Pattern CHINESE =
            Pattern.compile("((?:密码|口令|密钥)[ \\t]{0,8}[:：=][ \\t]{0,8})(?!•)[^\\s，。；\"']+");

    @Override
    public String redact(String text) {
        String blocks = BLOCK.matcher(text).replaceAll(m -> quote(m.group(1) + MASK + "\n"));
        String quoted = QUOTED.matcher(blocks).replaceAll(NamedValues::maskQuoted);
        String bare = BARE.matcher(quoted).replaceAll(NamedValues::maskBare);
        return CHINESE.matcher(bare).replaceAll("$1" + MASK);
    }

    private static String maskQuoted(java.util.regex.MatchResult m) {
        String mark = m.group(2) + m.group(3);
        String value = m.group(4).isEmpty() ? "" : MASK;
        return quote(m.group(1) + mark + value + mark);
    }

    private static String maskBare(java.util.regex.MatchResult m) {
        return quote(m.group(1) + MASK);
    }

    private static String quote(String text) {
        return Matcher.quoteReplacement(text);
    }
}
