package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    @ParameterizedTest
    @CsvSource({
        "3, 1, 1",
        "3, 100%, 1",
        "19, 100%, 1",
        "20, 100%, 2",
        "500, 1, 1",
        "500, 7, 7",
        "500, 10%, 50",
        "500, 1%, 5",
        "501, 1%, 6",
        "500, 90%, 50",
        "500, 0, 1",
        "500, many, 1",
        "0, 1, 1"
    })
    void isWhatTheStrategyAllowsAndAtMostATenth(int pods, String allowed, int expected) {
        assertThat(Budget.of(rolling(pods, allowed), pods)).isEqualTo(expected);
    }

    @Test
    void podsThatTheStatusDoesNotCountYetCount() {
        assertThat(Budget.of(rolling(0, "100%"), 40)).isEqualTo(4);
    }

    @Test
    void isOneWhereNoLimitIsStated() {
        DaemonSet silent = new DaemonSetBuilder().withNewSpec().endSpec().build();
        DaemonSet onDelete =
                new DaemonSetBuilder()
                        .withNewSpec()
                        .withNewUpdateStrategy()
                        .withType("OnDelete")
                        .endUpdateStrategy()
                        .endSpec()
                        .build();

        assertThat(Budget.of(silent, 500)).isEqualTo(1);
        assertThat(Budget.of(onDelete, 500)).isEqualTo(1);
        assertThat(Budget.isOnDelete(onDelete)).isTrue();
        assertThat(Budget.isOnDelete(silent)).isFalse();
    }

    private static DaemonSet rolling(int desired, String maxUnavailable) {
        IntOrString limit =
                maxUnavailable.matches("\\d+")
                        ? new IntOrString(Integer.valueOf(maxUnavailable))
                        : new IntOrString(maxUnavailable);
        return new DaemonSetBuilder()
                .withNewSpec()
                .withNewUpdateStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(limit)
                .endRollingUpdate()
                .endUpdateStrategy()
                .endSpec()
                .withNewStatus()
                .withDesiredNumberScheduled(desired)
                .endStatus()
                .build();
    }
}
