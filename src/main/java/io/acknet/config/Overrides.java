package io.acknet.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a deployment says through the environment instead of `acknet.yaml`: `ACKNET_DATABASE`,
/// `ACKNET_DATABASE_PASSWORD_FILE`, `ACKNET_AUDIT_KEY_FILE`, `ACKNET_LEARNED`, `ACKNET_SLACK_MODE`,
/// `ACKNET_OPS_ADDRESS`, `ACKNET_OPS_PORT`, `ACKNET_LOG`,
/// `SLACK_BOT_TOKEN_FILE`, `SLACK_APP_TOKEN_FILE` and `SLACK_SIGNING_SECRET_FILE`. An empty value says nothing.
record Overrides(Map<String, String> environment) {
    Overrides {
        environment = Map.copyOf(environment);
    }

    @Nullable String or(String variable, @Nullable String inFile) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? inFile : value;
    }
}
