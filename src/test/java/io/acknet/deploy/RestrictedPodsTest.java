package io.acknet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestrictedPodsTest {
    private static final Path DEPLOYMENT = Path.of("deploy/base/deployment.yaml");

    @Test
    void findsNothingInTheDeployment() throws IOException {
        assertThat(violations(Files.readString(DEPLOYMENT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    runAsNonRoot: true                | runAsNonRoot: false               | acknet.runAsNonRoot
                    runAsUser: 65532                  | runAsUser: 0                      | securityContext.runAsUser
                    type: RuntimeDefault              | type: Unconfined                  | acknet.seccompProfile
                    allowPrivilegeEscalation: false   | allowPrivilegeEscalation: true    | acknet.allowPrivilegeEscalation
                    drop: [ALL]                       | drop: [NET_RAW]                   | acknet.capabilities.drop
                    drop: [ALL]                       | {drop: [ALL], add: [SYS_ADMIN]}   | acknet.capabilities.add
                    readOnlyRootFilesystem: true      | privileged: true                  | acknet.privileged
                    enableServiceLinks: false         | hostNetwork: true                 | hostNetwork
                    enableServiceLinks: false         | hostPID: true                     | hostPID
                    'protocol: TCP'                   | 'hostPort: 1'                     | acknet.hostPort
                    'emptyDir:'                       | 'hostPath: {path: /}'             | volumes.tmp
                    """)
    void findsWhatTheStandardRefuses(String sound, String bad, String field) throws IOException {
        String text = Files.readString(DEPLOYMENT);
        assertThat(text).contains(sound);
        String mutated =
                text.replace(sound, bad)
                        .replace("            sizeLimit: 64Mi\n", "")
                        .replaceAll("capabilities:\\n +(\\{.*})", "capabilities: $1");
        assertThat(violations(mutated)).contains(field);
    }

    private static List<String> violations(String yaml) throws IOException {
        HasMetadata object = Manifests.parse(yaml).getFirst();
        PodSpec pod = ((Deployment) object).getSpec().getTemplate().getSpec();
        return RestrictedPods.violations(pod);
    }
}
