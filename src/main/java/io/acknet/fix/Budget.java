package io.acknet.fix;

import io.acknet.check.PluginDetection;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;

/// How many Pods of a DaemonSet may be away at once: what its update strategy allows, and at most a
/// tenth, but always one.
final class Budget {
    private static final int SHARE = 10;

    private Budget() {}

    /// @param seen how many of its Pods were seen
    static int of(DaemonSet set, int seen) {
        int all = Math.max(PluginDetection.desired(set), seen);
        return Math.max(1, Math.min(maxUnavailable(set, all), all / SHARE));
    }

    /// Whether Pods are replaced only when somebody deletes them; then no budget is stated.
    static boolean isOnDelete(DaemonSet set) {
        var strategy = set.getSpec().getUpdateStrategy();
        return strategy != null && "OnDelete".equals(strategy.getType());
    }

    /// By Kubernetes' own rules: one if not stated, and a percentage is rounded up.
    private static int maxUnavailable(DaemonSet set, int all) {
        var strategy = set.getSpec().getUpdateStrategy();
        var rolling = strategy == null ? null : strategy.getRollingUpdate();
        var limit = rolling == null ? null : rolling.getMaxUnavailable();
        if (limit == null) {
            return 1;
        }
        if (limit.getValue() instanceof Integer number) {
            return number;
        }
        String percent = String.valueOf(limit.getValue()).replace("%", "");
        return percent.matches("\\d{1,3}") ? Math.ceilDiv(all * Integer.parseInt(percent), 100) : 1;
    }
}
