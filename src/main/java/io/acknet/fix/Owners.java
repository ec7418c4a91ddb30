package io.acknet.fix;

import io.acknet.check.ImageTag;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Who else writes an object, by its labels, its annotations and its field managers.
///
/// 1. Argo CD, Flux, or the addon-manager in mode `Reconcile`: they put it back as it stands in their
///    source, so a change here is lost.
/// 2. Helm, or an add-on of ACK: the change holds until the next upgrade.
/// 3. Nobody that can be seen.
final class Owners {
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String RELEASE = "meta.helm.sh/release-name";
    private static final String ADDON_MODE = "addonmanager.kubernetes.io/mode";

    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private final List<String> managers;

    private Owners(ObjectMeta meta) {
        this.labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
        this.annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
        this.managers =
                Objects.requireNonNullElse(meta.getManagedFields(), List.<ManagedFieldsEntry>of())
                        .stream()
                        .map(ManagedFieldsEntry::getManager)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /// Why a change of this object would not last, naming the source of truth.
    static Optional<Proposal> reverting(String reference, ObjectMeta meta) {
        return new Owners(meta).source().map(source -> reverted(reference, source));
    }

    /// What puts an object back as it was, if anything does.
    static Optional<Text> source(ObjectMeta meta) {
        return new Owners(meta).source();
    }

    /// @param image of what the object configures
    static Ownership of(ObjectMeta meta, String image) {
        return new Owners(meta).overwriting(image);
    }

    private Optional<Text> source() {
        return argo().or(this::flux).or(this::addonManager);
    }

    private Optional<Text> argo() {
        List<String> signs = new ArrayList<>();
        signs.addAll(wearing("argocd.argoproj.io/"));
        signs.addAll(managedBy("argocd"));
        if (!signs.isEmpty() && labels.containsKey(INSTANCE)) {
            signs.add("label " + INSTANCE + "=" + labels.get(INSTANCE));
        }
        return named("Argo CD", signs);
    }

    private Optional<Text> flux() {
        List<String> signs = new ArrayList<>();
        signs.addAll(wearing("kustomize.toolkit.fluxcd.io/"));
        signs.addAll(wearing("helm.toolkit.fluxcd.io/"));
        signs.addAll(managedBy("kustomize-controller"));
        signs.addAll(managedBy("helm-controller"));
        return named("Flux", signs);
    }

    private Optional<Text> addonManager() {
        return "Reconcile".equals(labels.get(ADDON_MODE))
                ? named("addon-manager", List.of("label " + ADDON_MODE + "=Reconcile"))
                : Optional.empty();
    }

    private Ownership overwriting(String image) {
        List<String> helm = helm();
        List<String> addOn = new ArrayList<>(managedBy("addon-manager"));
        if (isOfAck(image)) {
            addOn.add("image " + image);
        }
        if (!helm.isEmpty()) {
            String release = annotations.getOrDefault(RELEASE, "");
            return new Ownership.MayBeOverwritten(
                    Text.same("Helm" + (release.isEmpty() ? "" : " (" + release + ")")),
                    Stream.concat(helm.stream(), addOn.stream()).toList());
        }
        return addOn.isEmpty()
                ? new Ownership.Unmanaged()
                : new Ownership.MayBeOverwritten(
                        new Text("ACK 组件管理", "the add-on management of ACK"), addOn);
    }

    /// By its tag, or by the registry's namespace of ACK's own images.
    private static boolean isOfAck(String image) {
        return ImageTag.of(image).isPresent() || image.contains(".aliyuncs.com/acs/");
    }

    private List<String> helm() {
        List<String> signs = new ArrayList<>();
        if ("Helm".equals(labels.get(MANAGED_BY))) {
            signs.add("label " + MANAGED_BY + "=Helm");
        }
        if (annotations.containsKey(RELEASE)) {
            signs.add("annotation " + RELEASE + "=" + annotations.get(RELEASE));
        }
        managers.stream()
                .filter(manager -> manager.equals("helm"))
                .forEach(_ -> signs.add("field manager helm"));
        return signs;
    }

    /// Labels and annotations of a tool, by the prefix of their names.
    private List<String> wearing(String prefix) {
        return Stream.concat(worn("label", labels, prefix), worn("annotation", annotations, prefix))
                .toList();
    }

    private static Stream<String> worn(String what, Map<String, String> all, String prefix) {
        return all.entrySet().stream()
                .filter(one -> one.getKey().startsWith(prefix))
                .map(one -> what + " " + one.getKey() + "=" + one.getValue())
                .sorted();
    }

    private List<String> managedBy(String prefix) {
        return managers.stream()
                .filter(manager -> manager.startsWith(prefix))
                .map(manager -> "field manager " + manager)
                .toList();
    }

    private static Optional<Text> named(String tool, List<String> signs) {
        return signs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Text(
                                tool + "（" + String.join("，", signs) + "）",
                                tool + " (" + String.join(", ", signs) + ")"));
    }

    private static Proposal reverted(String reference, Text source) {
        return Answers.unsuitable(
                new Text(
                        reference + " 由 " + source.zh() + " 维护，在集群里改会被改回去。",
                        reference
                                + " is kept by "
                                + source.en()
                                + ", which would put a change in the cluster back."),
                new Text(
                        "到它的来源（Git 仓库或组件清单）里改，让它自己发布。",
                        "Make the change in its source, the Git repository or the add-on's manifest,"
                                + " and let it roll out from there."));
    }
}
