package io.acknet.knowledge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaqFolderTest {
    private static final String TEXT = "# 编码\n\n## 为什么显示乱码？\n\n因为编码不是 UTF-8。\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16"})
    void readsChineseInTheEncodingsThatEditorsWrite(String encoding, @TempDir Path folder)
            throws IOException {
        FaqFolder read = read(TEXT.getBytes(Charset.forName(encoding)), folder);

        assertThat(read.unread()).isEmpty();
        assertThat(read.documents()).singleElement().extracting(FaqDocument::text).isEqualTo(TEXT);
    }

    @Test
    void guessesNothingFromBytesThatAreNoChinese(@TempDir Path folder) throws IOException {
        byte[] latin =
                "# Caf\u00E9\n\n## O\u00F9 est le caf\u00E9 ?\n"
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin, folder).unread())
                .singleElement()
                .hasToString("a.md:1: this is not UTF-8; save the file as UTF-8");
    }

    private static FaqFolder read(byte[] bytes, Path folder) throws IOException {
        Files.write(folder.resolve("a.md"), bytes);
        return FaqFolder.read(List.of(folder), folder.resolve("out"));
    }
}
