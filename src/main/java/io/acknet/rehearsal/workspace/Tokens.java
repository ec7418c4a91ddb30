package io.acknet.rehearsal.workspace;

/// The secrets of one run.
record Tokens(String bot, String app, String signingSecret) {
    private static final int BYTES = 16;

    static Tokens fresh() {
        return new Tokens(
                "xoxb-rehearsal-" + Ids.secret(BYTES),
                "xapp-1-rehearsal-" + Ids.secret(BYTES),
                Ids.secret(BYTES));
    }

    @Override
    public String toString() {
        return "Tokens[•••]";
    }
}
