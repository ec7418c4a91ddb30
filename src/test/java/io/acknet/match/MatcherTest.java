package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import io.acknet.match.Match.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private static final Library LIBRARY = Library.bundled();
    private static final Matcher MATCHER = Matcher.of(LIBRARY);

    @Test
    void findsEachTopicByEachOfItsAskings() {
        List<String> lost = new ArrayList<>();
        for (Topic topic : LIBRARY.topics()) {
            for (Edition edition : topic.editions().values()) {
                for (String asking : edition.askings()) {
                    if (!first(asking).equals(Optional.of(topic.id()))) {
                        lost.add(topic.id() + ": " + asking + " -> " + first(asking));
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "thanks a lot",
        "今天中午吃什么",
        "nginx ingress 返回 502",
        "how do I install helm",
        "云盘挂载失败",
        "👍",
        "?"
    })
    void saysThatItDoesNotKnow(String question) {
        assertThat(MATCHER.match(question)).isInstanceOf(Match.None.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "plain, Pod 访问自己的 Service 时好时坏, hairpin",
        "a typo, flannle 集群里 hairpn 怎么打开, hairpin",
        "two typos, disable netwrok polciy on terway, pod-start-delay",
        "a homophone, 怎么打开会环访问 flannel, hairpin",
        "traditional, 宿主機端口映射支援嗎 hostPort, host-port",
        "full width, ｈｏｓｔＰｏｒｔ ｉｓ ｎｏｔ ｗｏｒｋｉｎｇ, host-port",
        "filler, hi team 麻烦帮忙看下 请问一下 怎么规划 Pod CIDR 和 Service CIDR 啊 谢谢, plan-cidr",
        "no spaces, Terway和Flannel怎么选, choose-plugin"
    })
    void doesNotMindHowItIsWritten(String how, String question, String topic) {
        assertThat(first(question)).as(how).contains(topic);
    }

    @Test
    void findsTheQuestionInAPastedLog() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            log.append("2026-11-02T03:11:07Z info  worker[").append(i).append("] handled ok\n");
        }
        String question = "hostPort 配了，节点 IP 上访问不到";

        assertThat(first(log + question + "\n" + log)).contains("host-port");
    }

    @Test
    void ranksTheSameForManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        List<String> alone = MATCHER.ranked("路由表 CCM").stream().map(MatcherTest::id).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Hit>>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(threads.submit(() -> MATCHER.ranked("路由表 CCM")));
            }
            for (Future<List<Hit>> one : all) {
                assertThat(one.get().stream().map(MatcherTest::id))
                        .containsExactlyElementsOf(alone);
            }
        }
    }

    @Test
    void searchesAThousandTopicsThatHaveTitlesOnly() {
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            topics.add(titled("topic-" + i, "How to calibrate sensor S" + (1_000 + i) + "x"));
        }
        topics.add(titled("valve", "The outlet valve leaks after winter"));
        Matcher matcher = Matcher.of(Library.of(topics, Lexicon.bundled()));

        assertThat(id(matcher.ranked("outlet valve leaking").getFirst())).isEqualTo("valve");
        assertThat(id(matcher.ranked("calibrate S1777x").getFirst())).isEqualTo("topic-777");
    }

    @Test
    void takesInAChangedLibraryAndAChangedLexicon() {
        Library valve =
                Library.of(List.of(titled("valve", "The outlet valve leaks")), Lexicon.bundled());
        Matcher matcher = Matcher.of(Library.of(List.of(), Lexicon.empty())).with(valve);

        assertThat(id(matcher.ranked("outlet valve").getFirst())).isEqualTo("valve");
        assertThat(matcher.with(LIBRARY).explain("flannel hairpn 和 calico 有关吗"))
                .isEqualTo(MATCHER.explain("flannel hairpn 和 calico 有关吗"));
    }

    @Test
    void answersFromAnEmptyLibraryThatThereIsNothing() {
        Match match = Matcher.of(Library.of(List.of(), Lexicon.empty())).match("hostPort");

        assertThat(match.hits()).isEmpty();
        assertThat(match).isInstanceOf(Match.None.class);
    }

    @Test
    void explainsWhatMatchedAndWhatCountedAgainst() {
        Explanation explanation = MATCHER.explain("flannel hairpn 和 calico 有关吗");

        assertThat(explanation.mended()).contains("hairpin");
        assertThat(explanation.candidates().getFirst().matched())
                .extracting(Explanation.Reason::term)
                .contains("§loopback");
        assertThat(explanation.candidates().getFirst().against())
                .extracting(Explanation.Reason::term)
                .contains("!calico");
    }

    private static Topic titled(String id, String title) {
        Edition edition =
                new Edition(title, List.of(), List.of(new Part(Kind.BODY, "See the manual.")));
        return new Topic(
                id, Map.of(Lang.EN, edition), Optional.empty(), List.of(), List.of(), List.of());
    }

    private static Optional<String> first(String question) {
        return MATCHER.ranked(question).stream().map(MatcherTest::id).findFirst();
    }

    private static String id(Hit hit) {
        return hit.topic().id();
    }
}
