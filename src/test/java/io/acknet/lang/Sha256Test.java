package io.acknet.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
    /// The first is the example "abc" of FIPS 180-2, appendix B.1; the second is what `sha256sum` says.
    /// Stored chains and fingerprints hold such values.
    @Test
    void hashesTextsInUtf8() {
        assertThat(Sha256.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of("为什么"))
                .isEqualTo("1b919bb47883c5cf41210023ddd2d64744fbb1fc6a37353f773eb26443b705ce");
    }
}
