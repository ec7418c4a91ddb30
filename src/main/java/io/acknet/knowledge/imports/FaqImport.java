package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic;
import io.acknet.knowledge.imports.Draft.Asked;
import io.acknet.knowledge.imports.FileReport.Taken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns FAQ documents into topics.
///
/// 1. Each document is read for its questions.
/// 2. Documents that are one in two languages are paired, and then their questions.
/// 3. A question that stood in another document already is left.
/// 4. Every question, or pair, gets an id; links between questions become related topics.
public final class FaqImport {
    private final String edition;

    /// @param edition which edition of the documents this is: a date or a version
    public FaqImport(String edition) {
        this.edition = edition;
    }

    public Outcome run(List<FaqDocument> documents) {
        List<Reading> readings =
                documents.stream()
                        .sorted(Comparator.comparing(FaqDocument::path))
                        .map(FaqReader::read)
                        .toList();
        TwinDocuments twins = TwinDocuments.of(readings);
        List<Draft> drafts = kept(drafts(readings, twins));
        IdentityHashMap<Question, String> ids = ids(drafts);
        Editions editions = new Editions(edition, drafts, ids);
        List<Topic> topics = drafts.stream().map(editions::topic).toList();
        return new Outcome(
                topics, readings.stream().map(r -> report(r, twins, drafts, ids)).toList());
    }

    private static List<Draft> drafts(List<Reading> readings, TwinDocuments twins) {
        List<Draft> drafts = new ArrayList<>();
        Set<Question> paired = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        IdentityHashMap<Question, Draft> pairs = new IdentityHashMap<>();
        for (Reading reading : readings) {
            twins.english(reading)
                    .ifPresent(english -> {
                        for (Twins.Pair pair : Twins.of(reading, english)) {
                            pairs.put(pair.chinese(), Draft.pair(reading, english, pair));
                            paired.add(pair.english());
                        }
                    });
        }
        for (Reading reading : readings) {
            for (Question question : reading.questions()) {
                if (!paired.contains(question)) {
                    Draft pair = pairs.get(question);
                    drafts.add(pair == null ? Draft.alone(reading, question) : pair);
                }
            }
        }
        return drafts;
    }

    /// Without what has no answer, and without what another document has answered already.
    private static List<Draft> kept(List<Draft> drafts) {
        List<Draft> kept = new ArrayList<>();
        Map<String, Asked> owners = new HashMap<>();
        List<Draft> answersFirst = new ArrayList<>(drafts);
        answersFirst.sort(Comparator.comparing(d -> d.asked().getFirst().question().stub()));
        Set<Draft> repeated = new HashSet<>();
        for (Draft draft : answersFirst) {
            Optional<Asked> owner = owner(draft, owners);
            if (!draft.answered()) {
                leave(draft, "a link to another document, whose address is not known");
                repeated.add(draft);
            } else if (owner.isPresent()) {
                Asked other = owner.get();
                leave(draft, "stands in " + place(other) + " too");
                repeated.add(draft);
            } else {
                draft.asked().forEach(asked -> keys(asked).forEach(k -> owners.put(k, asked)));
            }
        }
        drafts.stream().filter(draft -> !repeated.contains(draft)).forEach(kept::add);
        return kept;
    }

    private static Optional<Asked> owner(Draft draft, Map<String, Asked> owners) {
        return draft.asked().stream()
                .flatMap(asked -> keys(asked).stream())
                .flatMap(key -> Optional.ofNullable(owners.get(key)).stream())
                .findFirst();
    }

    /// What makes two questions one: the document that they lead to, or the same words.
    private static List<String> keys(Asked asked) {
        Question question = asked.question();
        List<String> keys = new ArrayList<>();
        question.document().ifPresent(id -> keys.add(question.lang() + " document " + id));
        keys.add(question.lang() + " title " + Wording.norm(question.title()));
        return keys;
    }

    private static String place(Asked asked) {
        return asked.reading().document().path() + ":" + asked.question().line();
    }

    private static void leave(Draft draft, String why) {
        for (Asked asked : draft.asked()) {
            asked.reading().notices().left(asked.question().line(), asked.question().title(), why);
        }
    }

    private static IdentityHashMap<Question, String> ids(List<Draft> drafts) {
        Slugs slugs = new Slugs();
        IdentityHashMap<Question, String> ids = new IdentityHashMap<>();
        for (Draft draft : drafts) {
            String stem = draft.asked().getFirst().reading().document().stem();
            String id =
                    slugs.next(
                            draft.english().map(asked -> asked.question().title()),
                            draft.chinese().map(asked -> asked.question().title()),
                            stem);
            draft.asked().forEach(asked -> ids.put(asked.question(), id));
        }
        return ids;
    }

    private static FileReport report(
            Reading reading,
            TwinDocuments twins,
            List<Draft> drafts,
            IdentityHashMap<Question, String> ids) {
        List<Taken> taken = new ArrayList<>();
        for (Draft draft : drafts) {
            draft.in(reading.lang())
                    .filter(asked -> asked.reading().equals(reading))
                    .ifPresent(asked -> taken.add(taken(asked.question(), draft, ids)));
        }
        Optional<Reading> twin = twins.twin(reading);
        if (twin.isPresent()) {
            taken.stream()
                    .filter(one -> one.pairing().isEmpty())
                    .forEach(one ->
                            reading.notices()
                                    .warn(
                                            one.line(),
                                            "no question of "
                                                    + twin.get().document().path()
                                                    + " is surely this one; it stays alone"));
        }
        taken.sort(Comparator.comparingInt(Taken::line));
        return new FileReport(
                reading.document().path(),
                reading.title(),
                reading.lang().code(),
                twin.map(other -> other.document().path()),
                taken,
                sorted(reading.notices().left()),
                reading.notices().warnings());
    }

    private static List<FileReport.Left> sorted(List<FileReport.Left> left) {
        return left.stream().sorted(Comparator.comparingInt(FileReport.Left::line)).toList();
    }

    private static Taken taken(
            Question question, Draft draft, IdentityHashMap<Question, String> ids) {
        return new Taken(
                question.line(),
                question.title(),
                ids.getOrDefault(question, ""),
                question.stub(),
                draft.how());
    }
}
