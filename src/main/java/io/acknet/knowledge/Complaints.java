package io.acknet.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers what is wrong with one file, so that its author sees everything at once.
final class Complaints {
    private final String file;
    private final List<Refusal> refusals = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void at(int line, String problem, String cure) {
        refusals.add(new Refusal(file, line, problem, cure));
    }

    boolean none() {
        return refusals.isEmpty();
    }

    List<Refusal> inReadingOrder() {
        return refusals.stream().sorted(Comparator.comparingInt(Refusal::line)).toList();
    }
}
