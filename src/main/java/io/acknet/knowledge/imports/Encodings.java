package io.acknet.knowledge.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Encodings in which older editors left documents.
final class Encodings {
    /// The encoding of mainland China; GBK and GB 2312 are parts of it.
    private static final Charset CHINESE = Charset.forName("GB18030");

    /// Any bytes may be read as some character of GB 18030. A text in it has common characters in it,
    /// and more of them than this share of what is not plain ASCII.
    private static final double COMMON_SHARE = 0.6;

    private static final int FIRST_COMMON = 0x4E00;
    private static final int LAST_COMMON = 0x9FFF;
    private static final int LAST_ASCII = 0x7F;

    private Encodings() {}

    /// @param encoding its name, as people know it
    record Text(String text, String encoding) {}

    /// The text of a document that is not in UTF-8, if it says by its first bytes or by its characters
    /// what else it is in.
    static Optional<Text> other(byte[] bytes) {
        boolean marked = bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF;
        return marked
                ? decode(bytes, StandardCharsets.UTF_16).map(text -> new Text(text, "UTF-16"))
                : chinese(bytes).map(text -> new Text(text, "GBK"));
    }

    private static Optional<String> chinese(byte[] bytes) {
        return decode(bytes, CHINESE)
                .filter(text -> {
                    long foreign = text.chars().filter(c -> c > LAST_ASCII).count();
                    long common =
                            text.chars().filter(c -> c >= FIRST_COMMON && c <= LAST_COMMON).count();
                    return common > COMMON_SHARE * foreign;
                });
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
