package io.acknet.conversation;

import io.acknet.conversation.Form.Field;
import io.acknet.conversation.Form.Filled;
import io.acknet.conversation.Form.Option;
import io.acknet.conversation.Form.Size;
import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.learn.Drafting;
import io.acknet.store.Gap;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The forms of learning: where a gap belongs, and what a draft says.
final class LearningForms {
    private static final String TOPIC = "topic";
    private static final String AS = "as";
    private static final String WORDING = "wording";
    private static final String TITLE = "title";
    private static final String LANG = "lang";
    private static final String ASKINGS = "askings";
    private static final String ANSWER = "answer";

    /// Slack shows no more in one list (Block Kit reference, static_select: 100 options).
    private static final int MOST_CHOICES = 100;

    private static final int WORDING_CHARS = 300;
    private static final int TITLE_CHARS = 120;

    /// What a field may hold when the form opens (Block Kit reference: 3,000 characters).
    private static final int PREFILLED_CHARS = 2_900;

    private final LearningTalk talk;

    LearningForms(LearningTalk talk) {
        this.talk = talk;
    }

    /// What is shown where no form can be opened.
    static Command.OfLearning withoutForm(Command.AsksOfLearning asks) {
        return switch (asks) {
            case Command.AskTeach _, Command.AskDraft _ -> new Command.ListGaps();
            case Command.AskDraftOf _, Command.AskEdit _ -> new Command.ListDrafts();
        };
    }

    /// Empty when what it is about is gone.
    Optional<Form> form(Lang lang, Command.AsksOfLearning asks) {
        return switch (asks) {
            case Command.AskTeach(String id) -> talk.gap(id).map(gap -> teaching(lang, gap));
            case Command.AskDraft(String id) ->
                    talk.gap(id)
                            .map(gap ->
                                    new Drafting(
                                            "", Lang.ofTag(gap.lang()), List.of(line(gap)), ""))
                            .map(written -> drafting(lang, written));
            case Command.AskDraftOf(String text) ->
                    Optional.of(drafting(lang, new Drafting("", Lang.of(text), List.of(), text)));
            case Command.AskEdit(String id) ->
                    talk.draftNamed(id).map(LearningForms::written).map(d -> drafting(lang, d));
        };
    }

    private static Drafting written(Topic draft) {
        Map.Entry<Lang, Edition> only = draft.editions().entrySet().iterator().next();
        return new Drafting(
                only.getValue().title(),
                only.getKey(),
                only.getValue().askings(),
                only.getValue().parts().stream()
                        .map(Part::markdown)
                        .collect(Collectors.joining("\n\n")));
    }

    private static String line(Gap gap) {
        String line = gap.question().replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), WORDING_CHARS));
    }

    private Form teaching(Lang lang, Gap gap) {
        return new Form(
                lang,
                LearningSentences.TEACH_TITLE,
                new Text(line(gap), line(gap)),
                LearningSentences.TEACH_INTRO,
                List.of(
                        new Field(
                                WORDING,
                                LearningSentences.WORDING,
                                LearningSentences.WORDING_HINT,
                                "",
                                line(gap),
                                Size.LINE),
                        topic(gap),
                        new Field(
                                AS,
                                LearningSentences.AS,
                                LearningSentences.AS_HINT,
                                "",
                                Addition.Kind.ASKING.word(),
                                Size.CHOICE,
                                List.of(
                                        as(Addition.Kind.ASKING),
                                        as(Addition.Kind.MATCH),
                                        as(Addition.Kind.REJECT)))),
                LearningSentences.TEST_AND_ADD);
    }

    private static Option as(Addition.Kind kind) {
        return new Option(kind.word(), LearningSentences.as(kind));
    }

    /// The likeliest topic is chosen already. Where there are more than a list takes, it is typed.
    private Field topic(Gap gap) {
        String likely = gap.confirmed().isEmpty() ? gap.nearest() : gap.confirmed();
        String now = talk.topic(likely).isPresent() ? likely : "";
        List<Topic> topics = talk.topics();
        if (topics.size() > MOST_CHOICES) {
            return new Field(
                    TOPIC, LearningSentences.TOPIC, LearningSentences.TOPIC_ID, "", now, Size.LINE);
        }
        List<Option> options =
                topics.stream()
                        .sorted(Comparator.comparing(topic -> !topic.id().equals(likely)))
                        .map(topic ->
                                new Option(
                                        topic.id(),
                                        new Text(
                                                topic.in(Lang.ZH).title(),
                                                topic.in(Lang.EN).title())))
                        .toList();
        return new Field(
                TOPIC,
                LearningSentences.TOPIC,
                LearningSentences.TOPIC_HINT,
                "",
                now,
                Size.CHOICE,
                options);
    }

    private static Form drafting(Lang lang, Drafting now) {
        return new Form(
                lang,
                LearningSentences.DRAFT_TITLE,
                LearningSentences.DRAFT_HEADING,
                LearningSentences.DRAFT_INTRO,
                List.of(
                        new Field(
                                TITLE,
                                LearningSentences.TITLE,
                                LearningSentences.TITLE_HINT,
                                "",
                                now.title(),
                                Size.LINE),
                        new Field(
                                LANG,
                                LearningSentences.LANGUAGE,
                                LearningSentences.LANGUAGE_HINT,
                                "",
                                now.lang().code(),
                                Size.CHOICE,
                                List.of(
                                        new Option("zh", Text.same("中文")),
                                        new Option("en", Text.same("English")))),
                        text(
                                ASKINGS,
                                LearningSentences.ASKINGS,
                                LearningSentences.ASKINGS_HINT,
                                String.join("\n", now.askings())),
                        text(
                                ANSWER,
                                LearningSentences.ANSWER,
                                LearningSentences.ANSWER_HINT,
                                now.answer())),
                LearningSentences.KEEP_DRAFT);
    }

    private static Field text(String id, Text label, Text hint, String now) {
        String cut = now.substring(0, Math.min(now.length(), PREFILLED_CHARS));
        return new Field(id, label, hint, "", cut, Size.OPTIONAL_TEXT);
    }

    /// @param values of the fields that something was written in
    Filled fill(Command.AsksOfLearning asks, Map<String, String> values) {
        return switch (asks) {
            case Command.AskTeach(String gap) -> taught(gap, values);
            case Command.AskDraft(String gap) -> drafted(gap, "", values);
            case Command.AskDraftOf _ -> drafted("", "", values);
            case Command.AskEdit(String draft) -> drafted("", draft, values);
        };
    }

    private Filled taught(String gap, Map<String, String> values) {
        Map<String, Text> objections = new HashMap<>();
        String wording = values.getOrDefault(WORDING, "").strip();
        if (wording.isEmpty() || wording.length() > WORDING_CHARS) {
            objections.put(WORDING, LearningSentences.oneLine(WORDING_CHARS));
        }
        String topic = values.getOrDefault(TOPIC, "");
        if (talk.topic(topic).isEmpty()) {
            objections.put(TOPIC, LearningSentences.NO_SUCH_TOPIC);
        }
        Optional<Addition.Kind> kind = Addition.Kind.of(values.getOrDefault(AS, ""));
        if (kind.isEmpty()) {
            objections.put(AS, LearningSentences.NEEDED);
        }
        return objections.isEmpty()
                ? new Filled.Ready(
                        new Command.Teach(
                                gap,
                                new Addition(topic, Lang.of(wording), kind.orElseThrow(), wording)))
                : new Filled.Wrong(objections);
    }

    private Filled drafted(String gap, String replaces, Map<String, String> values) {
        String title = values.getOrDefault(TITLE, "").strip();
        Drafting written =
                talk.safe(
                        new Drafting(
                                title,
                                Lang.ofTag(values.getOrDefault(LANG, "")),
                                lines(values.getOrDefault(ASKINGS, "")),
                                values.getOrDefault(ANSWER, "")));
        Map<String, Text> objections = new HashMap<>();
        if (title.isEmpty() || title.length() > TITLE_CHARS) {
            objections.put(TITLE, LearningSentences.oneLine(TITLE_CHARS));
        } else if (talk.topic(written.id()).isPresent()) {
            objections.put(TITLE, LearningSentences.nameTaken(written.id()));
        } else {
            written.objection()
                    .ifPresent(why -> objections.put(ANSWER, LearningSentences.notAFile(why)));
        }
        return objections.isEmpty()
                ? new Filled.Ready(new Command.MakeDraft(written, gap, replaces))
                : new Filled.Wrong(objections);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.strip().replaceFirst("^[-*•]\\s+", ""))
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
