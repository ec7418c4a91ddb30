package io.acknet.fix;

import io.acknet.cluster.Kind;
import io.acknet.cluster.PodSeen;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// References that pin an object as it was read.
final class Pins {
    private Pins() {}

    /// By UID and resourceVersion.
    static Step.ObjectRef exact(Kind<?, ?> kind, HasMetadata object) {
        return ref(kind, object, object.getMetadata().getResourceVersion());
    }

    /// By UID only, for an object whose status changes all the time.
    static Step.ObjectRef identity(Kind<?, ?> kind, HasMetadata object) {
        return ref(kind, object, "");
    }

    /// An object that must not exist yet.
    static Step.ObjectRef absent(Kind<?, ?> kind, String namespace, String name) {
        return new Step.ObjectRef(kind.qualified(), namespace, name, "", "");
    }

    static Step.PodRef pod(PodSeen pod, boolean broken) {
        return new Step.PodRef(pod.namespace(), pod.name(), pod.uid(), pod.node(), broken);
    }

    private static Step.ObjectRef ref(Kind<?, ?> kind, HasMetadata object, String version) {
        var meta = object.getMetadata();
        return new Step.ObjectRef(
                kind.qualified(), meta.getNamespace(), meta.getName(), meta.getUid(), version);
    }
}
