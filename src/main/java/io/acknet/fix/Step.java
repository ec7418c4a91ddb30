package io.acknet.fix;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One part of a plan. All of it is data: what it pins is compared when it runs.
public sealed interface Step {

    /// Changes one key of a ConfigMap; every other key stays byte for byte.
    ///
    /// @param sha256Before of the key's text before, in hexadecimal; of the empty text where it is absent
    /// @param sha256After of the text after
    record SetKey(ObjectRef map, String key, Edit edit, String sha256Before, String sha256After)
            implements Step {}

    /// Creates an object that must not exist yet.
    ///
    /// @param json the object as it is sent
    record Create(ObjectRef object, String json) implements Step {}

    /// Deletes exactly the object with this UID and resourceVersion. Only undo does this.
    record Delete(ObjectRef object) implements Step {}

    /// Evicts Pods of a DaemonSet or Deployment one after the other, and sees the replacement Ready
    /// before the next.
    ///
    /// @param owner whose Pods they are
    /// @param order the broken ones first, then one canary, then the rest
    record RestartPods(ObjectRef owner, List<PodRef> order, Pacing pacing) implements Step {
        public RestartPods {
            order = List.copyOf(order);
        }
    }

    /// Sets the template annotation `kubectl.kubernetes.io/restartedAt`, as `kubectl rollout restart`
    /// does, and sees the rollout through.
    ///
    /// @param workload its resourceVersion is not compared, since its status changes all the time; its
    ///     generation is
    record RestartWorkload(ObjectRef workload, long generation, Duration within) implements Step {}

    /// How a text changes. It holds only the changed part, so that a secret beside it is kept nowhere.
    sealed interface Edit {

        /// Replaces a part of the key's text.
        ///
        /// @param at in characters from the start
        record Splice(int at, String removed, String inserted) implements Edit {

            /// @throws IllegalArgumentException when the text does not hold `removed` there
            public String apply(String text) {
                if (!text.startsWith(removed, at)) {
                    throw new IllegalArgumentException("the text has changed at " + at);
                }
                return text.substring(0, at) + inserted + text.substring(at + removed.length());
            }

            public Splice inverse() {
                return new Splice(at, inserted, removed);
            }
        }

        /// Replaces the whole value; absent means that the key does not exist.
        record Put(Optional<String> before, Optional<String> after) implements Edit {}
    }

    /// An object, pinned.
    ///
    /// @param kind as in RBAC: `configmaps`, `daemonsets.apps`, `services`
    /// @param uid empty for an object that is yet to be created
    /// @param resourceVersion empty where it is not compared
    record ObjectRef(
            String kind, String namespace, String name, String uid, String resourceVersion) {

        /// `kube-system/configmaps/kube-flannel-cfg`.
        public String reference() {
            return namespace + "/" + kind + "/" + name;
        }
    }

    record PodRef(String namespace, String name, String uid, String node, boolean broken) {}

    /// How fast Pods are replaced.
    ///
    /// @param atOnce at most so many Pods away at any moment, after the canary
    /// @param ready how long a replacement may take to be Ready on the same node
    /// @param soak how long the canary must stay Ready before the rest follows
    record Pacing(int atOnce, Duration ready, Duration soak) {}
}
