package io.acknet.redact;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What is logged while it is open, as it would be written.
public final class LogRecord extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    /// Begins to record.
    public static LogRecord open() {
        LogRecord record = new LogRecord();
        record.setContext(record.root.getLoggerContext());
        record.start();
        record.root.addAppender(record);
        return record;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(
                event.getFormattedMessage()
                        + " "
                        + event.getKeyValuePairs()
                        + " "
                        + event.getMDCPropertyMap()
                        + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
