package io.acknet.match;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;

/// The Lucene index over a library: one segment, never changed once it is built.
///
/// One document per topic (`TopicTerms`): `asked`, where a term counts once per phrasing, and `body`,
/// the answer. One more has the words of the lexicon, for those that are misspelt.
///
/// Closed, it stays readable for those who have a `Reading`, and goes, with its files, when the last of
/// them is done.
final class TopicIndex implements AutoCloseable {
    static final String ASKED = "asked";
    static final String BODY = "body";
    static final String WORD = "word";
    static final String SOUND = "sound";
    static final String EXACT = "exact";

    private final List<Topic> topics;
    private final LeafReader leaf;
    private final IndexSearcher searcher;
    private final Elsewhere elsewhere;

    private TopicIndex(
            List<Topic> topics, DirectoryReader reader, Elsewhere elsewhere, Scoring scoring) {
        this.topics = topics;
        this.leaf = reader.leaves().getFirst().reader();
        this.searcher = new IndexSearcher(reader);
        this.searcher.setSimilarity(new Presence(scoring));
        this.searcher.setQueryCache(null);
        this.elsewhere = elsewhere;
    }

    /// @param place empty; the index is written there, read from there, and cleared away with it
    static TopicIndex of(
            Library library, Groundwork groundwork, Scoring scoring, IndexPlace place) {
        try {
            write(library.topics(), groundwork, scoring, place);
            DirectoryReader reader = DirectoryReader.open(place.directory());
            reader.getReaderCacheHelper().addClosedListener(_ -> place.clear());
            List<Topic> topics = library.topics();
            return new TopicIndex(topics, reader, groundwork.elsewhere(), scoring);
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
                ? Optional.of(new Reading(searcher, topics.size(), elsewhere))
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
                writer.addDocument(document(groundwork.terms(topic)));
            }
            Document words = new Document();
            words.add(Tokenized.once(WORD, groundwork.phrases().words()));
            words.add(Tokenized.once(WORD, groundwork.elsewhere().words()));
            words.add(Tokenized.once(SOUND, groundwork.sounds(groundwork.phrases().tokens())));
            writer.addDocument(words);
        }

        private static Document document(TopicTerms terms) {
            Document document = new Document();
            document.add(Tokenized.counted(ASKED, terms.asked()));
            document.add(Tokenized.once(BODY, terms.told()));
            document.add(Tokenized.once(WORD, terms.words()));
            document.add(Tokenized.once(SOUND, terms.sounds()));
            document.add(Tokenized.once(EXACT, terms.exact()));
            return document;
        }
    }
}
