package io.acknet.store;

import io.acknet.audit.AuditEvent;
import io.acknet.audit.AuditKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How the audit is written.
///
/// @param key absent: the one beside the file of SQLite, made if it is not there
/// @param redact takes secrets out of the details, before they are hashed and stored
/// @param clock tells when a row was written
public record Auditing(Optional<AuditKey> key, UnaryOperator<String> redact, InstantSource clock) {

    /// With a key beside the database, no redaction, and the system's clock.
    static Auditing plain() {
        return new Auditing(Optional.empty(), UnaryOperator.identity(), InstantSource.system());
    }

    AuditEvent redacted(AuditEvent event) {
        Map<String, String> details = new TreeMap<>();
        event.details().forEach((name, value) -> details.put(name, redact.apply(value)));
        return new AuditEvent(event.action(), event.actor(), event.subject(), details);
    }
}
