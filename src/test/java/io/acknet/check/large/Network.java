package io.acknet.check.large;

import io.acknet.rehearsal.cluster.Manifests;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The network plugin of a generated cluster, with what there is of it on each node, and the lists that
/// its checks read.
enum Network {
    FLANNEL("flannel", "kube-flannel-ds", List.of(Listed.SLICES)),
    TERWAY("terway-eniip", "terway-eniip", List.of(Listed.TERWAY_NODES, Listed.POLICIES));

    /// Terway's record of each node: served where Terway is new enough.
    private static final String RECORDS =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: nodes.network.alibabacloud.com}
            spec:
              group: network.alibabacloud.com
              scope: Cluster
              names: {plural: nodes, singular: node, kind: Node, listKind: NodeList}
              versions:
              - name: v1beta1
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    /// The label `app` of its Pods.
    private final String app;

    private final String daemonSet;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Listed> own;

    Network(String app, String daemonSet, List<Listed> own) {
        this.app = app;
        this.daemonSet = daemonSet;
        this.own = own;
    }

    static Network named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String app() {
        return app;
    }

    String daemonSet() {
        return daemonSet;
    }

    String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /// The lists of what there are many of.
    List<Listed> lists() {
        return Stream.concat(Listed.OF_ANY.stream(), own.stream()).toList();
    }

    /// What answers for all else.
    Scenario rest() {
        return switch (this) {
            case FLANNEL -> Scenarios.healthyFlannel();
            case TERWAY -> Scenarios.terway().with(Manifests.parse(RECORDS));
        };
    }
}
