package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// One change of one stored object.
///
/// @param resource `pods`, `daemonsets.apps`
/// @param object as it is now, or as it last was if it is deleted; never to be altered
/// @param before as it was; empty when it is new
public record Change(
        Type type, String resource, ObjectNode object, Optional<ObjectNode> before, long revision) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    public String namespace() {
        return Meta.namespace(object);
    }

    public String name() {
        return Meta.name(object);
    }
}
