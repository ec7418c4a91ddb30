package io.acknet.check;

import io.acknet.lang.Text;

/// A check was asked for in a way that means nothing; the text says what would.
public final class BadRequest extends RuntimeException {
    private final transient Text text;

    public BadRequest(Text text) {
        super(text.en());
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
