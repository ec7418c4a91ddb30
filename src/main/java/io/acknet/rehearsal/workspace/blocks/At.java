package io.acknet.rehearsal.workspace.blocks;

import java.util.List;

/// A place in a document under examination, and where its problems are written down.
record At(String pointer, List<Problem> problems) {
    At field(String name) {
        return new At(pointer + "/" + name, problems);
    }

    At item(int index) {
        return new At(pointer + "/" + index, problems);
    }

    void say(String message) {
        problems.add(new Problem(pointer, message));
    }
}
