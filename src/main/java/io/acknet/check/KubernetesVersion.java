package io.acknet.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Major and minor number of a version such as `v1.16.9-aliyun.1`.
record KubernetesVersion(int major, int minor) implements Comparable<KubernetesVersion> {
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:[.+-].*)?");

    static Optional<KubernetesVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new KubernetesVersion(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        int order = Integer.compare(major, other.major);
        return order != 0 ? order : Integer.compare(minor, other.minor);
    }
}
