package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.cluster.Permission;
import io.acknet.fix.Fixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `-Dgolden.write` rewrites the files in `deploy`.
class ReadRoleTest {
    private final List<Permission> permissions =
            Stream.concat(
                            Checks.standard().all().stream()
                                    .flatMap(check -> check.reads().stream()),
                            Fixes.standard().all().stream().flatMap(fix -> fix.reads().stream()))
                    .distinct()
                    .toList();

    @Test
    void theReadRoleIsWhatChecksAndFixesDeclare() throws IOException {
        same(Path.of("deploy/base/read-role.yaml"), ReadRole.standard(permissions));
    }

    @Test
    void theRoleForUpstreamFlannelIsWhatTheyDeclare() throws IOException {
        same(
                Path.of("deploy/components/upstream-flannel/read-role-upstream-flannel.yaml"),
                ReadRole.upstream(permissions));
    }

    @Test
    void noneNeedsMoreThanToRead() {
        assertThat(permissions).extracting(Permission::verb).containsOnly("get", "list");
    }

    @Test
    void noneReadsSecretsOrListsConfigMaps() {
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
