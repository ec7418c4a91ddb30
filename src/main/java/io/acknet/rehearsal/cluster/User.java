package io.acknet.rehearsal.cluster;

import java.util.List;
import java.util.stream.Stream;

/// Who makes a request.
record User(String name, List<String> groups) {
    static final String ADMIN = "kubernetes-admin";
    static final String ANONYMOUS = "system:anonymous";

    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    /// A user as a name alone tells: service accounts are in their groups, the administrator is a
    /// `system:masters`.
    static User named(String name) {
        return new User(name, Stream.concat(own(name), authenticated(name)).toList());
    }

    boolean isMaster() {
        return groups.contains("system:masters");
    }

    private static Stream<String> own(String name) {
        if (name.equals(ADMIN)) {
            return Stream.of("system:masters");
        }
        String[] parts = name.split(":", -1);
        return name.startsWith(SERVICE_ACCOUNT) && parts.length == 4
                ? Stream.of("system:serviceaccounts", "system:serviceaccounts:" + parts[2])
                : Stream.empty();
    }

    private static Stream<String> authenticated(String name) {
        return Stream.of(
                name.equals(ANONYMOUS) ? "system:unauthenticated" : "system:authenticated");
    }
}
