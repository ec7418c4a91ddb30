package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeWordsTest {
    private static final Path QUESTIONS = Path.of("src/test/resources/questions");

    private final CommandParser parser =
            new CommandParser(
                    Set.of("hairpin", "cni-version", "route-tables", "network-type"),
                    Set.of(
                            "cni-version",
                            "enable-hairpin",
                            "headless-service",
                            "route-tables",
                            "disable-network-policy"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix enable-hairpin workload web/Deployment/cart",
                "Fix enable-hairpin workload=web/Deployment/cart",
                "<@U1BOT> fix enable-hairpin --workload web/Deployment/cart",
                "／ＡＣＫＮＥＴ　ｆｉｘ　ｅｎａｂｌｅ－ｈａｉｒｐｉｎ　ｗｏｒｋｌｏａｄ＝ｗｅｂ／Ｄｅｐｌｏｙｍｅｎｔ／ｃａｒｔ",
                "修复 enable-hairpin 工作负载 web/Deployment/cart",
                "修复enable-hairpin workload=web/Deployment/cart",
                "enable-hairpin workload web/Deployment/cart"
            })
    void proposesAFixOfWhatIsNamed(String text) {
        assertThat(parser.parse(text))
                .isEqualTo(
                        new Command.ProposeFix(
                                "enable-hairpin", Map.of("workload", "web/Deployment/cart")));
    }

    @ParameterizedTest
    @CsvSource({
        "fix headless-service service=web/cart,headless-service,service,web/cart",
        "修复 headless-service 服务 web/cart,headless-service,service,web/cart",
        "'fix route-tables ids=vtb-a,vtb-b',route-tables,ids,'vtb-a,vtb-b'"
    })
    void takesTheParametersThatChecksTake(String text, String fix, String key, String value) {
        assertThat(parser.parse(text)).isEqualTo(new Command.ProposeFix(fix, Map.of(key, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "fix cni-version,cni-version",
        "修复 cni-version,cni-version",
        "enable-hairpin,enable-hairpin",
        "Enable-Hairpin,enable-hairpin"
    })
    void proposesAFixByItsIdAlone(String text, String fix) {
        assertThat(parser.parse(text)).isEqualTo(new Command.ProposeFix(fix, Map.of()));
    }

    @Test
    void anIdThatIsATopicToo_IsExplained() {
        assertThat(parser.parse("cni-version")).isEqualTo(new Command.ShowTopic("cni-version"));
    }

    static Stream<Map.Entry<String, Command>> ofOneChange() {
        return Stream.of(
                Map.entry("change 7K2MQ", new Command.ShowChange("7K2MQ")),
                Map.entry("变更 7k2mq", new Command.ShowChange("7K2MQ")),
                Map.entry("变更7K2MQ", new Command.ShowChange("7K2MQ")),
                Map.entry("change #7K2MQ", new Command.ShowChange("7K2MQ")),
                Map.entry("change `7K2MQ`", new Command.ShowChange("7K2MQ")),
                Map.entry("approve 7K2MQ", approve("7K2MQ", "")),
                Map.entry("approve 7K2MQ shop-hangzhou", approve("7K2MQ", "shop-hangzhou")),
                Map.entry("批准 7K2MQ shop-hangzhou", approve("7K2MQ", "shop-hangzhou")),
                Map.entry("批准变更 7K2MQ shop-hangzhou", approve("7K2MQ", "shop-hangzhou")),
                Map.entry("ＡＰＰＲＯＶＥ ７Ｋ２ＭＱ", approve("7K2MQ", "")),
                Map.entry("deny 7K2MQ", new Command.DenyChange("7K2MQ", "")),
                Map.entry(
                        "deny 7K2MQ: not during Singles' Day",
                        new Command.DenyChange("7K2MQ", "not during Singles' Day")),
                Map.entry("否决 7K2MQ 大促期间不动 DNS", new Command.DenyChange("7K2MQ", "大促期间不动 DNS")),
                Map.entry("拒绝7k2mq，先备份", new Command.DenyChange("7K2MQ", "先备份")),
                Map.entry("cancel 7K2MQ", new Command.CancelChange("7K2MQ")),
                Map.entry("取消 7K2MQ", new Command.CancelChange("7K2MQ")),
                Map.entry("undo change 7K2MQ", new Command.UndoChange("7K2MQ")),
                Map.entry("撤销 7K2MQ", new Command.UndoChange("7K2MQ")),
                Map.entry("撤销变更7K2MQ", new Command.UndoChange("7K2MQ")),
                Map.entry("<@U1BOT> continue 7K2MQ", new Command.ContinueChange("7K2MQ")),
                Map.entry("继续 7K2MQ", new Command.ContinueChange("7K2MQ")),
                Map.entry("why 7K2MQ?", new Command.ExplainChange("7K2MQ")),
                Map.entry("为什么 7K2MQ？", new Command.ExplainChange("7K2MQ")),
                Map.entry("why cni-version", new Command.ExplainChange("cni-version")),
                Map.entry("为什么 enable-hairpin", new Command.ExplainChange("enable-hairpin")));
    }

    private static Command approve(String id, String name) {
        return new Command.ApproveChange(id, name, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("ofOneChange")
    void doesToAChangeWhatIsSaid(Map.Entry<String, Command> said) {
        assertThat(parser.parse(said.getKey())).isEqualTo(said.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "变更", "变更列表", "CHANGES", "undo", "批准", "approve", "撤销"})
    void listsTheChangesWhereNoneIsNamed(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.ListChanges());
    }

    @ParameterizedTest
    @CsvSource({
        "stop,false,''",
        "STOP!,false,''",
        "急停,false,''",
        "急停！,false,''",
        "stop changes,false,''",
        "stop now,false,''",
        "stop all,true,''",
        "stop everything,true,''",
        "急停 全部,true,''",
        "急停全部,true,''",
        "stop: checkout is down,false,checkout is down",
        "stop because checkout is down,false,checkout is down",
        "stop — checkout is down,false,checkout is down",
        "stop all: Checkout is down,true,Checkout is down",
        "急停：结算挂了,false,结算挂了",
        "急停 全部，因为 结算挂了,true,结算挂了"
    })
    void stopsForAReasonOrNone(String text, boolean everywhere, String reason) {
        assertThat(parser.parse(text)).isEqualTo(new Command.StopChanges(everywhere, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "resume,false",
        "恢复,false",
        "resume changes,false",
        "resume all,true",
        "恢复 全部,true",
        "恢复变更,false",
        "解除急停,false"
    })
    void resumes(String text, boolean everywhere) {
        assertThat(parser.parse(text)).isEqualTo(new Command.ResumeChanges(everywhere));
    }

    @ParameterizedTest
    @CsvSource({
        "chnages,changes",
        "aprove 7K2MQ,approve 7k2mq",
        "changes 7K2MQ,change 7k2mq",
        "udno 7K2MQ,undo 7k2mq",
        "stpo,stop"
    })
    void suggestsWhatWasMeant(String text, String nearest) {
        assertThat(parser.parse(text))
                .isInstanceOfSatisfying(
                        Command.Unknown.class,
                        unknown -> assertThat(unknown.nearest()).isEqualTo(nearest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why can my pod not reach its own Service?",
                "为什么 Pod 访问不了自己的 Service",
                "为什么Pod访问不了自己",
                "why is flannel slow",
                "why hairpin?",
                "stop pods from reaching each other",
                "stop a pod",
                "急停之后怎么恢复",
                "change the CIDR?",
                "change CIDR",
                "变更 CIDR 可以吗",
                "变更网段",
                "fix my network",
                "fix it",
                "fix hairpin please",
                "修复 NotReady 的节点",
                "fix cni-version on all nodes please",
                "approve these changes",
                "deny these pods access to the metadata server",
                "deny all ingress",
                "cancel never",
                "continue after reboot",
                "undo what terway did",
                "恢复 Pod 网络",
                "resume traffic after drain",
                "headless service",
                "why 10250",
                "changes of the pod cidr"
            })
    void leavesAQuestionAQuestion(String text) {
        assertThat(parser.parse(text)).isEqualTo(new Command.Ask(text));
    }

    @Test
    void noLabelledQuestionIsACommand() throws IOException {
        List<String> all = questions();
        assertThat(all).hasSizeGreaterThan(300);
        assertThat(all.stream().filter(text -> !isAsked(text))).isEmpty();
    }

    @Test
    void noLabelledQuestionBecomesACommandByTheWordBeforeIt() throws IOException {
        List<String> all = questions();
        for (String verb : List.of("why", "stop", "fix", "change", "undo", "为什么", "修复", "恢复")) {
            assertThat(all.stream().map(text -> verb + " " + text).filter(text -> !isAsked(text)))
                    .as(verb)
                    .isEmpty();
        }
    }

    private boolean isAsked(String text) {
        return parser.parse(text) instanceof Command.Ask;
    }

    private static List<String> questions() throws IOException {
        try (Stream<Path> files = Files.list(QUESTIONS)) {
            return files.filter(
                            file -> !file.toString().endsWith(".blind.tsv")) // scores, no questions
                    .flatMap(ChangeWordsTest::lines)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells.length == 4 && !cells[0].equals("id"))
                    .map(cells -> cells[3].replace("\\n", "\n"))
                    .filter(text -> text.codePoints().anyMatch(Character::isLetterOrDigit))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
