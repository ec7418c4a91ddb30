package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The reviews: may I, what may I, may they, who am I.
final class Reviews {
    private final Rbac rbac;

    Reviews(Rbac rbac) {
        this.rbac = rbac;
    }

    ObjectNode answer(ResourceType type, Call call, User user) {
        ObjectNode review = Decoding.object(type, call);
        ObjectNode status = Tree.ensure(review, "status");
        Meta.of(review);
        switch (type.kind()) {
            case "SelfSubjectAccessReview" -> access(review.path("spec"), user, status);
            case "SubjectAccessReview" -> access(review.path("spec"), subject(review), status);
            case "SelfSubjectRulesReview" -> rules(review.path("spec"), user, status);
            case "SelfSubjectReview" -> {
                ObjectNode info = status.putObject("userInfo").put("username", user.name());
                user.groups().forEach(info.putArray("groups")::add);
            }
            default -> throw Failure.methodNotAllowed();
        }
        return review;
    }

    private void access(JsonNode spec, User user, ObjectNode status) {
        JsonNode resource = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        if (resource.isMissingNode() == path.isMissingNode()) {
            throw Failure.plain(
                    422,
                    "Invalid",
                    "SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid:"
                            + " spec.resourceAttributes: Invalid value: null: exactly one of"
                            + " nonResourceAttributes or resourceAttributes must be specified");
        }
        Optional<String> reason =
                resource.isMissingNode()
                        ? onPath(path, user)
                        : rbac.allows(user, attempt(resource));
        status.put("allowed", reason.isPresent());
        reason.filter(it -> !it.isEmpty()).ifPresent(it -> status.put("reason", it));
    }

    private Optional<String> onPath(JsonNode path, User user) {
        return rbac.allowsPath(user, Tree.text(path, "verb"), Tree.text(path, "path"))
                ? Optional.of("")
                : Optional.empty();
    }

    private static Attempt attempt(JsonNode attributes) {
        String subresource = Tree.text(attributes, "subresource");
        String resource = Tree.text(attributes, "resource");
        return new Attempt(
                Tree.text(attributes, "verb"),
                Tree.text(attributes, "group"),
                subresource.isEmpty() ? resource : resource + "/" + subresource,
                Tree.text(attributes, "namespace"),
                Tree.text(attributes, "name"));
    }

    private static User subject(ObjectNode review) {
        List<String> groups = Tree.texts(review, "spec", "groups");
        User named = User.named(Tree.text(review, "spec", "user"));
        return groups.isEmpty() ? named : new User(named.name(), groups);
    }

    private void rules(JsonNode spec, User user, ObjectNode status) {
        ArrayNode resources = status.putArray("resourceRules");
        ArrayNode paths = status.putArray("nonResourceRules");
        List<JsonNode> rules =
                rbac.grants(user, Tree.text(spec, "namespace"))
                        .flatMap(grant -> grant.rules().stream())
                        .toList();
        rules.forEach(rule -> (rule.has("nonResourceURLs") ? paths : resources).add(rule));
        status.put("incomplete", false);
    }
}
