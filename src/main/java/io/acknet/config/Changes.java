package io.acknet.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The section `changes`: which clusters acknet may change, and by whose word. Without an entry under
/// `clusters` a cluster is never changed.
///
/// @param clusters by the name of the cluster
/// @param environments what holds for each cluster of an environment, unless the cluster says otherwise
/// @param expireMinutes how long a request waits for approval
/// @param startMinutes how long an approval is good for a start
public record Changes(
        Map<String, Rules> clusters,
        Map<String, Rules> environments,
        Optional<Integer> expireMinutes,
        Optional<Integer> startMinutes) {
    public Changes {
        clusters = Map.copyOf(clusters);
        environments = Map.copyOf(environments);
    }

    public static Changes none() {
        return new Changes(Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /// What is not said is absent. Roles hold ids of Slack users (`U…`, `W…`) and user groups (`S…`).
    public record Rules(
            Optional<List<String>> request,
            Optional<List<String>> approve,
            Optional<List<String>> breakGlass,
            Optional<List<String>> stop,
            Optional<Integer> approvals,
            Optional<Boolean> typeName,
            Optional<List<String>> fixes,
            Optional<List<String>> namespaces,
            Optional<Integer> perHour,
            List<Window> windows) {
        public Rules {
            windows = List.copyOf(windows);
        }

        public static Rules none() {
            return new Rules(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
    }

    /// When changes may start, or must not.
    ///
    /// @param allows false for a freeze
    public record Window(boolean allows, Span span, String reason) {}

    public sealed interface Span {}

    /// @param to on the next day where it is not after `from`; 00:00 is midnight
    public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone)
            implements Span {
        public Weekly {
            days = Set.copyOf(days);
        }
    }

    /// @param last included
    public record Dates(LocalDate first, LocalDate last, ZoneId zone) implements Span {}
}
