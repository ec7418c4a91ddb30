package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.knowledge.Topic.Part;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// The program's own topics, and as many invented ones as a library of this size needs: the same for
/// the same seed. Half of the invented ones are Chinese with English words in them, a quarter is
/// English, a quarter has both; an entry has two askings and an answer of three sentences.
final class Corpus {
    private static final int ASKINGS = 2;
    private static final int SENTENCES = 3;

    private final Words words;
    private final long seed;

    private Corpus(long seed) {
        this.words = new Words(seed);
        this.seed = seed;
    }

    static Library of(int entries, long seed) {
        Library own = Library.bundled();
        Corpus corpus = new Corpus(seed);
        List<Topic> topics = new ArrayList<>(own.topics());
        for (int i = topics.size(); i < entries; i++) {
            topics.add(corpus.topic(i));
        }
        return Library.of(topics, own.lexicon());
    }

    private Topic topic(int number) {
        SplittableRandom random = new SplittableRandom(seed * 31 + number);
        Map<Lang, Edition> editions = new EnumMap<>(Lang.class);
        int share = random.nextInt(4);
        if (share != 0) {
            editions.put(Lang.ZH, chinese(random));
        }
        if (share < 2) {
            editions.put(Lang.EN, english(random));
        }
        return new Topic(
                "entry-" + number, editions, Optional.empty(), List.of(), List.of(), List.of());
    }

    private Edition chinese(SplittableRandom random) {
        String subject = words.subject(random);
        String trouble = words.trouble(random);
        String own = words.noun(random) + "服务 " + words.name(random);
        List<String> askings = new ArrayList<>();
        for (int i = 0; i < ASKINGS; i++) {
            askings.add(words.moment(random) + own + " 的 " + subject + " " + trouble + "怎么办");
        }
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < SENTENCES; i++) {
            answer.append(words.action(random))
                    .append(words.noun(random))
                    .append("所在的 ")
                    .append(words.subject(random))
                    .append("，如果")
                    .append(words.trouble(random))
                    .append("，再")
                    .append(words.action(random))
                    .append(' ')
                    .append(words.subject(random))
                    .append("。\n");
        }
        return edition(words.moment(random) + subject + " " + trouble, askings, answer);
    }

    private Edition english(SplittableRandom random) {
        String subject = words.englishSubject(random);
        String trouble = words.englishTrouble(random);
        String own = words.name(random);
        List<String> askings = new ArrayList<>();
        for (int i = 0; i < ASKINGS; i++) {
            askings.add(
                    "why is the %s of %s %s %s"
                            .formatted(subject, own, trouble, words.englishMoment(random)));
        }
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < SENTENCES; i++) {
            answer.append("Check the ")
                    .append(words.englishSubject(random))
                    .append(" of ")
                    .append(words.name(random))
                    .append("; if it is ")
                    .append(words.englishTrouble(random))
                    .append(", look at the ")
                    .append(words.englishSubject(random))
                    .append(".\n");
        }
        return edition("The %s is %s".formatted(subject, trouble), askings, answer);
    }

    private static Edition edition(String title, List<String> askings, StringBuilder answer) {
        return new Edition(title, askings, List.of(new Part(Kind.BODY, answer.toString())));
    }
}
