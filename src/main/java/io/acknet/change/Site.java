package io.acknet.change;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Provenance;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.cluster.UnusableTarget;
import io.acknet.cluster.Written;
import io.acknet.fix.Step.ObjectRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Node;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One cluster, as an execution reads and writes it. Each read is a fresh one.
final class Site {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(ports()).build();

    private final Clusters clusters;
    private final String cluster;

    Site(Clusters clusters, String cluster) {
        this.clusters = clusters;
        this.cluster = cluster;
    }

    Read<ClusterIdentity> identity() {
        return reading(() -> clusters.reader(cluster), ClusterReader::identity);
    }

    /// An object as JSON, read with the rights that write.
    Read<JsonNode> object(ObjectRef ref) {
        return object(kind(ref.kind()), ref.namespace(), ref.name());
    }

    private <T extends HasMetadata> Read<JsonNode> object(
            Kind<T, T> kind, String namespace, String name) {
        Read<T> read =
                reading(
                        () -> clusters.writersReader(cluster),
                        reader -> reader.get(kind, namespace, name));
        return read.map(JSON::<JsonNode>valueToTree);
    }

    Read<PodSeen> pod(String namespace, String name) {
        return reading(
                () -> clusters.writersReader(cluster),
                reader -> reader.get(Kinds.PODS, namespace, name));
    }

    Read<List<PodSeen>> pods(String namespace) {
        return reading(
                () -> clusters.reader(cluster),
                reader -> reader.list(Kinds.PODS, Scope.in(namespace)));
    }

    Read<List<Node>> nodes() {
        return reading(
                () -> clusters.reader(cluster),
                reader -> reader.list(Kinds.NODES, Scope.EVERYWHERE));
    }

    Written send(Mutation mutation, Provenance on) {
        try {
            return clusters.send(cluster, mutation, on);
        } catch (UnusableTarget e) {
            return new Written.Refused(Written.Why.NOT_SENT, e.text());
        }
    }

    private static <T> Read<T> reading(
            java.util.function.Supplier<ClusterReader> reader,
            Function<ClusterReader, Read<T>> read) {
        try {
            return read.apply(reader.get());
        } catch (UnusableTarget e) {
            return new Read.Unreadable<>(Read.Why.UNREACHABLE, e.text());
        }
    }

    /// A port by number or by name, which the model writes as an object of its own otherwise.
    private static SimpleModule ports() {
        return new SimpleModule()
                .addSerializer(
                        IntOrString.class,
                        new StdSerializer<>(IntOrString.class) {
                            @Override
                            public void serialize(
                                    IntOrString port, JsonGenerator to, SerializerProvider how)
                                    throws IOException {
                                to.writePOJO(port.getValue());
                            }
                        });
    }

    /// The object with its fields in the order in which this room reads them, so that two of them can
    /// be compared line by line.
    static String inModelOrder(Kind<?, ?> kind, String json) {
        try {
            return JSON.valueToTree(JSON.readValue(json, kind.type())).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the API server's answer to a dry run is no object");
        }
    }

    /// @throws IllegalArgumentException for a kind that no fix writes
    @SuppressWarnings("unchecked") // of these kinds the whole object is kept
    static <T extends HasMetadata> Kind<T, T> kind(String qualified) {
        return Stream.<Kind<?, ?>>of(
                        Kinds.CONFIG_MAPS,
                        Kinds.SERVICES,
                        Kinds.DAEMON_SETS,
                        Kinds.DEPLOYMENTS,
                        Kinds.STATEFUL_SETS)
                .filter(kind -> kind.qualified().equals(qualified))
                .map(kind -> (Kind<T, T>) kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fix writes " + qualified));
    }
}
