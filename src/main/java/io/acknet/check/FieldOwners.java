package io.acknet.check;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who last set a field and when, as `metadata.managedFields` tells. The API server keeps it since
/// Kubernetes 1.18; an object may have none.
public final class FieldOwners {

    /// @param at when this manager last changed anything that it owns, so the field not later
    public record Owner(String manager, Instant at) {}

    private FieldOwners() {}

    /// The owner who changed last.
    ///
    /// @param path such as `f:data`, `f:cni-conf.json`
    public static Optional<Owner> last(ObjectMeta meta, String... path) {
        List<ManagedFieldsEntry> entries =
                meta.getManagedFields() == null ? List.of() : meta.getManagedFields();
        return entries.stream()
                .filter(entry -> owns(entry, path))
                .flatMap(FieldOwners::owner)
                .max(Comparator.comparing(Owner::at));
    }

    private static Stream<Owner> owner(ManagedFieldsEntry entry) {
        try {
            String manager = entry.getManager() == null ? "?" : entry.getManager();
            return entry.getTime() == null
                    ? Stream.empty()
                    : Stream.of(new Owner(manager, Instant.parse(entry.getTime())));
        } catch (DateTimeException e) {
            return Stream.empty(); // a time that is none tells nothing
        }
    }

    private static boolean owns(ManagedFieldsEntry entry, String... path) {
        if (entry.getFieldsV1() == null) {
            return false;
        }
        Object at = entry.getFieldsV1().getAdditionalProperties();
        for (String step : path) {
            if (!(at instanceof Map<?, ?> fields) || !fields.containsKey(step)) {
                return false;
            }
            at = fields.get(step);
        }
        return true;
    }
}
