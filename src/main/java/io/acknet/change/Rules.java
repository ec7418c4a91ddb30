package io.acknet.change;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rules of one cluster, each with the place in the configuration that it comes from. Sets of
/// people hold ids of users and of user groups; an empty one means nobody.
///
/// @param request who may propose changes
/// @param stop who may turn the kill switch
/// @param approvals how many different people must approve
/// @param typeName whether an approver types the cluster's name
/// @param fixes those that are enabled
/// @param namespaces in which objects may be created, deleted and restarted
/// @param perHour how many changes may start within an hour
public record Rules(
        Sourced<Set<String>> request,
        Sourced<Set<String>> approve,
        Sourced<Set<String>> breakGlass,
        Sourced<Set<String>> stop,
        Sourced<Integer> approvals,
        Sourced<Boolean> typeName,
        Sourced<Set<String>> fixes,
        Sourced<Set<String>> namespaces,
        Sourced<Integer> perHour,
        List<Sourced<Window>> windows) {
    public Rules {
        windows = List.copyOf(windows);
    }

    /// A rule and where it stands, such as `acknet.yaml: changes.clusters[prod].approve`.
    public record Sourced<T>(T value, String source) {}

    Sourced<Set<String>> role(Action action) {
        return switch (action) {
            case REQUEST -> request;
            case APPROVE, DENY, CONTINUE, CANCEL -> approve;
            case BREAK_GLASS -> breakGlass;
            case STOP -> stop;
        };
    }

    /// The same rules always give the same text, wherever they stand.
    String canonical() {
        return String.join(
                "\n",
                "request " + sorted(request),
                "approve " + sorted(approve),
                "breakGlass " + sorted(breakGlass),
                "stop " + sorted(stop),
                "approvals " + approvals.value(),
                "typeName " + typeName.value(),
                "fixes " + sorted(fixes),
                "namespaces " + sorted(namespaces),
                "perHour " + perHour.value(),
                windows.stream()
                        .map(window -> window.value().text())
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    private static String sorted(Sourced<Set<String>> ids) {
        return String.join(",", new TreeSet<>(ids.value()));
    }
}
