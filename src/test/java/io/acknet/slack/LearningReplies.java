package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.learn.Cluster;
import io.acknet.store.Gap;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is said of learning, for the golden files.
final class LearningReplies {
    private static final Instant SEEN = Instant.parse("2026-11-01T14:02:00Z");

    private LearningReplies() {}

    /// @param hostile stands wherever somebody else's text does
    static Map<String, Reply> in(Lang lang, String hostile) {
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put("answer-judged", answer(lang, false));
        all.put("answer-suggested", answer(lang, true));
        all.put(
                "did-you-mean-kept",
                new Reply.DidYouMean(
                        lang, hostile, List.of(Topics.hairpin()), Optional.of("ask-1")));
        all.put(
                "gaps",
                new Reply.GapsListed(
                        lang,
                        List.of(
                                new Cluster(
                                        List.of(
                                                gap(hostile, "none", "hairpin", ""),
                                                gap("second", "none", "", ""),
                                                gap("third", "none", "", ""),
                                                gap("fourth", "none", "", ""))),
                                new Cluster(
                                        List.of(gap("other", "confirmed", "hairpin", "hairpin"))),
                                new Cluster(List.of(gap("more", "unhelpful", "", ""))),
                                new Cluster(List.of(gap("maybe", "ambiguous", "", ""))))));
        all.put("gaps-none", new Reply.GapsListed(lang, List.of()));
        all.put("drafts", new Reply.DraftsListed(lang, List.of(draft(hostile, hostile))));
        all.put("drafts-none", new Reply.DraftsListed(lang, List.of()));
        all.put(
                "not-learned",
                new Reply.NotLearned(
                        lang,
                        new Text("没有添加“" + hostile + "”", "Not added: “" + hostile + "”"),
                        List.of(new Text("原因 " + hostile, "Because " + hostile))));
        return all;
    }

    private static Reply answer(Lang lang, boolean suggested) {
        return new Reply.Answer(
                lang,
                Topics.cniVersion(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new Reply.Feedback("ask-1", suggested)),
                Reply.Shown.WHOLE);
    }

    private static Gap gap(String question, String why, String nearest, String confirmed) {
        return new Gap(
                "gap-" + question.length(),
                question,
                Set.of("term"),
                why,
                nearest,
                12.34,
                confirmed,
                "en",
                "channel",
                3,
                SEEN,
                SEEN,
                Gap.State.OPEN);
    }

    private static Topic draft(String title, String answer) {
        return new Topic(
                "a-draft",
                Map.of(
                        Lang.EN,
                        new Topic.Edition(
                                title,
                                List.of("asking"),
                                List.of(new Topic.Part(Topic.Kind.BODY, answer)))),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }
}
