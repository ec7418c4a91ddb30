package io.acknet.check;

import io.acknet.lang.Text;

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

    public Text title() {
        return switch (this) {
            case OK -> new Text("正常", "OK");
            case PROBLEM -> new Text("有问题", "Problem");
            case NOT_APPLICABLE -> new Text("不适用", "Not applicable");
            case UNKNOWN -> new Text("无法判断", "Could not tell");
        };
    }
}
