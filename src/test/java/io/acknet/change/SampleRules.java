package io.acknet.change;

import io.acknet.change.Rules.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rules of the cluster `prod`, as most tests want them, and what one wants otherwise.
final class SampleRules {
    private Set<String> approve = Set.of("UANNA", "UBO", "UCHEN", "SLEADS");
    private Set<String> breakGlass = Set.of("UCHEN");
    private Set<String> stop = Set.of("UCHEN");
    private final int approvals;
    private boolean typeName = true;
    private Set<String> fixes = Set.of("cni-version", "headless-service", "enable-hairpin");
    private Set<String> namespaces = Set.of("web");
    private int perHour = 100;
    private final List<Sourced<Window>> windows = new ArrayList<>();

    private SampleRules(int approvals) {
        this.approvals = approvals;
    }

    static SampleRules of(int approvals) {
        return new SampleRules(approvals);
    }

    SampleRules approve(Set<String> ids) {
        approve = ids;
        return this;
    }

    SampleRules breakGlass(Set<String> ids) {
        breakGlass = ids;
        return this;
    }

    SampleRules stop(Set<String> ids) {
        stop = ids;
        return this;
    }

    SampleRules withoutTypedName() {
        typeName = false;
        return this;
    }

    SampleRules fixes(Set<String> ids) {
        fixes = ids;
        return this;
    }

    SampleRules namespaces(Set<String> names) {
        namespaces = names;
        return this;
    }

    SampleRules perHour(int most) {
        perHour = most;
        return this;
    }

    SampleRules windows(Window... more) {
        List.of(more).forEach(window -> windows.add(Samples.sourced("windows[0]", window)));
        return this;
    }

    Rules made() {
        return new Rules(
                Samples.sourced("request", Set.of("UANNA", "UBO", "UCHEN")),
                Samples.sourced("approve", approve),
                Samples.sourced("breakGlass", breakGlass),
                Samples.sourced("stop", stop),
                Samples.sourced("approvals", approvals),
                Samples.sourced("typeName", typeName),
                Samples.sourced("fixes", fixes),
                Samples.sourced("namespaces", namespaces),
                Samples.sourced("perHour", perHour),
                windows);
    }
}
