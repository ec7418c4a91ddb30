package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.cluster.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `-Dgolden.write` rewrites the files in `deploy`.
class ReadRoleTest {
    private final List<Permission> permissions =
            Checks.standard().all().stream()
                    .flatMap(check -> check.reads().stream())
                    .distinct()
                    .toList();

    @Test
    void theReadRoleIsWhatTheChecksDeclare() throws IOException {
        same(Path.of("deploy/read-role.yaml"), ReadRole.standard(permissions));
    }

    @Test
    void theRoleForUpstreamFlannelIsWhatTheChecksDeclare() throws IOException {
        same(Path.of("deploy/read-role-upstream-flannel.yaml"), ReadRole.upstream(permissions));
    }

    @Test
    void noCheckNeedsMoreThanToRead() {
        assertThat(permissions).extracting(Permission::verb).containsOnly("get", "list");
    }

    @Test
    void noCheckReadsSecretsOrListsConfigMaps() {
        assertThat(permissions)
                .noneMatch(permission -> permission.resource().equals("secrets"))
                .noneMatch(permission ->
                        permission.resource().equals("configmaps")
                                && !permission.verb().equals("get"));
        assertThat(permissions)
                .filteredOn(permission -> permission.verb().equals("get"))
                .allMatch(permission -> permission.name().isPresent());
    }

    private static void same(Path file, String expected) throws IOException {
        if (System.getProperty("golden.write") != null) {
            Files.writeString(file, expected);
        }
        assertThat(file).hasContent(expected);
    }
}
