package io.acknet.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/// Log lines as JSON, one object a line, without secrets.
///
/// `time` (UTC), `level`, `logger`, `thread` and `message` are always there; the message is one of a
/// fixed set. What it is about stands beside it under keys of its own, such as `fault`, `change`,
/// `cluster` and `input`. An exception is `exception` in one line, and `stack` in full.
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private final ObjectMapper json = new ObjectMapper();
    private final Redactor redactor = Redactor.standard();

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", redactor.redact(event.getFormattedMessage()));
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> line.putIfAbsent(pair.key, value(pair)));
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.put(
                    "exception",
                    redactor.redact(thrown.getClassName() + ": " + thrown.getMessage()));
            line.put("stack", redactor.redact(ThrowableProxyUtil.asString(thrown)));
        }
        return bytes(line);
    }

    /// With its name in front, for there are names that make any value a secret.
    private String value(KeyValuePair pair) {
        String value = String.valueOf(pair.value);
        String named = pair.key + "=";
        boolean secret = redactor.redact(named + value).equals(named + Redactor.MASK);
        return secret ? Redactor.MASK : redactor.redact(value);
    }

    private byte[] bytes(Map<String, String> line) {
        try {
            return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
