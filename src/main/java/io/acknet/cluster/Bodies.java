package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/// Parses the bodies of answers. Empty stands for a body that is not what it should be; the parser's
/// own message may quote a secret and is dropped.
final class Bodies {
    private final KubernetesSerialization json;

    Bodies(KubernetesSerialization json) {
        this.json = json;
    }

    String text(Object object) {
        return json.asJson(object);
    }

    <T> Optional<T> parse(byte[] body, Class<T> type) {
        try {
            return Optional.ofNullable(json.unmarshal(new ByteArrayInputStream(body), type))
                    .filter(Bodies::isWhole);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// Where a page of a list ends: an empty text for the last page. It is known before the items are
    /// parsed, so that the next page can be on its way meanwhile.
    Optional<String> token(byte[] page) {
        try {
            return Cut.member(page, "metadata")
                    .flatMap(metadata -> parse(metadata, ListMeta.class))
                    .map(meta -> meta.getContinue() == null ? "" : meta.getContinue());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /// The objects of a page, with no fields but those of its kind that are read.
    <W extends HasMetadata> Optional<List<W>> items(byte[] page, Kind<W, ?> kind) {
        try {
            return parse(Cut.to(kind.listed().ofList(), page), kind.listType())
                    .map(KubernetesResourceList::getItems);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
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
}
