package io.acknet.config;

/// A value that must not be seen. It prints as `•••`; only `reveal` gives it away.
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
