package io.acknet.cluster;

import io.acknet.cluster.Listing.Outcome.Lost;
import io.acknet.cluster.Listing.Outcome.Refused;
import io.acknet.cluster.Listing.Outcome.Unparsable;
import io.acknet.cluster.Listing.Outcome.Whole;
import io.acknet.cluster.Read.Absent;
import io.acknet.cluster.Read.Found;
import io.acknet.cluster.Read.Unreadable;
import io.acknet.cluster.Wire.Answer;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.version.Info;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What one run sees of a cluster. There is no method that writes, and the HTTP client below refuses
/// to.
///
/// Each object and each list is read once; who asks again gets the same answer. Safe for several
/// threads.
public final class ClusterReader {
    static final String IDENTITY_NAMESPACE = "kube-system";
    private static final int NOT_FOUND = 404;

    /// The list changed under our hands; read anew, it may come through.
    private static final int EXPIRED = 410;

    private final Target target;
    private final Pages pages;
    private final Bodies bodies;
    private final Listing.Run run;
    private final Memo memo = new Memo();
    private final Set<Permission> expected = ConcurrentHashMap.newKeySet();

    ClusterReader(Target target, Pages pages, Bodies bodies, Progress progress) {
        this.target = target;
        this.pages = pages;
        this.bodies = bodies;
        this.run = new Listing.Run(pages, bodies, new Shared(), progress);
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

    /// Says which reads are to come. A part of a list that will be read whole anyway is taken from it,
    /// so that nothing is listed twice.
    public void expect(Collection<Permission> reads) {
        expected.addAll(reads);
    }

    /// All objects of a kind in a scope. A kind that the API server does not serve has none.
    public <W extends HasMetadata, S> Read<List<S>> list(Kind<W, S> kind, Scope scope) {
        return kind.within()
                .filter(_ -> !scope.equals(Scope.EVERYWHERE) && scope.equalities().isPresent())
                .filter(_ -> expected.contains(Permission.list(kind)))
                .flatMap(within -> part(kind, scope, within))
                .orElseGet(() -> listed(kind, scope));
    }

    /// Empty where the whole cannot be read: there may be a right to the part alone.
    private <W extends HasMetadata, S> Optional<Read<List<S>>> part(
            Kind<W, S> kind, Scope scope, BiPredicate<S, Scope> within) {
        return listed(kind, Scope.EVERYWHERE) instanceof Found<List<S>>(List<S> all, Instant at)
                ? Optional.of(
                        new Found<>(
                                all.stream().filter(one -> within.test(one, scope)).toList(), at))
                : Optional.empty();
    }

    private <W extends HasMetadata, S> Read<List<S>> listed(Kind<W, S> kind, Scope scope) {
        Permission asked =
                scope.namespace().isEmpty()
                        ? Permission.list(kind)
                        : Permission.listIn(kind, scope.namespace());
        return memo.once(List.of(asked, scope.labels()), () -> fetchAll(kind, scope, asked));
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
                        case 200 ->
                                found(asked, body, kind.type())
                                        .map(object -> kind.keep().of(object, run.shared()));
                        case 404 -> new Absent<>(refusal.absent());
                        default -> refusal.status(status);
                    };
        };
    }

    private <W extends HasMetadata, S> Read<List<S>> fetchAll(
            Kind<W, S> kind, Scope scope, Permission asked) {
        Refusal refusal = new Refusal(asked);
        Listing.Outcome<S> outcome = new Listing<>(run, kind, scope).read();
        if (outcome instanceof Refused<S>(int status) && status == EXPIRED) {
            outcome = new Listing<>(run, kind, scope).read();
        }
        return switch (outcome) {
            case Whole<S>(List<S> all) -> new Found<>(all, pages.now());
            case Refused<S>(int status) ->
                    status == NOT_FOUND ? notServed(kind, refusal) : refusal.status(status);
            case Lost<S>(Answer.Lost why) -> refusal.lost(why);
            case Unparsable<S> _ -> refusal.unparsable();
        };
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
        return switch (pages.post(OnlyReads.SELF_REVIEW, bodies.text(question(permission)))) {
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
        Optional<T> parsed = bodies.parse(body, type);
        return parsed.isPresent()
                ? new Found<>(parsed.get(), pages.now())
                : new Refusal(asked).unparsable();
    }

    /// Runs each read once, also when several threads ask for it.
    private static final class Memo {
        private final ConcurrentHashMap<Object, java.util.concurrent.FutureTask<Read<?>>> reads =
                new ConcurrentHashMap<>();

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
