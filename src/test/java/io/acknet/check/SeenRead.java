package io.acknet.check;

import io.acknet.cluster.Permission;
import io.acknet.rehearsal.cluster.SeenRequest;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A read that a check makes, as the API server saw it.
///
/// @param later whether it goes on where another page ended
/// @param status of the faultless answer
record SeenRead(String path, boolean later, int status) {
    /// `/api/v1/nodes`, `/apis/apps/v1/namespaces/kube-system/daemonsets`, and with a name behind it.
    private static final Pattern OBJECTS =
            Pattern.compile(
                    "/(?:api|apis/([^/]+))/v[^/]+(?:/namespaces/[^/]+(?=/))?/([a-z]+)(/[^/]+)?");

    /// What a run of a fixture's check without faults reads, each once.
    static List<SeenRead> of(Bench bench, Fixture fixture) {
        int before = bench.requests().size();
        bench.run(fixture.check(), fixture.params());
        return bench.requests().stream().skip(before).map(SeenRead::of).distinct().toList();
    }

    private static SeenRead of(SeenRequest request) {
        return new SeenRead(
                request.path(), request.query().contains("continue="), request.status());
    }

    boolean is(URI uri) {
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return uri.getPath().equals(path) && query.contains("continue=") == later;
    }

    /// Whether it asks for one object by its name.
    boolean isOfOne() {
        Matcher objects = OBJECTS.matcher(path);
        return objects.matches() && objects.group(3) != null;
    }

    /// `pods` or `daemonsets.apps`; what the discovery is called, for the rest.
    String resource() {
        Matcher objects = OBJECTS.matcher(path);
        if (!objects.matches()) {
            return path.substring(1);
        }
        return objects.group(2) + (objects.group(1) == null ? "" : "." + objects.group(1));
    }

    String verb() {
        return OBJECTS.matcher(path).matches() && !isOfOne() ? "list" : "get";
    }

    /// Whether it takes this right.
    boolean needs(Permission right) {
        return right.qualifiedResource().equals(resource())
                && right.verb().equals(verb())
                && right.name().map(name -> path.endsWith("/" + name)).orElse(true);
    }

    /// Whether a finding says that this could not be read. The discovery is only asked when a list
    /// failed, which is the one to be named then.
    boolean isNamedIn(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .map(finding -> finding.summary().en())
                .anyMatch(text ->
                        isDiscovery() || (text.contains(verb()) && text.contains(resource())));
    }

    private boolean isDiscovery() {
        return !OBJECTS.matcher(path).matches();
    }

    @Override
    public String toString() {
        return verb() + " " + path + (later ? " (later page)" : "");
    }
}
