package io.acknet.change;

import io.acknet.audit.AuditEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What stands in the audit about changes.
final class Events {
    private Events() {}

    static AuditEvent requested(Change change) {
        ChangeRequest request = change.request();
        Map<String, String> details = details(change);
        details.put("fix", request.plan().fix());
        details.put("params", request.plan().params().toString());
        details.put("policy", request.policyVersion());
        details.put("diff", request.diff());
        request.undoOf().ifPresent(id -> details.put("undo-of", id));
        return new AuditEvent(
                "change.requested", request.requester().text(), request.id(), details);
    }

    /// @param word such as `approved`
    static AuditEvent by(Account actor, String word, Change change) {
        return new AuditEvent("change." + word, actor.text(), change.id(), details(change));
    }

    static AuditEvent by(Account actor, String word, Change change, String reason) {
        Map<String, String> details = details(change);
        details.put("reason", reason);
        return new AuditEvent("change." + word, actor.text(), change.id(), details);
    }

    static AuditEvent system(String word, Change change) {
        return new AuditEvent("change." + word, AuditEvent.SYSTEM, change.id(), details(change));
    }

    static AuditEvent system(String word, Change change, String reason) {
        Map<String, String> details = details(change);
        details.put("reason", reason);
        return new AuditEvent("change." + word, AuditEvent.SYSTEM, change.id(), details);
    }

    /// @param auditId under which the request stands in the API server's own audit; empty where there
    ///     is no request
    static AuditEvent effect(Change change, Effect effect, String auditId) {
        Map<String, String> details = details(change);
        details.put("key", effect.key());
        details.put("target", effect.target().reference());
        details.put("uid", effect.target().uid());
        effect.note().ifPresent(note -> details.put("note", note.en()));
        if (!auditId.isEmpty()) {
            details.put("audit-id", auditId);
        }
        String word = effect.phase().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new AuditEvent("step." + word, AuditEvent.SYSTEM, change.id(), details);
    }

    static AuditEvent refused(Who who, Action action, String subject, List<Reason> reasons) {
        return new AuditEvent(
                "refused." + action.name().toLowerCase(java.util.Locale.ROOT),
                who.account().text(),
                subject,
                Map.of(
                        "standing",
                        who.standing().name(),
                        "rules",
                        reasons.stream().map(Reason::rule).collect(Collectors.joining(","))));
    }

    static AuditEvent stop(Account by, String word, String scope, String reason) {
        return new AuditEvent("stop." + word, by.text(), scope, Map.of("reason", reason));
    }

    private static Map<String, String> details(Change change) {
        Map<String, String> details = new HashMap<>();
        details.put(AuditEvent.CLUSTER, change.request().plan().cluster().uid());
        details.put("fingerprint", change.request().fingerprint());
        details.put("from", change.state().word());
        return details;
    }
}
