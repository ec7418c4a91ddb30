package io.acknet.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    private static final String MIXED =
            "hairpin 没有开启：Pod 访问自己的 Service 时，只要请求转发回自己就会超时（见 cni-conf.json）。";

    @ParameterizedTest
    @CsvSource({"abc, 3", "网络, 4", "，, 2", "e\u0301, 1", "✖, 1", "🚀, 2"})
    void countsColumnsAsATerminalDoes(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void coloursTakeNoColumn() {
        String red = new Screen(80, true).paint("红 red", Colour.RED, Colour.BOLD);
        assertThat(red).startsWith("\033[31m\033[1m").endsWith("\033[0m");
        assertThat(Columns.of(red)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 33, 60, 79, 80})
    void noLineIsWiderThanTheScreen(int width) {
        String shown = new Screen(width, true).wrap("• ", "  ", MIXED);
        assertThat(shown.lines()).allMatch(line -> Columns.of(line) <= width);
        assertThat(shown.replaceAll("\n {2}", "").replace(" ", ""))
                .isEqualTo("•" + MIXED.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 22, 23, 24, 25, 26, 27})
    void noLineBeginsWithAMarkThatCloses(int width) {
        assertThat(new Screen(width, false).wrap("", MIXED).lines())
                .noneMatch(line -> line.matches("^[，。：）].*"))
                .noneMatch(line -> line.endsWith("（"));
    }

    @Test
    void whatSomebodyCopiesStaysWhole() {
        String address = "https://help.aliyun.com/zh/ack/a/very/long/address";
        assertThat(new Screen(20, false).wrap("", "see " + address + " there"))
                .isEqualTo("see\n" + address + "\nthere");
    }

    @Test
    void elsewhereLinesStayAsTheyAre() {
        assertThat(Screen.plain().wrap("- ", MIXED)).isEqualTo("- " + MIXED);
        assertThat(Screen.plain().paint("x", Colour.RED)).isEqualTo("x");
    }

    @Test
    void whoeverSetsColumnsIsBelieved() {
        assertThat(Screen.of(false, Map.of("COLUMNS", "72")).width()).isEqualTo(72);
    }

    @Test
    void aTableFitsAndItsColumnsStandInLine() {
        Table table =
                new Table()
                        .row("Verdict", "Check", "What was found on the cluster")
                        .row("有问题", "hairpin", MIXED)
                        .row("正常", "network-type", "此集群使用 Flannel。");
        String shown = table.on(new Screen(50, false));
        assertThat(shown.lines()).allMatch(line -> Columns.of(line) <= 50);
        assertThat(shown.lines().map(line -> line.indexOf("Check")).filter(at -> at >= 0))
                .containsExactly(9);
        assertThat(shown).contains("\n有问题   hairpin       hairpin");
    }

    @Test
    void markdownIsShownAsItIsMeant() {
        String shown =
                new Markdown(new Screen(40, false))
                        .show(
                                """
                                **Look** first:

                                - one
                                - two, which is longer than a line of this screen is wide

                                ```
                                kubectl -n kube-system get cm kube-flannel-cfg -o yaml
                                ```

                                | a | b |
                                |---|---|
                                | 网络 | 2 |
                                """);
        assertThat(shown)
                .isEqualTo(
                        """
                        Look first:

                        • one
                        • two, which is longer than a line of
                          this screen is wide

                            kubectl -n kube-system get cm kube-flannel-cfg -o yaml

                        a     b
                        网络  2\
                        """);
    }
}
