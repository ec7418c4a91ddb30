package io.acknet.redact;

import java.util.List;

/// Takes what must not leave out of a text. Redacting a redacted text changes nothing.
@FunctionalInterface
public interface Redactor {

    /// What stands in place of a secret.
    String MASK = "•••";

    String redact(String text);

    /// This one first, then the other.
    default Redactor then(Redactor next) {
        return text -> next.redact(redact(text));
    }

    /// Everything that acknet knows to be secret: keys by their name, access keys, tokens, PEM blocks,
    /// passwords in URLs, and encoded text that holds any of these.
    static Redactor standard() {
        Redactor plain =
                all(
                        List.of(
                                new PemBlocks(),
                                new EnvironmentPairs(),
                                new NamedValues(),
                                new Tokens(),
                                new UrlPasswords()));
        return new EncodedText(plain).then(plain);
    }

    static Redactor all(List<Redactor> redactors) {
        return redactors.stream().reduce(text -> text, Redactor::then);
    }

    /// An Alibaba Cloud account id with only its first and last two digits.
    static String maskAccount(String uid) {
        int shown = 2;
        if (uid.length() <= 3 * shown) {
            return MASK;
        }
        return uid.substring(0, shown) + MASK + uid.substring(uid.length() - shown);
    }
}
