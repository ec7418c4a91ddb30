package io.acknet.ops;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.acknet.redact.Redactor;
import java.nio.charset.StandardCharsets;

/// Log lines after a pattern, without secrets. `logback.xml` names this class.
public final class TextLines extends PatternLayoutEncoder {
    private final Redactor redactor = Redactor.standard();

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        return redactor.redact(line).getBytes(StandardCharsets.UTF_8);
    }
}
