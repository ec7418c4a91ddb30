package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/// What one question reads of the index, each term looked up once: that costs far more than all that is
/// done with it. Keeps the index open until it is closed itself. For one thread.
final class Reading implements AutoCloseable {
    private final IndexSearcher searcher;
    private final LeafReader leaf;
    private final int topics;
    private final Elsewhere elsewhere;
    private final Map<String, FieldTerms> fields = new HashMap<>();

    /// @param searcher whose reader was kept open for this
    Reading(IndexSearcher searcher, int topics, Elsewhere elsewhere) {
        this.searcher = searcher;
        this.leaf = searcher.getLeafContexts().getFirst().reader();
        this.topics = topics;
        this.elsewhere = elsewhere;
    }

    FieldTerms field(String name) {
        return fields.computeIfAbsent(name, this::open);
    }

    private FieldTerms open(String name) {
        try {
            return new FieldTerms(leaf.terms(name));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Elsewhere elsewhere() {
        return elsewhere;
    }

    /// How many documents have the term in this field.
    int frequency(String field, String term) {
        return field(field).frequency(term);
    }

    /// How rare a term is among topics and the lines of `elsewhere`: 0 for one that stands in all.
    double rarity(String term) {
        double df = frequency(TopicIndex.ASKED, term) + elsewhere.frequency(term);
        return Math.log(1 + (topics + elsewhere.lines() - df + 0.5) / (df + 0.5));
    }

    /// The nearest topics by askings and, with this weight, by answers.
    List<Integer> nearest(List<Weighted> terms, double body, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Weighted term : terms) {
            clause(TopicIndex.ASKED, term, 1).ifPresent(one -> query.add(one, Occur.SHOULD));
            clause(TopicIndex.BODY, term, body).ifPresent(one -> query.add(one, Occur.SHOULD));
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

    /// Empty when no topic has the term.
    private Optional<Query> clause(String field, Weighted term, double factor) {
        return field(field)
                .find(term.token().term())
                .map(found -> new TermQuery(new Term(field, found.term()), states(found)))
                .map(query -> new BoostQuery(query, (float) (term.weight() * factor)));
    }

    private TermStates states(FieldTerms.Found found) {
        int onlySegment = 0;
        return new TermStates(
                searcher.getTopReaderContext(),
                found.state(),
                onlySegment,
                found.documents(),
                found.times());
    }

    @Override
    public void close() {
        try {
            searcher.getIndexReader().decRef();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the index of topics", e);
    }
}
