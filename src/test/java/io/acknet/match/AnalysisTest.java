package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
    private static final Analysis ANALYSIS =
            new Analysis(Library.bundled().lexicon(), HanTables.load());

    @Test
    void keepsAnIdentifierWholeAndInItsParts() {
        assertThat(terms("kube-flannel-cfg 0.3.1 hostPort"))
                .contains("kube-flannel-cfg", "kube", "flannel", "0.3.1", "hostport", "host");
    }

    @Test
    void makesPairsOfChineseCharactersThatCrossNoWordAndNoComma() {
        assertThat(terms("网段Pod冲突，掩码")).contains("网段", "冲突", "掩码").doesNotContain("段冲", "突掩");
    }

    @Test
    void saysTheSameForAllWaysToSayIt() {
        String concept = Token.CONCEPT + "loopback";

        assertThat(List.of("回环", "發夾模式", "hairpin", "ＨＡＩＲＰＩＮ", "reach itself", "访问自己"))
                .allSatisfy(text -> assertThat(terms(text)).contains(concept));
    }

    @Test
    void readsAVersionThatAChineseCharacterFollows() {
        assertThat(terms("升级到1.16之后")).contains("1.16");
        assertThat(terms("加 cniVersion：0.3.1的节点")).contains("0.3.1");
    }

    @Test
    void knowsARangeOfAddressesByItsForm() {
        assertThat(terms("VPC 用的是 10.20.0.0/16")).contains(Token.RANGE, "10.20.0.0/16");
        assertThat(terms("节点是 10.20.0.7")).doesNotContain(Token.RANGE);
    }

    @Test
    void keepsIPv6InOneWord() {
        assertThat(terms("IPv6")).isEqualTo(terms("ipv6")).doesNotContain("pv6");
    }

    @ParameterizedTest
    @CsvSource({"叢集的網路外掛, 集群的网络插件", "組態設定檔缺欄位, 配置配置文件缺字段", "連接埠逾時, 端口超时", "虛擬交換器的位址, 虚拟交换机的地址"})
    void saysTheSameForWordsOfTaiwanAndTheMainland(String there, String here) {
        assertThat(terms(there)).isEqualTo(terms(here));
    }

    @Test
    void leavesOutWhatCarriesNoSubject() {
        assertThat(terms("请问一下，how do I 怎么办？谢谢")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pod 访问自己的 Service 不通",
                "NodeNotReady after flannel:v0.15.1 on kube-flannel-ds",
                "網段規劃 172.16.0.0/12",
                "hostPort 没反应"
            })
    void doesNotMindWidthCaseOrScript(String text) {
        String wide =
                text.codePoints()
                        .map(c -> c > 0x20 && c < 0x7F ? c + 0xFEE0 : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();

        assertThat(terms(wide)).isEqualTo(terms(text));
        assertThat(terms("訪問自己的服務超時")).isEqualTo(terms("访问自己的服务超时"));
        assertThat(terms("HOSTNETWORK")).isEqualTo(terms("hostnetwork".toLowerCase(Locale.ROOT)));
    }

    @Test
    void foldsOnceAndForAll() {
        HanTables tables = HanTables.load();
        Atoms atoms = new Atoms(tables);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            String once = atoms.fold(anything(random, 60));
            assertThat(atoms.fold(once)).isEqualTo(once);
        }
    }

    @Test
    void survivesAnything() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertThat(ANALYSIS.tokens(anything(random, 80))).isNotNull();
        }
    }

    @Test
    void readsAPasteOfAHundredKilobytesInASecond() {
        Random random = new Random(2);
        String paste = anything(random, 50_000) + "error at pod-1 网络不通 ".repeat(3_000);

        org.assertj.core.api.Assertions.assertThatCode(() -> ANALYSIS.tokens(paste))
                .doesNotThrowAnyException();
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> ANALYSIS.tokens(paste));
    }

    /// Any code points, lone surrogates too.
    private static String anything(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most);
        for (int i = 0; i < length; i++) {
            int c = random.nextBoolean() ? random.nextInt(0x3000) : random.nextInt(0x110000);
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    private static List<String> terms(String text) {
        return ANALYSIS.tokens(text).stream().map(Token::term).toList();
    }
}
