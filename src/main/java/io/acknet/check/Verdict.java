package io.acknet.check;

import io.acknet.lang.Text;
import java.util.Comparator;
import java.util.List;

/// What a check came to.
public enum Verdict {
    /// Everything that decides was read, and the cause is absent.
    OK,
    /// The cause is present, even if nobody suffers from it yet.
    PROBLEM,
    /// The cause cannot arise in this cluster.
    NOT_APPLICABLE,
    /// Something that decides could not be read or understood.
    UNKNOWN;

    /// The verdict of several findings: a problem outweighs what is not known, which outweighs what is
    /// fine. No finding at all means that nothing was looked at.
    public static Verdict of(List<Finding> findings) {
        return worst(findings.stream().map(Finding::verdict).toList());
    }

    /// By the same order; nothing at all is unknown.
    public static Verdict worst(List<Verdict> verdicts) {
        return verdicts.stream().min(Comparator.comparingInt(Verdict::rank)).orElse(UNKNOWN);
    }

    /// What decides has the lower rank.
    public int rank() {
        return switch (this) {
            case PROBLEM -> 0;
            case UNKNOWN -> 1;
            case OK -> 2;
            case NOT_APPLICABLE -> 3;
        };
    }

    public Text title() {
        return switch (this) {
            case OK -> new Text("正常", "OK");
            case PROBLEM -> new Text("有问题", "Problem");
            case NOT_APPLICABLE -> new Text("不适用", "Not applicable");
            case UNKNOWN -> new Text("无法判断", "Could not tell");
        };
    }
}
