package io.acknet.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version in the tag of an image of ACK, such as `v0.15.1.4-e02c8f12-aliyun` or
/// `v1.0.10.133-g001396b-aliyun`. Only the numbers have an order; the hash has none.
public record ImageTag(List<Integer> numbers) implements Comparable<ImageTag> {
    private static final Pattern ACK =
            Pattern.compile("v?(\\d{1,6}(?:\\.\\d{1,6}){1,5})(?:-[0-9a-zA-Z.]+)*-aliyun");

    private static final Pattern RELEASE =
            Pattern.compile(":v?\\d{1,6}(?:\\.\\d{1,6}){1,5}(?:-[0-9a-z]+)?(?:@.*)?$");

    public ImageTag {
        numbers = List.copyOf(numbers);
    }

    /// Empty for an image that is not ACK's own, or that has a digest and no tag.
    public static Optional<ImageTag> of(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1).replaceAll("@.*", "");
        int colon = name.indexOf(':');
        return colon < 0 ? Optional.empty() : parse(name.substring(colon + 1));
    }

    /// Whether it has a tag that is a plain release number, as upstream projects write it: `v0.25.1`.
    static boolean isRelease(String image) {
        return RELEASE.matcher(image).find();
    }

    static Optional<ImageTag> parse(String tag) {
        Matcher matcher = ACK.matcher(tag);
        return matcher.matches()
                ? Optional.of(
                        new ImageTag(
                                Arrays.stream(matcher.group(1).split("\\.", -1))
                                        .map(Integer::valueOf)
                                        .toList()))
                : Optional.empty();
    }

    /// The image of the first container that has one of these names, or of the first one.
    public static String imageOf(DaemonSet set, String container) {
        List<Container> containers = set.getSpec().getTemplate().getSpec().getContainers();
        return containers.stream()
                .filter(one -> one.getName().equals(container))
                .findFirst()
                .or(() -> containers.stream().findFirst())
                .map(Container::getImage)
                .orElse("");
    }

    /// A missing number counts as zero: `0.15.1` comes before `0.15.1.4`.
    @Override
    public int compareTo(ImageTag other) {
        int longest = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < longest; i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int number(int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }
}
