package io.acknet.cluster;

import io.acknet.cluster.Read.Absent;
import io.acknet.cluster.Read.Found;
import io.acknet.cluster.Read.Unreadable;
import io.acknet.cluster.Wire.Answer;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.version.Info;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one run sees of a cluster. There is no method that writes, and the HTTP client below refuses
/// to.
///
/// Each object and each list is read once; who asks again gets the same answer. Safe for several
/// threads.
public final class ClusterReader {
    static final String IDENTITY_NAMESPACE = "kube-system";

    private final Target target;
    private final Pages pages;
    private final KubernetesSerialization json;
    private final Memo memo = new Memo();

    ClusterReader(Target target, Pages pages, KubernetesSerialization json) {
        this.target = target;
        this.pages = pages;
        this.json = json;
    }

    public Target target() {
        return target;
    }

    /// When this run began.
    public Instant startedAt() {
        return pages.startedAt();
    }

    /// Reads nothing any more: what was not read yet cannot be read.
    public void stop() {
        pages.stop();
    }

    /// Who the cluster is, by the UID of its namespace `kube-system`.
    public Read<ClusterIdentity> identity() {
        return get(Kinds.NAMESPACES, "", IDENTITY_NAMESPACE).map(this::identity);
    }

    /// One object.
    ///
    /// @param namespace empty where the kind has none
    public <W extends HasMetadata, S> Read<S> get(Kind<W, S> kind, String namespace, String name) {
        Permission asked = Permission.get(kind, namespace, name);
        return memo.once(asked, () -> fetch(kind, asked, kind.path(namespace) + "/" + name));
    }

    /// All objects of a kind in a scope. A kind that the API server does not serve has none.
    public <W extends HasMetadata, S> Read<List<S>> list(Kind<W, S> kind, Scope scope) {
        Permission asked =
                scope.namespace().isEmpty()
                        ? Permission.list(kind)
                        : Permission.listIn(kind, scope.namespace());
        return memo.once(List.of(asked, scope.labels()), () -> fetchAll(kind, scope, asked, true));
    }

    /// Whether the API server serves this kind, by its discovery.
    public Read<Boolean> serves(Kind<?, ?> kind) {
        if (kind.group().isEmpty()) {
            return new Found<>(true, pages.now());
        }
        Read<Boolean> group = groupVersions().map(served -> served.contains(kind.groupVersion()));
        return group instanceof Found<Boolean>(Boolean served, Instant _) && served
                ? resources(kind).map(names -> names.contains(kind.plural()))
                : group;
    }

    /// Whether a read would be granted, asked of the API server itself.
    public Read<Boolean> allows(Permission permission) {
        return memo.once(List.of("allows", permission), () -> review(permission));
    }

    private ClusterIdentity identity(Namespace namespace) {
        return new ClusterIdentity(
                target.name(), target.environment(), namespace.getMetadata().getUid(), version());
    }

    /// Empty where it is not known: the version names a cluster, it does not decide anything.
    private String version() {
        Read<String> version =
                memo.once("version", () -> parsed("/version", Info.class, "version"))
                        .map(info -> info.getGitVersion() == null ? "" : info.getGitVersion());
        return version instanceof Found<String>(String text, Instant _) ? text : "";
    }

    private Read<Set<String>> groupVersions() {
        return memo.once("groups", () -> parsed("/apis", APIGroupList.class, "apis"))
                .map(ClusterReader::groupVersions);
    }

    /// A group may be served without each of its kinds: each is a CustomResourceDefinition of its own.
    private Read<Set<String>> resources(Kind<?, ?> kind) {
        String path = "/apis/" + kind.groupVersion();
        return memo.once(path, () -> parsed(path, APIResourceList.class, path.substring(1)))
                .map(list ->
                        list.getResources().stream()
                                .map(APIResource::getName)
                                .collect(Collectors.toSet()));
    }

    private static Set<String> groupVersions(APIGroupList groups) {
        return groups.getGroups().stream()
                .flatMap(group -> group.getVersions().stream())
                .map(GroupVersionForDiscovery::getGroupVersion)
                .collect(Collectors.toSet());
    }

    private <T> Read<T> parsed(String path, Class<T> type, String what) {
        Permission asked = new Permission("", what, "get", Optional.empty(), Optional.empty());
        return switch (pages.get(path)) {
            case Answer.Lost lost -> new Refusal(asked).lost(lost);
            case Answer.Got(int status, byte[] body) ->
                    status == 200 ? found(asked, body, type) : new Refusal(asked).status(status);
        };
    }

    private <W extends HasMetadata, S> Read<S> fetch(
            Kind<W, S> kind, Permission asked, String path) {
        Refusal refusal = new Refusal(asked);
        return switch (pages.get(path)) {
            case Answer.Lost lost -> refusal.lost(lost);
            case Answer.Got(int status, byte[] body) ->
                    switch (status) {
                        case 200 -> found(asked, body, kind.type()).map(kind.keep());
                        case 404 -> new Absent<>(refusal.absent());
                        default -> refusal.status(status);
                    };
        };
    }

    private <W extends HasMetadata, S> Read<List<S>> fetchAll(
            Kind<W, S> kind, Scope scope, Permission asked, boolean mayStartAgain) {
        List<S> all = new ArrayList<>();
        Refusal refusal = new Refusal(asked);
        String token = "";
        do {
            switch (pages.page(kind.path(scope.namespace()), scope.labels(), token)) {
                case Answer.Lost lost -> {
                    return refusal.lost(lost);
                }
                case Answer.Got(int status, byte[] body) -> {
                    if (status == 410 && mayStartAgain) {
                        return fetchAll(kind, scope, asked, false);
                    }
                    if (status == 404) {
                        return notServed(kind, refusal);
                    }
                    if (status != 200) {
                        return refusal.status(status);
                    }
                    var page = parse(body, kind.listType());
                    if (page.isEmpty()) {
                        return refusal.unparsable();
                    }
                    page.get().getItems().forEach(item -> all.add(kind.keep().apply(item)));
                    token = orEmpty(page.get().getMetadata().getContinue());
                }
            }
        } while (!token.isEmpty());
        return new Found<>(List.copyOf(all), pages.now());
    }

    /// Discovery decides whether a missing list means "no such objects" or "cannot tell".
    private <S> Read<List<S>> notServed(Kind<?, ?> kind, Refusal refusal) {
        return switch (serves(kind)) {
            case Found<Boolean>(Boolean served, Instant at) ->
                    served ? refusal.status(404) : new Found<>(List.of(), at);
            case Absent<Boolean> _ -> refusal.status(404);
            case Unreadable<Boolean>(var why, var reason) -> new Unreadable<>(why, reason);
        };
    }

    private Read<Boolean> review(Permission permission) {
        Permission asked =
                new Permission(
                        "authorization.k8s.io",
                        "selfsubjectaccessreviews",
                        "create",
                        Optional.empty(),
                        Optional.empty());
        return switch (pages.post(OnlyReads.SELF_REVIEW, json.asJson(question(permission)))) {
            case Answer.Lost lost -> new Refusal(asked).lost(lost);
            case Answer.Got(int status, byte[] body) ->
                    status == 200 || status == 201
                            ? found(asked, body, SelfSubjectAccessReview.class)
                                    .map(answer -> answer.getStatus().getAllowed())
                            : new Refusal(asked).status(status);
        };
    }

    /// @param permission its resource may hold a subresource, as in `pods/eviction`
    private static SelfSubjectAccessReview question(Permission permission) {
        String[] resource = permission.resource().split("/", 2);
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup(permission.apiGroup())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : null)
                .withVerb(permission.verb())
                .withNamespace(permission.namespace().orElse(null))
                .withName(permission.name().orElse(null))
                .endResourceAttributes()
                .endSpec()
                .build();
    }

    private <T> Read<T> found(Permission asked, byte[] body, Class<T> type) {
        Optional<T> parsed = parse(body, type);
        return parsed.isPresent()
                ? new Found<>(parsed.get(), pages.now())
                : new Refusal(asked).unparsable();
    }

    /// Empty when the body is not what it should be; the parser's own message may quote a secret.
    private <T> Optional<T> parse(byte[] body, Class<T> type) {
        try {
            return Optional.ofNullable(json.unmarshal(new ByteArrayInputStream(body), type))
                    .filter(ClusterReader::isWhole);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// Whether it has what every answer of an API server has. A proxy in between may answer with any
    /// other JSON, and an object without anything in it would pass for "there are none".
    private static boolean isWhole(Object answer) {
        return switch (answer) {
            case KubernetesResourceList<?> list -> list.getMetadata() != null;
            case APIGroupList groups -> !groups.getGroups().isEmpty();
            case APIResourceList resources -> resources.getGroupVersion() != null;
            case SelfSubjectAccessReview review -> review.getStatus() != null;
            case HasMetadata object ->
                    object.getMetadata() != null && object.getMetadata().getName() != null;
            default -> true;
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Runs each read once, also when several threads ask for it.
    private static final class Memo {
        private final java.util.concurrent.ConcurrentHashMap<
                        Object, java.util.concurrent.FutureTask<Read<?>>>
                reads = new java.util.concurrent.ConcurrentHashMap<>();

        @SuppressWarnings("unchecked") // a key always stands for one type of answer
        <T> Read<T> once(Object key, Supplier<Read<T>> read) {
            var task = new java.util.concurrent.FutureTask<Read<?>>(read::get);
            var first = reads.putIfAbsent(key, task);
            if (first == null) {
                task.run();
                first = task;
            }
            try {
                return (Read<T>) first.get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw e.getCause() instanceof RuntimeException fault
                        ? fault
                        : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while another thread read " + key, e);
            }
        }
    }
}
