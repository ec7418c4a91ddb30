package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.cluster.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `-Dgolden.write` rewrites the files in `deploy`.
class WriteRoleTest {
    private final List<Permission> permissions =
            Fixes.standard().all().stream()
                    .flatMap(fix -> fix.writes().stream())
                    .distinct()
                    .toList();

    @Test
    void theWriteRoleIsWhatTheFixesDeclare() throws IOException {
        same(Path.of("deploy/components/fixes/write-role.yaml"), WriteRole.standard(permissions));
    }

    @Test
    void theRoleForUpstreamFlannelIsWhatTheFixesDeclare() throws IOException {
        same(
                Path.of(
                        "deploy/components/fixes-upstream-flannel/write-role-upstream-flannel.yaml"),
                WriteRole.upstream(permissions));
    }

    @Test
    void theRoleForWorkloadsIsWhatTheFixesDeclare() throws IOException {
        same(
                Path.of("deploy/workloads/write-role-workloads.yaml"),
                WriteRole.workloads(permissions));
    }

    @Test
    void noConfigMapIsGrantedButByName() {
        assertThat(permissions)
                .filteredOn(one -> one.resource().equals("configmaps"))
                .isNotEmpty()
                .allMatch(one -> one.name().isPresent() && one.namespace().isPresent())
                .extracting(Permission::verb)
                .containsOnly("get", "patch");
    }

    @Test
    void podsAreEvictedAndNeverDeleted() {
        assertThat(permissions)
                .filteredOn(one -> one.resource().startsWith("pods"))
                .isNotEmpty()
                .allMatch(one -> one.namespace().isPresent())
                .noneMatch(one -> Set.of("delete", "deletecollection").contains(one.verb()));
    }

    @Test
    void nothingIsGrantedForSecretsRolesOrAllVerbs() {
        assertThat(permissions)
                .noneMatch(one ->
                        Set.of("secrets", "roles", "rolebindings", "*").contains(one.resource()))
                .noneMatch(one -> one.verb().equals("*"));
    }

    private static void same(Path file, String expected) throws IOException {
        if (System.getProperty("golden.write") != null) {
            Files.writeString(file, expected);
        }
        assertThat(file).hasContent(expected);
    }
}
