package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which lines of a paste are quoted back.
class TellingLinesTest {
    private static final String DESCRIBE =
            """
            Name:             coredns-7d4f5c8b9-x2x9k
            Namespace:        kube-system
            Priority:         2000000000
            Node:             cn-hangzhou.10.0.0.12/10.0.0.12
            Labels:           k8s-app=kube-dns
            Conditions:
              Type              Status
              PodScheduled      True
            Events:
              Type     Reason                  Age   From     Message
              Normal   Scheduled               2m    default  Successfully assigned
              Warning  NetworkNotReady         1m    kubelet  runtime network not ready: cni config uninitialized
              Warning  FailedCreatePodSandBox  1m    kubelet  plugin flannel does not support config version ""
              Normal   Pulled                  1m    kubelet  Container image already present on machine
            """;

    @Test
    void quotesTheLinesThatLedToTheTopicInTheirOrder() {
        try (Matcher matcher = Matcher.of(Library.bundled())) {
            assertThat(matcher.match(DESCRIBE).hits().getFirst().topic().id())
                    .isEqualTo("cni-version");
            List<String> quoted = TellingLines.of(matcher, DESCRIBE);
            assertThat(quoted).hasSizeBetween(1, 3);
            assertThat(quoted).anyMatch(line -> line.contains("does not support config version"));
            assertThat(quoted).noneMatch(line -> line.contains("Priority"));
        }
    }

    @Test
    void quotesNothingOfAQuestionInALine() {
        try (Matcher matcher = Matcher.of(Library.bundled())) {
            assertThat(TellingLines.of(matcher, "flannel does not support config version"))
                    .isEmpty();
        }
    }
}
