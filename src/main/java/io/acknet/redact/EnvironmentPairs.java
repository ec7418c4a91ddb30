package io.acknet.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Environment of a container: `{"name":"DB_PASSWORD","value":"…"}` and its YAML form, where the
/// secret name is itself a value.
final class EnvironmentPairs implements Redactor {
    private static final Pattern JSON =
            Pattern.compile(
                    "(?i)(\\\\?\"name\\\\?\"\\s*:\\s*\\\\?\""
                            + SecretNames.KEY
                            + "\\\\?\"\\s*,\\s*\\\\?\"value\\\\?\"\\s*:\\s*\\\\?\")[^\"]*?(\\\\?\")");
    private static final Pattern YAML =
            Pattern.compile(
                    "(?im)^([ \\t]*(?:- )?name:[ \\t]*[\"']?"
                            + SecretNames.KEY
                            + "[\"']?[ \\t]*\\R[ \\t]*value:[ \\t]*)[^\\r\\n]+");

    @Override
    public String redact(String text) {
        String json =
                JSON.matcher(text)
                        .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + MASK + m.group(2)));
        return YAML.matcher(json).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + MASK));
    }
}
