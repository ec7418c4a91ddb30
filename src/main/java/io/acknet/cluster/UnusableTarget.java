package io.acknet.cluster;

import io.acknet.lang.Text;

/// A target that must not or cannot be used. The text names file and field and says what to do; it
/// holds no secret.
public final class UnusableTarget extends RuntimeException {
    private final transient Text text;

    public UnusableTarget(Text text) {
        super(text.en());
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
