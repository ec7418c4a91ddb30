package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffColoursTest {

    @Test
    void linesThatChangeHaveAColourAndTheOthersNone() {
        assertThat(DiffColours.of("@@ -1 +1 @@\n same\n-old\n+new\n"))
                .isEqualTo(
                        """
                        \033[36m@@ -1 +1 @@\033[0m
                         same
                        \033[31m-old\033[0m
                        \033[32m+new\033[0m
                        """);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(DiffColours.of("")).isEmpty();
    }
}
