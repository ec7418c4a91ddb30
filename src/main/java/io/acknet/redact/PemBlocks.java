package io.acknet.redact;

import java.util.regex.Pattern;

/// PEM blocks, cut off ones too, with real or escaped line ends.
final class PemBlocks implements Redactor {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]{1,40})-----(?!•)"
                            + "(?:.*?-----END [A-Z0-9 ]{1,40}-----|[A-Za-z0-9+/=\\s\\\\:,-]*)",
                    Pattern.DOTALL);

    @Override
    public String redact(String text) {
        return BLOCK.matcher(text).replaceAll("-----BEGIN $1-----" + MASK);
    }
}
