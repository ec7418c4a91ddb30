package io.acknet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFileTest {
    private static final String GOOD =
            """
            ---
            check: hairpin
            fixes: [hairpin-mode]
            related: [network-type]
            sources:
              - title: 容器网络 FAQ
                url: https://example.org/faq
                edition: "2021-04-12"
            ---

            # zh: Pod 访问不到自己的 Service

            ## askings
            - 访问自己不通
            - `connection timed out` 只在打到自己时出现

            ## symptom
            时好时坏。

            ```
            ## 这是代码里的一行
            ```

            ### 更深的标题可以用

            ## cure
            用 Headless Service。

            # en: A Pod cannot reach itself

            ## askings
            - cannot reach itself
            ## cure
            Use a headless Service.
            """;

    @Test
    void readsEverythingThatAWellFormedFileSays() {
        Topic topic = taken("hairpin.md", GOOD);

        assertThat(topic.id()).isEqualTo("hairpin");
        assertThat(topic.check()).contains("hairpin");
        assertThat(topic.fixes()).containsExactly("hairpin-mode");
        assertThat(topic.related()).containsExactly("network-type");
        assertThat(topic.sources())
                .containsExactly(
                        new Topic.Source("容器网络 FAQ", "https://example.org/faq", "2021-04-12"));
        assertThat(topic.in(Lang.ZH).askings())
                .containsExactly("访问自己不通", "connection timed out 只在打到自己时出现");
        assertThat(topic.in(Lang.EN).title()).isEqualTo("A Pod cannot reach itself");
        assertThat(topic.in(Lang.EN).parts())
                .containsExactly(new Part(Kind.CURE, "Use a headless Service."));
    }

    @Test
    void takesAHeadingInsideAFenceForText() {
        Part symptom = taken("hairpin.md", GOOD).in(Lang.ZH).parts().getFirst();

        assertThat(symptom.kind()).isEqualTo(Kind.SYMPTOM);
        assertThat(symptom.markdown()).contains("## 这是代码里的一行").contains("### 更深的标题可以用");
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        Topic windows = taken("hairpin.md", "\uFEFF" + GOOD.replace("\n", "\r\n"));

        assertThat(windows).isEqualTo(taken("hairpin.md", GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    check: hairpin | chek: hairpin | hairpin.md:2: unknown key "chek"; allowed: check, draft, fixes, related, sources
                    check: hairpin | draft: yes | hairpin.md:2: "draft" is neither true nor false
                    check: hairpin | check: true | hairpin.md:2: "check" is not a text
                    check: hairpin | check: [a] | hairpin.md:2: "check" is not a text
                    fixes: [hairpin-mode] | fixes: hairpin-mode | hairpin.md:3: "fixes" is not a list
                    fixes: [hairpin-mode] | check: again | hairpin.md:3: the key "check" stands twice
                    fixes: [hairpin-mode] | fixes: [hairpin | hairpin.md:4: this is not YAML
                    edition: "2021-04-12" | edition: 2021-04-12 | hairpin.md:8: "edition" is not a text
                    url: https://example.org/faq | link: x | hairpin.md:7: unknown key "link"
                    '## symptom' | '## symptoms' | hairpin.md:17: unknown part "symptoms"; allowed: askings, matches, rejects, symptom
                    '## symptom' | '# symptom' | hairpin.md:17: this heading opens no edition
                    '# en: A Pod cannot reach itself' | '# zh: 又一个' | hairpin.md:29: a second edition in zh
                    '# en: A Pod cannot reach itself' | '## cure' | hairpin.md:29: a second part "cure"
                    - cannot reach itself | cannot reach itself | hairpin.md:32: this is no question
                    Use a headless Service. | ~~~ | hairpin.md:34: this code fence is never closed
                    """)
    void namesTheLineAndTheCure(String written, String mistake, String expected) {
        List<Refusal> refusals =
                refused(
                        "hairpin.md",
                        GOOD.replaceFirst(java.util.regex.Pattern.quote(written), mistake));

        assertThat(refusals)
                .extracting(Refusal::toString)
                .anySatisfy(refusal -> assertThat(refusal).startsWith(expected));
    }

    @Test
    void listsAllErrorsOfAFileInReadingOrder() {
        String bad = GOOD.replace("check:", "chek:").replace("## cure", "## cures");

        assertThat(refused("hairpin.md", bad)).extracting(Refusal::line).containsExactly(2, 26, 33);
    }

    @Test
    void refusesAFileNameThatIsNoId() {
        assertThat(refused("Hair Pin.md", GOOD).getFirst().problem()).contains("no topic id");
    }

    @Test
    void refusesAFileWithoutFrontMatterOrEdition() {
        assertThat(refused("a.md", "# zh: x\n").getFirst().problem()).contains("front matter");
        assertThat(refused("a.md", "---\n").getFirst().problem()).contains("never ends");
        assertThat(refused("a.md", "---\n---\n").getFirst().problem()).contains("no edition");
    }

    @Test
    void refusesAnchorsBombsAndDepth() {
        String bomb = "---\nfixes: &a [x, x]\nrelated: *a\n---\n# en: x\n";
        String deep = "---\nfixes: " + "[".repeat(40) + "]".repeat(40) + "\n---\n# en: x\n";

        assertThat(refused("a.md", bomb).getFirst().problem()).contains("not YAML");
        assertThat(refused("a.md", deep).getFirst().problem()).contains("not YAML");
    }

    private static Topic taken(String file, String text) {
        return switch (TopicFile.parse(new Page(file, text))) {
            case Parsed.Taken(Topic topic) -> topic;
            case Parsed.Draft(Topic topic) -> throw new AssertionError("a draft: " + topic);
            case Parsed.Refused(List<Refusal> refusals) ->
                    throw new AssertionError("refused: " + refusals);
        };
    }

    private static List<Refusal> refused(String file, String text) {
        return switch (TopicFile.parse(new Page(file, text))) {
            case Parsed.Taken(Topic topic) -> throw new AssertionError("taken: " + topic);
            case Parsed.Draft(Topic topic) -> throw new AssertionError("a draft: " + topic);
            case Parsed.Refused(List<Refusal> refusals) -> refusals;
        };
    }
}
