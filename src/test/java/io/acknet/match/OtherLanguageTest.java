package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Entries that exist in Chinese only, as an import of Chinese documents gives them: a title and an
/// answer, no other askings. Asked in English.
class OtherLanguageTest {
    private static final Path FOLDER = Path.of("src/test/resources/zh-only");
    private static final Library BUNDLED = Library.bundled();

    @Test
    void findsChineseEntriesByEnglishQuestions() throws IOException {
        Figures figures = asked(Library.of(chinese(), BUNDLED.lexicon()));

        assertThat(figures.questions()).isGreaterThanOrEqualTo(60);
        assertThat(figures.p1().share()).isGreaterThanOrEqualTo(.85);
        assertThat(figures.wrongDirect().share()).isLessThanOrEqualTo(.02);
    }

    @Test
    void findsThemBesideTheTopicsThatComeWithTheProgram() throws IOException {
        assertThat(asked(together()).p1().share()).isGreaterThanOrEqualTo(.85);
    }

    @Test
    void owesThatToTheGlossary() throws IOException {
        Lexicon all = BUNDLED.lexicon();
        Lexicon without =
                new Lexicon(all.concepts(), all.foreign(), all.stops(), Map.of(), all.elsewhere());

        assertThat(asked(Library.of(chinese(), without)).p1().share()).isLessThan(.8);
    }

    @Test
    void leavesTheOtherTopicsFoundWhenTheLibraryGrows() throws IOException {
        Figures figures = Evaluation.of(Matcher.of(together()), Questions.freshToFit()).overall();

        assertThat(figures.p1().share()).isGreaterThanOrEqualTo(.96);
        assertThat(figures.wrongDirect().share()).isLessThanOrEqualTo(.005);
    }

    private static Figures asked(Library library) throws IOException {
        List<Labelled> questions = QuestionFile.read(FOLDER.resolve("english.tsv"));
        return Evaluation.of(Matcher.of(library), questions).overall();
    }

    private static Library together() throws IOException {
        List<Topic> topics = Stream.concat(BUNDLED.topics().stream(), chinese().stream()).toList();
        return Library.of(topics, BUNDLED.lexicon());
    }

    private static List<Topic> chinese() throws IOException {
        return Files.readAllLines(FOLDER.resolve("entries.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .map(row -> entry(row[0], row[1], row[2]))
                .toList();
    }

    private static Topic entry(String id, String title, String answer) {
        Edition edition = new Edition(title, List.of(), List.of(new Part(Kind.BODY, answer)));
        return new Topic(
                id, Map.of(Lang.ZH, edition), Optional.empty(), List.of(), List.of(), List.of());
    }
}
