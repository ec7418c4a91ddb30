package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.lang.Lang;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private final CommandParser parser =
            new CommandParser(
                    Set.of("hairpin", "host-port", "network-type"), Set.of("enable-hairpin"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "help",
                "HELP",
                "ｈｅｌｐ",
                "--help",
                "—help",
                "帮助",
                "<@U1BOT>",
                "“help”",
                "help!"
            })
    void nothingAtAllIsHelp(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bind prod-hz",
                "Bind PROD-HZ",
                "bind “prod-hz”",
                "bind to prod-hz",
                "<@U1BOT|acknet>  bind prod-hz",
                "／ＡＣＫＮＥＴ ｂｉｎｄ ｐｒｏｄ－ｈｚ",
                "绑定 prod-hz",
                "绑定到 prod-hz",
                "绑定prod-hz",
                "\u200Bbind\u00A0prod-hz"
            })
    void bindsHoweverItIsTyped(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.Bind("prod-hz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host-port",
                "hostPort",
                "host port",
                "ＨＯＳＴＰＯＲＴ",
                "host_port?",
                "/acknet host-port"
            })
    void findsATopicByItsNameHoweverItIsJoined(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.ShowTopic("host-port"));
    }

    @ParameterizedTest
    @CsvSource({
        "check hairpin,hairpin",
        "检查 network type,network-type",
        "CHECK HostPort,host-port"
    })
    void offersACheckOfATopic(String text, String topic) {
        assertThat(parser.parse(text)).isEqualTo(new Command.OfferCheck(topic, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doctor-network",
                "doctor network",
                "DOCTOR",
                "check all",
                "检查 全部",
                "检查全部",
                "网络体检",
                "<@U1BOT> 网络体检",
                "／acknet　ｄｏｃｔｏｒ－ｎｅｔｗｏｒｋ"
            })
    void offersAllChecksAtOnce(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.OfferAll());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hairpin pod web/cart-0",
                "HAIRPIN Pod web/cart-0",
                "hairpin pod=web/cart-0",
                "hairpin pod= web/cart-0",
                "hairpin pod：web/cart-0",
                "hairpin --pod web/cart-0",
                "hairpin --param pod=web/cart-0",
                "hairpin on pod “web/cart-0”",
                "check hairpin pod web/cart-0",
                "检查 hairpin pod web/cart-0",
                "检查hairpin的pod web/cart-0",
                "ｈａｉｒｐｉｎ　ｐｏｄ＝ｗｅｂ／ｃａｒｔ－０",
                "<@U1BOT> hairpin pod web/cart-0",
                "/acknet hairpin pod web/cart-0"
            })
    void readsWhatACheckIsToLookAt(String text) {
        assertThat(parser.parse(text))
                .isEqualTo(new Command.OfferCheck("hairpin", Map.of("pod", "web/cart-0")));
    }

    @ParameterizedTest
    @CsvSource({
        "hairpin service web/cart,hairpin,service,web/cart",
        "hairpin svc web/cart,hairpin,service,web/cart",
        "hairpin 服务 web/cart,hairpin,service,web/cart",
        "host port node cn-hangzhou.10.0.0.1,host-port,node,cn-hangzhou.10.0.0.1",
        "host-port 节点cn-hangzhou.10.0.0.1,host-port,node,cn-hangzhou.10.0.0.1",
        "host-port <http://cn.10.0.0.1|node=cn.10.0.0.1>,host-port,node,cn.10.0.0.1",
        "检查 hairpin 命名空间 web,hairpin,namespace,web",
        "hairpin namespace web,hairpin,namespace,web",
        "hairpin workload web/Deployment/cart,hairpin,workload,web/Deployment/cart"
    })
    void knowsTheParametersInBothLanguages(String text, String topic, String key, String value) {
        assertThat(parser.parse(text)).isEqualTo(new Command.OfferCheck(topic, Map.of(key, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "hairpin pid=1,pid,1",
        "hairpin pod cart-0,pod,cart-0",
        "check hairpin pod,pod,''",
        "check hairpin pod cart,pod,cart",
        "hairpin web/cart-0,web/cart-0,''",
        "hairpin pod a/b pod c/d,pod,a/b c/d"
    })
    void leavesWhatIsNoParameterForTheCheckToSay(String text, String key, String value) {
        assertThat(parser.parse(text))
                .isEqualTo(new Command.OfferCheck("hairpin", Map.of(key, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "stauts,status",
        "hlep,help",
        "unbnid,unbind",
        "bnid prod-hz,bind prod-hz",
        "chekc hairpin,check hairpin",
        "check hairpn,check hairpin",
        "检查 hostport1,检查 host-port",
        "fix enable-harpin,fix enable-hairpin",
        "why enable-hairpins,why enable-hairpin",
        "帮住,帮助",
        "网络体捡,网络体检",
        "绑订 prod-hz,绑定 prod-hz",
        "setings,settings"
    })
    void suggestsTheCommandThatWasMeant(String text, String nearest) {
        assertThat(parser.parse(text)).isEqualTo(new Command.Unknown(text, nearest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help, all nodes are NotReady",
                "status of flannel?",
                "check why my pod hangs",
                "hello",
                "hairpn",
                "Pod 访问不了自己的 Service",
                "bind a pod to a host port",
                "检查一下网络",
                "check all nodes are NotReady",
                "hairpin pod broken",
                "hairpin service not working please",
                "hairpin pod web/cart-0 is down",
                "check hairpin of my service please"
            })
    void anythingElseIsAQuestion(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.Ask(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"回滚", "fix the nodes", "网络", "检查 dns", "fix dns"})
    void takesNoOtherWordForASlip(String text) {
        assertThat(parser.parse(text)).isInstanceOf(Command.Ask.class);
    }

    @ParameterizedTest
    @CsvSource({
        "language zh, zh",
        "语言 英文, en",
        "语言 中文, zh",
        "lang auto, ''",
        "LANGUAGE  English, en",
    })
    void readsTheLanguageOfAChannel(String typed, String code) {
        Optional<Lang> lang = code.isEmpty() ? Optional.empty() : Optional.of(Lang.ofTag(code));
        assertThat(parser.parse(typed)).isEqualTo(new Command.ChooseLanguage(lang));
    }

    @Test
    void readsHowMuchIsShownAndTold() {
        assertThat(parser.parse("detail full")).isEqualTo(new Command.ChooseDetail(Detail.FULL));
        assertThat(parser.parse("回答简短")).isInstanceOf(Command.Ask.class);
        assertThat(parser.parse("回答 简短")).isEqualTo(new Command.ChooseDetail(Detail.SHORT));
        assertThat(parser.parse("digest on")).isEqualTo(new Command.ChooseDigest(true));
        assertThat(parser.parse("每日摘要 关")).isEqualTo(new Command.ChooseDigest(false));
        assertThat(parser.parse("设置")).isEqualTo(new Command.Status());
        assertThat(parser.parse("language of kube-proxy logs")).isInstanceOf(Command.Ask.class);
    }

    @Test
    void readsWhatSlackEncodes() {
        assertThat(
                        parser.parse(
                                "<@U1BOT> is 1 &lt; 2 &amp;&amp; see <https://a.example/x|the page> or"
                                        + " <https://b.example/>"))
                .isEqualTo(new Command.Ask("is 1 < 2 && see the page or https://b.example/"));
    }

    @Test
    void keepsTheLinesOfAPaste() {
        assertThat(parser.parse("why?\ncni config uninitialized"))
                .isEqualTo(new Command.Ask("why?\ncni config uninitialized"));
    }

    @Test
    void anyTextMeansSomething() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            String text =
                    random.ints(random.nextInt(40), 0, 0x2FFFF)
                            .filter(Character::isValidCodePoint)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            assertThat(parser.parse(text)).as("seed 20261122, %s", text).isNotNull();
            assertThat(parser.parse(text)).isEqualTo(parser.parse(text));
        }
    }
}
