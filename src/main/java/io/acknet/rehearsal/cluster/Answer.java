package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// What the API server answers.
sealed interface Answer {
    int code();

    record Json(int code, JsonNode body, Map<String, String> headers) implements Answer {
        static Json of(int code, JsonNode body) {
            return new Json(code, body, Map.of());
        }
    }

    record Text(int code, String body) implements Answer {}

    /// Lines that come as long as the client listens.
    record Stream(Source source) implements Answer {
        @Override
        public int code() {
            return 200;
        }
    }

    interface Source {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Answer ok(JsonNode body) {
        return Json.of(200, body);
    }

    static Answer of(Failure failure) {
        int seconds = failure.retryAfter();
        return new Json(
                failure.code(),
                failure.status(),
                seconds > 0 ? Map.of("Retry-After", Integer.toString(seconds)) : Map.of());
    }
}
