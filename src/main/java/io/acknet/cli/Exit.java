package io.acknet.cli;

/// Exit codes that operators script against.
public final class Exit {
    public static final int DONE = 0;

    /// The answer is "no", or a problem was found.
    public static final int NO = 1;

    public static final int USAGE = 2;

    public static final int COULD_NOT_TELL = 3;

    /// Of `audit verify`: a row is missing.
    public static final int GAP = 4;

    /// Of `audit verify`: the end is missing.
    public static final int CUT = 5;

    private Exit() {}
}
