package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Pods out of the templates of what controls them.
final class Templates {

    private Templates() {}

    static ObjectNode pod(ObjectNode owner) {
        JsonNode template = owner.path("spec").path("template");
        ObjectNode pod = Tree.object();
        ObjectNode metadata = pod.putObject("metadata").put("namespace", Meta.namespace(owner));
        for (String field : new String[] {"labels", "annotations"}) {
            if (template.path("metadata").has(field)) {
                metadata.set(field, template.path("metadata").path(field).deepCopy());
            }
        }
        metadata.putArray("ownerReferences").add(Meta.reference(owner));
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }
}
