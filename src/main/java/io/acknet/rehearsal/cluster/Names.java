package io.acknet.rehearsal.cluster;

import java.util.random.RandomGenerator;

/// The endings that Kubernetes gives to generated names.
final class Names {

    /// `k8s.io/apimachinery/pkg/util/rand`: without vowels, that no word may come out.
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 5;
    private static final int HASH = 10;

    private final RandomGenerator random;

    Names(RandomGenerator random) {
        this.random = random;
    }

    String generated(String base) {
        StringBuilder name = new StringBuilder(base);
        for (int i = 0; i < SUFFIX; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    /// A short hash of a text, as `pod-template-hash` has it.
    static String hash(String text) {
        long value = 1_125_899_906_842_597L;
        for (int i = 0; i < text.length(); i++) {
            value = 31 * value + text.charAt(i);
        }
        StringBuilder hash = new StringBuilder();
        for (int i = 0; i < HASH; i++) {
            hash.append(ALPHABET.charAt((int) Long.remainderUnsigned(value, ALPHABET.length())));
            value = Long.divideUnsigned(value, ALPHABET.length());
        }
        return hash.toString();
    }
}
