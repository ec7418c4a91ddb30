package io.acknet.rehearsal.cluster;

/// What is about to be done, as authorization looks at it.
///
/// @param resource the plural, with `/subresource` where one is meant
/// @param namespace empty at the cluster scope
/// @param name empty where no single object is meant
record Attempt(String verb, String group, String resource, String namespace, String name) {

    static Attempt on(ResourceType type, String verb, ApiPath path) {
        return new Attempt(
                verb, type.group(), path.resourceAndSub(), path.namespace(), path.name());
    }

    /// The sentence of a refusal.
    String refusal(User user) {
        String where =
                namespace.isEmpty()
                        ? " at the cluster scope"
                        : " in the namespace \"" + namespace + "\"";
        return "User \""
                + user.name()
                + "\" cannot "
                + verb
                + " resource \""
                + resource
                + "\" in API group \""
                + group
                + "\""
                + where;
    }
}
