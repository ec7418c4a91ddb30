package io.acknet.match;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.lang.Lang;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;

/// The Lucene index over a library: one segment, never changed once it is built.
///
/// One document per topic: `asked` (titles and askings, a term counts once per phrasing) and `body`
/// (the answer). One per line of `elsewhere`, which gives words their document frequencies: nine topics
/// alone know nothing of how common a word is.
///
/// Closed, it stays readable for those who have a `Reading`, and goes, with its files, when the last of
/// them is done.
final class TopicIndex implements AutoCloseable {
    static final String ASKED = "asked";
    static final String BODY = "body";
    static final String ELSEWHERE = "elsewhere";
    static final String WORD = "word";
    static final String SOUND = "sound";
    static final String EXACT = "exact";

    private final List<Topic> topics;
    private final LeafReader leaf;
    private final IndexSearcher searcher;
    private final int lines;

    private TopicIndex(List<Topic> topics, DirectoryReader reader, int lines, Scoring scoring) {
        this.topics = topics;
        this.leaf = reader.leaves().getFirst().reader();
        this.searcher = new IndexSearcher(reader);
        this.searcher.setSimilarity(new Presence(scoring));
        this.searcher.setQueryCache(null);
        this.lines = lines;
    }

    /// @param place empty; the index is written there, read from there, and cleared away with it
    static TopicIndex of(
            Library library, Groundwork groundwork, Scoring scoring, IndexPlace place) {
        try {
            write(library.topics(), groundwork, scoring, place);
            DirectoryReader reader = DirectoryReader.open(place.directory());
            reader.getReaderCacheHelper().addClosedListener(_ -> place.clear());
            List<Topic> topics = library.topics();
            int lines = library.lexicon().elsewhere().size();
            return new TopicIndex(topics, reader, lines, scoring);
        } catch (IOException e) {
            place.clear();
            throw new UncheckedIOException("cannot build the index of topics", e);
        }
    }

    private static void write(
            List<Topic> topics, Groundwork groundwork, Scoring scoring, IndexPlace place)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setSimilarity(new Presence(scoring));
        config.setMergePolicy(new LogDocMergePolicy());
        config.setUseCompoundFile(false);
        try (IndexWriter writer = new IndexWriter(place.directory(), config)) {
            new Writing(writer, groundwork).write(topics);
            writer.forceMerge(1);
        }
    }

    /// For one question. Empty when the index is gone.
    Optional<Reading> reading() {
        return searcher.getIndexReader().tryIncRef()
                ? Optional.of(new Reading(searcher, topics.size(), lines))
                : Optional.empty();
    }

    @Override
    public void close() {
        try {
            searcher.getIndexReader().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the index of topics", e);
        }
    }

    int size() {
        return topics.size();
    }

    Topic topic(int ordinal) {
        return topics.get(ordinal);
    }

    LeafReader leaf() {
        return leaf;
    }

    /// Writes topics first, so that a topic's ordinal is its document's number.
    private record Writing(IndexWriter writer, Groundwork groundwork) {

        void write(List<Topic> topics) throws IOException {
            for (Topic topic : topics) {
                writer.addDocument(document(topic));
            }
            for (Groundwork.Line line : groundwork.elsewhere()) {
                Document document = new Document();
                document.add(Tokenized.once(ELSEWHERE, line.tokens()));
                document.add(Tokenized.once(WORD, line.words()));
                writer.addDocument(document);
            }
            Document lexicon = new Document();
            lexicon.add(Tokenized.once(WORD, groundwork.phrases().words()));
            lexicon.add(Tokenized.once(SOUND, sounds(groundwork.phrases().tokens())));
            writer.addDocument(lexicon);
        }

        private Document document(Topic topic) {
            Analysis analysis = groundwork.analysis();
            Glossary glossary = groundwork.glossary();
            boolean bridges = glossary.bridges(topic);
            List<Token> asked = new ArrayList<>();
            List<Atom> all = new ArrayList<>();
            List<Token> exact = new ArrayList<>();
            for (String phrasing : phrasings(topic)) {
                List<Atom> atoms = analysis.atoms(phrasing);
                List<Token> tokens = analysis.tokens(atoms);
                asked.add(Token.MARKER);
                asked.addAll(bridges ? analysis.tokens(glossary.both(atoms, topic)) : tokens);
                exact.add(Token.exact(tokens));
                all.addAll(atoms);
            }
            Document document = new Document();
            document.add(Tokenized.counted(ASKED, asked));
            document.add(
                    Tokenized.once(
                            BODY,
                            analysis.tokens(glossary.both(analysis.atoms(body(topic)), topic))));
            document.add(Tokenized.once(WORD, analysis.words(glossary.both(all, topic))));
            document.add(Tokenized.once(SOUND, sounds(asked)));
            document.add(Tokenized.once(EXACT, exact));
            return document;
        }

        private static List<String> phrasings(Topic topic) {
            List<String> phrasings = new ArrayList<>();
            for (Edition edition : editions(topic)) {
                phrasings.add(edition.title());
                phrasings.addAll(edition.askings());
            }
            return phrasings;
        }

        private static String body(Topic topic) {
            StringBuilder body = new StringBuilder();
            for (Edition edition : editions(topic)) {
                edition.parts().forEach(part -> body.append(part.markdown()).append('\n'));
            }
            return body.toString();
        }

        /// A map keeps the view of its values: sixteen bytes for each topic, for good.
        private static List<Edition> editions(Topic topic) {
            return Stream.of(Lang.values())
                    .flatMap(lang -> Optional.ofNullable(topic.editions().get(lang)).stream())
                    .toList();
        }

        /// Of words only: nobody means the two characters between two words.
        private List<Token> sounds(List<Token> tokens) {
            return tokens.stream()
                    .filter(token -> groundwork.known().chinese().contains(token.term()))
                    .flatMap(pair ->
                            groundwork.analysis().tables().sound(pair.term()).stream()
                                    .map(sound -> new Token(sound + pair.term(), 1)))
                    .toList();
        }
    }
}
