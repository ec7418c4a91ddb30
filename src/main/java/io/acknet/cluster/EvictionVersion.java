package io.acknet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The version in which this API server takes evictions: `policy/v1` from Kubernetes 1.22 on,
/// `policy/v1beta1` before. Its list of core resources tells, and is read once.
final class EvictionVersion {
    private static final String LATEST = "policy/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private final Duration limit;
    private volatile @Nullable String known;

    EvictionVersion(Wire wire, Duration limit) {
        this.wire = wire;
        this.limit = limit;
    }

    /// Where the list cannot be read, the latest: a server that does not know it refuses.
    String get() {
        String version = known;
        if (version == null && wire.get("/api/v1", limit) instanceof Wire.Answer.Got answer) {
            version = told(answer);
            known = version;
        }
        return version == null ? LATEST : version;
    }

    private static @Nullable String told(Wire.Answer.Got answer) {
        try {
            for (JsonNode resource : JSON.readTree(answer.body()).path("resources")) {
                if (resource.path("name").asText().equals("pods/eviction")) {
                    return resource.path("group").asText()
                            + "/"
                            + resource.path("version").asText();
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            return null; // asked again next time
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a byte array cannot fail to be read", e);
        }
    }
}
