package io.acknet.config;

/// A configuration that cannot be used. The message names the file, the line or field, and the cure.
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }
}
