package io.acknet.knowledge.imports;

import io.acknet.knowledge.imports.FileReport.Left;
import io.acknet.knowledge.imports.FileReport.Warning;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is to be said about one document while it is being read.
final class Notices {
    private final List<Left> left = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    void warn(int line, String text) {
        Warning warning = new Warning(line, text);
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    void left(int line, String what, String why) {
        left.add(new Left(line, what, why));
    }

    List<Left> left() {
        return left;
    }

    List<Warning> warnings() {
        return warnings;
    }
}
