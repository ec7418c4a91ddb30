package io.acknet.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What a command that failed says, and how it ends: in wrong usage, or with a line that tells why.
public final class FailureHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        if (failure instanceof Misused misused) {
            return command.getParameterExceptionHandler()
                    .handleParseException(
                            new ParameterException(command, misused.getMessage()),
                            parsed.originalArgs().toArray(String[]::new));
        }
        command.getErr().println("acknet: " + failure.getMessage());
        return Exit.COULD_NOT_TELL;
    }
}
