package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Characters that sound like the right ones are mended; right ones are left alone.
class HomophonesTest {
    private static final Lexicon LEXICON =
            new Lexicon(
                    Map.of("policy", List.of("路由策略"), "loopback", List.of("回环访问")),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    List.of());
    private static final Matcher MATCHER =
            Matcher.of(
                    Library.of(
                            List.of(topic("配置项没有生效"), topic("路由策略和副本加载"), topic("回环访问不通")),
                            LEXICON));

    @ParameterizedTest
    @CsvSource({"把域名指向它, 指向", "怎么附加它, 附加", "怎么编排它, 编排"})
    void leavesCommonWordsAsTheyAre(String question, String word) {
        assertThat(MATCHER.tokens(question)).contains(new Token(word, 1));
    }

    @ParameterizedTest
    @CsvSource({"它右侧呢, 由策", "它置像呢, 置项"})
    void makesNothingOfWhatStandsBetweenTwoWords(String question, String piece) {
        assertThat(MATCHER.tokens(question)).extracting(Token::term).doesNotContain(piece);
    }

    @ParameterizedTest
    @CsvSource({"会环, 回环", "路油, 路由", "测略, 策略", "方问, 访问"})
    void mendsWhatSoundsLikeAWord(String written, String meant) {
        assertThat(MATCHER.tokens(written)).extracting(Token::term).contains(meant);
    }

    @Test
    void trustsAWordOfTheLexiconThatNoTopicHas() {
        Matcher matcher = Matcher.of(Library.of(List.of(topic("hostPort")), LEXICON));

        assertThat(matcher.tokens("策略")).containsExactly(new Token("策略", 1));
    }

    private static Topic topic(String title) {
        Edition edition = new Edition(title, List.of(), List.of(new Part(Kind.BODY, "…")));
        return new Topic(
                title, Map.of(Lang.ZH, edition), Optional.empty(), List.of(), List.of(), List.of());
    }
}
