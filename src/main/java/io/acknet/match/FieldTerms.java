package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The terms of one field, each looked up once. For one thread.
final class FieldTerms {
    private final Optional<TermsEnum> terms;
    private final Map<String, Optional<Found>> found = new HashMap<>();
    private @Nullable PostingsEnum postings;

    /// @param terms null when no document has the field
    FieldTerms(@Nullable Terms terms) {
        try {
            this.terms = terms == null ? Optional.empty() : Optional.of(terms.iterator());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// @param state where it stands in the index
    /// @param documents that have it
    /// @param times it stands in all of them
    record Found(BytesRef term, TermState state, int documents, long times) {}

    /// Empty when no document has it.
    Optional<Found> find(String term) {
        return found.computeIfAbsent(term, this::look);
    }

    /// How many documents have it.
    int frequency(String term) {
        return find(term).map(Found::documents).orElse(0);
    }

    /// How often the term stands in each of these documents; empty when it stands in none at all.
    int[] counts(String term, int[] ascending) {
        return find(term).map(known -> counts(known, ascending)).orElse(new int[0]);
    }

    private Optional<Found> look(String term) {
        BytesRef bytes = new BytesRef(term);
        try {
            if (terms.isEmpty() || !terms.get().seekExact(bytes)) {
                return Optional.empty();
            }
            TermsEnum at = terms.get();
            return Optional.of(new Found(bytes, at.termState(), at.docFreq(), at.totalTermFreq()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int[] counts(Found known, int[] ascending) {
        try {
            TermsEnum at = terms.orElseThrow();
            at.seekExact(known.term(), known.state());
            PostingsEnum documents = at.postings(postings, PostingsEnum.FREQS);
            postings = documents;
            int[] counts = new int[ascending.length];
            for (int i = 0; i < ascending.length; i++) {
                int document = documents.docID();
                if (document < ascending[i]) {
                    document = documents.advance(ascending[i]);
                }
                counts[i] = document == ascending[i] ? documents.freq() : 0;
            }
            return counts;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the index of topics", e);
    }
}
