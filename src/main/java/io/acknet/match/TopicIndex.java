package io.acknet.match;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// The Lucene index over a library: one segment, never changed once it is built.
///
/// One document per topic: `asked` (titles and askings, a term counts once per phrasing) and `body`
/// (the answer). One per phrasing, to show which one matched. One per line of `elsewhere`, which
/// gives words their document frequencies: nine topics alone know nothing of how common a word is.
///
/// Who reads it takes a `Use` of it. Closed, it stays readable for those who use it, and goes, with its
/// files, when the last of them is done.
final class TopicIndex implements AutoCloseable {
    static final String ASKED = "asked";
    static final String BODY = "body";
    static final String PHRASING = "phrasing";
    static final String ELSEWHERE = "elsewhere";
    static final String WORD = "word";
    static final String SOUND = "sound";
    static final String EXACT = "exact";
    private static final String ORDINAL = "ordinal";
    private static final String TEXT = "text";

    private final List<Topic> topics;
    private final LeafReader leaf;
    private final IndexSearcher searcher;
    private final int documents;

    private final IndexReader reader;

    private TopicIndex(List<Topic> topics, DirectoryReader reader, int documents, Scoring scoring) {
        this.topics = topics;
        this.reader = reader;
        this.leaf = reader.leaves().getFirst().reader();
        this.searcher = new IndexSearcher(reader);
        this.searcher.setSimilarity(new Presence(scoring));
        this.searcher.setQueryCache(null);
        this.documents = documents;
    }

    /// @param place empty; the index is written there, read from there, and cleared away with it
    static TopicIndex of(Library library, Analysis analysis, Scoring scoring, IndexPlace place) {
        try {
            write(library, analysis, scoring, place);
            DirectoryReader reader = DirectoryReader.open(place.directory());
            reader.getReaderCacheHelper().addClosedListener(_ -> place.clear());
            List<Topic> topics = library.topics();
            int documents = topics.size() + library.lexicon().elsewhere().size();
            return new TopicIndex(topics, reader, documents, scoring);
        } catch (IOException e) {
            place.clear();
            throw new UncheckedIOException("cannot build the index of topics", e);
        }
    }

    private static void write(Library library, Analysis analysis, Scoring scoring, IndexPlace place)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setSimilarity(new Presence(scoring));
        config.setMergePolicy(new LogDocMergePolicy());
        try (IndexWriter writer = new IndexWriter(place.directory(), config)) {
            new Writing(writer, analysis, analysis.glossary(library.lexicon())).write(library);
            writer.forceMerge(1);
        }
    }

    /// Keeps the index readable until it is closed.
    interface Use extends AutoCloseable {
        @Override
        void close();
    }

    /// Empty when the index is gone.
    Optional<Use> use() {
        return reader.tryIncRef() ? Optional.of(this::leave) : Optional.empty();
    }

    private void leave() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    int size() {
        return topics.size();
    }

    Topic topic(int ordinal) {
        return topics.get(ordinal);
    }

    /// How rare a term is among topics and the lines of `elsewhere`: 0 for one that stands in all.
    double rarity(String term) {
        double df = frequency(ASKED, term) + frequency(ELSEWHERE, term);
        return Math.log(1 + (documents - df + 0.5) / (df + 0.5));
    }

    int frequency(String field, String term) {
        try {
            return leaf.docFreq(new Term(field, term));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    LeafReader leaf() {
        return leaf;
    }

    /// The nearest topics by askings and, with this weight, by answers.
    List<Integer> nearest(List<Weighted> terms, double body, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Weighted term : terms) {
            query.add(clause(ASKED, term, 1), Occur.SHOULD);
            query.add(clause(BODY, term, body), Occur.SHOULD);
        }
        try {
            List<Integer> ordinals = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
                ordinals.add(hit.doc);
            }
            return ordinals;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// For one thread, and for many terms of one field.
    Lookup lookup(String field) {
        try {
            Terms terms = leaf.terms(field);
            return new Lookup(Optional.ofNullable(terms == null ? null : terms.iterator()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// @param terms of the field; empty when no document has it
    record Lookup(Optional<TermsEnum> terms) {

        /// How often the term stands in each of these topics; empty when it stands in no document.
        int[] counts(String term, int[] ascending) {
            try {
                if (terms.isEmpty() || !terms.get().seekExact(new BytesRef(term))) {
                    return new int[0];
                }
                PostingsEnum postings = terms.get().postings(null, PostingsEnum.FREQS);
                int[] counts = new int[ascending.length];
                for (int i = 0; i < ascending.length; i++) {
                    int at = postings.docID();
                    if (at < ascending[i]) {
                        at = postings.advance(ascending[i]);
                    }
                    counts[i] = at == ascending[i] ? postings.freq() : 0;
                }
                return counts;
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private static BoostQuery clause(String field, Weighted term, double factor) {
        return new BoostQuery(
                new TermQuery(new Term(field, new BytesRef(term.token().term()))),
                (float) (term.weight() * factor));
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the index of topics", e);
    }

    Optional<String> text(int document) {
        try {
            return Optional.ofNullable(searcher.storedFields().document(document).get(TEXT));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Writes topics first, so that a topic's ordinal is its document's number.
    private record Writing(IndexWriter writer, Analysis analysis, Glossary glossary) {

        void write(Library library) throws IOException {
            for (Topic topic : library.topics()) {
                writer.addDocument(document(topic));
            }
            for (int i = 0; i < library.topics().size(); i++) {
                for (String phrasing : phrasings(library.topics().get(i))) {
                    Document document = new Document();
                    document.add(Tokenized.once(PHRASING, analysis.tokens(phrasing)));
                    document.add(new NumericDocValuesField(ORDINAL, i));
                    document.add(new StoredField(TEXT, phrasing));
                    writer.addDocument(document);
                }
            }
            for (String line : library.lexicon().elsewhere()) {
                Document document = new Document();
                document.add(Tokenized.once(ELSEWHERE, analysis.tokens(line)));
                document.add(Tokenized.once(WORD, analysis.words(line)));
                writer.addDocument(document);
            }
            String phrases = String.join("\n", library.lexicon().phrases());
            Document lexicon = new Document();
            lexicon.add(Tokenized.once(WORD, analysis.words(phrases)));
            lexicon.add(Tokenized.once(SOUND, sounds(analysis.tokens(phrases))));
            writer.addDocument(lexicon);
        }

        private Document document(Topic topic) {
            List<Token> asked = new ArrayList<>();
            for (String phrasing : phrasings(topic)) {
                asked.add(Token.MARKER);
                asked.addAll(analysis.tokens(glossary.both(topic, phrasing)));
            }
            Document document = new Document();
            document.add(Tokenized.counted(ASKED, asked));
            document.add(Tokenized.once(BODY, analysis.tokens(glossary.both(topic, body(topic)))));
            String words = glossary.both(topic, String.join("\n", phrasings(topic)));
            document.add(Tokenized.once(WORD, analysis.words(words)));
            document.add(Tokenized.once(SOUND, sounds(asked)));
            document.add(Tokenized.once(EXACT, exact(topic)));
            return document;
        }

        private List<Token> exact(Topic topic) {
            return phrasings(topic).stream()
                    .map(phrasing -> Token.exact(analysis.tokens(phrasing)))
                    .toList();
        }

        private static List<String> phrasings(Topic topic) {
            List<String> phrasings = new ArrayList<>();
            for (Edition edition : topic.editions().values()) {
                phrasings.add(edition.title());
                phrasings.addAll(edition.askings());
            }
            return phrasings;
        }

        private static String body(Topic topic) {
            StringBuilder body = new StringBuilder();
            topic.editions()
                    .values()
                    .forEach(edition ->
                            edition.parts()
                                    .forEach(part -> body.append(part.markdown()).append('\n')));
            return body.toString();
        }

        private List<Token> sounds(List<Token> tokens) {
            return tokens.stream()
                    .filter(Token::pair)
                    .flatMap(pair ->
                            analysis.tables().sound(pair.term()).stream()
                                    .map(sound -> new Token(sound + pair.term(), 1)))
                    .toList();
        }
    }
}
