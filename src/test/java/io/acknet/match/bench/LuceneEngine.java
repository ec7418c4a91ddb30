package io.acknet.match.bench;

import io.acknet.knowledge.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/// Lucene as it comes: one of its analyzers, BM25, one document per topic.
final class LuceneEngine implements Engine {
    private static final String ID = "id";
    private static final String ASKED = "asked";
    private static final String ANSWER = "answer";

    private final String name;
    private final QueryBuilder queries;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LuceneEngine(String name, Analyzer analyzer, List<Topic> topics, Path directory) {
        this.name = name;
        this.queries = new QueryBuilder(analyzer);
        try {
            MMapDirectory files = new MMapDirectory(directory);
            try (IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(analyzer))) {
                for (Topic topic : topics) {
                    writer.addDocument(document(Entry.of(topic)));
                }
                writer.forceMerge(1);
            }
            this.reader = DirectoryReader.open(files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot index with " + name, e);
        }
        this.searcher = new IndexSearcher(reader);
        this.searcher.setQueryCache(null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Found> ranked(String question) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, queries.createBooleanQuery(ASKED, question), 1);
        add(query, queries.createBooleanQuery(ANSWER, question), BODY);
        try {
            List<Found> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
                String id = searcher.storedFields().document(hit.doc).get(ID);
                found.add(new Found(id, hit.score));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search with " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the index of " + name, e);
        }
    }

    /// An analyzer may leave nothing of a question.
    private static void add(BooleanQuery.Builder query, @Nullable Query words, double weight) {
        if (words != null) {
            query.add(new BoostQuery(words, (float) weight), Occur.SHOULD);
        }
    }

    private static Document document(Entry entry) {
        Document document = new Document();
        document.add(new StoredField(ID, entry.id()));
        document.add(new TextField(ASKED, entry.asked(), Store.NO));
        document.add(new TextField(ANSWER, entry.body(), Store.NO));
        return document;
    }
}
