package io.acknet.change;

import java.util.List;

/// What makes the start of a process cheap.
final class ClassArchive {
    private ClassArchive() {}

    static List<String> flags() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }
}
