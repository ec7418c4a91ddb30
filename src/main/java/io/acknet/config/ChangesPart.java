package io.acknet.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The section `changes` as it is written.
record ChangesPart(
        @Nullable Map<String, RulesPart> clusters,
        @Nullable Map<String, RulesPart> environments,
        @Nullable Integer expireMinutes,
        @Nullable Integer startMinutes) {
    private static final int DAY = 24 * 60;

    /// @param clustersKnown names of the section `clusters`
    /// @param environmentsKnown theirs
    Changes toChanges(Set<String> clustersKnown, Set<String> environmentsKnown) {
        return new Changes(
                rules("clusters", clusters, clustersKnown),
                rules("environments", environments, environmentsKnown),
                number("changes.expireMinutes", expireMinutes, DAY),
                number("changes.startMinutes", startMinutes, DAY));
    }

    private static Map<String, Changes.Rules> rules(
            String section, @Nullable Map<String, RulesPart> parts, Set<String> known) {
        Map<String, Changes.Rules> rules = new LinkedHashMap<>();
        if (parts != null) {
            parts.forEach((name, part) -> {
                String field = "changes." + section + "[" + name + "]";
                if (!known.contains(name)) {
                    throw new ConfigException(
                            field
                                    + ": no cluster under clusters has this "
                                    + (section.equals("clusters") ? "name" : "environment")
                                    + "; there are: "
                                    + String.join(", ", known));
                }
                rules.put(name, part == null ? Changes.Rules.none() : part.toRules(field));
            });
        }
        return rules;
    }

    private static Optional<Integer> number(String field, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new ConfigException(field + ": " + value + " is not between 1 and " + most);
        }
        return Optional.ofNullable(value);
    }

    record RulesPart(
            @Nullable List<String> request,
            @Nullable List<String> approve,
            @Nullable List<String> breakGlass,
            @Nullable List<String> stop,
            @Nullable Integer approvals,
            @Nullable Boolean typeName,
            @Nullable List<String> fixes,
            @Nullable List<String> namespaces,
            @Nullable Integer perHour,
            @Nullable List<WindowPart> windows) {
        private static final int MOST_APPROVALS = 9;
        private static final int MOST_PER_HOUR = 1_000;
        private static final String PERSON = "[UWS][A-Z0-9]{2,}";

        Changes.Rules toRules(String field) {
            return new Changes.Rules(
                    people(field + ".request", request),
                    people(field + ".approve", approve),
                    people(field + ".breakGlass", breakGlass),
                    people(field + ".stop", stop),
                    number(field + ".approvals", approvals, MOST_APPROVALS),
                    Optional.ofNullable(typeName),
                    names(field + ".fixes", fixes),
                    names(field + ".namespaces", namespaces),
                    number(field + ".perHour", perHour, MOST_PER_HOUR),
                    windows == null
                            ? List.of()
                            : java.util.stream.IntStream.range(0, windows.size())
                                    .mapToObj(i ->
                                            windows.get(i).toWindow(field + ".windows[" + i + "]"))
                                    .toList());
        }

        private static Optional<List<String>> people(String field, @Nullable List<String> ids) {
            return names(field, ids)
                    .map(all -> {
                        all.stream()
                                .filter(id -> !id.matches(PERSON))
                                .findFirst()
                                .ifPresent(id -> {
                                    throw new ConfigException(
                                            field
                                                    + ": \""
                                                    + id
                                                    + "\" is no id of a Slack user (U…) or user group (S…)");
                                });
                        return all;
                    });
        }

        private static Optional<List<String>> names(String field, @Nullable List<String> names) {
            if (names != null && names.stream().anyMatch(n -> n == null || n.isBlank())) {
                throw new ConfigException(field + ": an entry is empty");
            }
            return Optional.ofNullable(names).map(List::copyOf);
        }
    }
}
