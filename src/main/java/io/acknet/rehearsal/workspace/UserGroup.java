package io.acknet.rehearsal.workspace;

import java.util.Set;

/// People who are mentioned and given roles together, as `@sre`.
public record UserGroup(String id, String handle, String name, Set<String> userIds) {}
