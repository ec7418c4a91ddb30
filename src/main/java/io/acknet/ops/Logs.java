package io.acknet.ops;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/// How log lines are written.
public final class Logs {
    /// As `logback.xml` calls what goes to standard error.
    private static final String STANDARD_ERROR = "ERR";

    private Logs() {}

    /// From now on one JSON object a line.
    public static void json() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            Appender<ILoggingEvent> appender = root.getAppender(STANDARD_ERROR);
            if (appender instanceof OutputStreamAppender<ILoggingEvent> lines) {
                JsonLines json = new JsonLines();
                json.setContext(context);
                json.start();
                lines.setEncoder(json);
            }
        }
    }
}
