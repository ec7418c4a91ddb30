package io.acknet.match;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/// A field whose tokens are known already.
final class Tokenized {
    private static final FieldType ONCE = type(IndexOptions.DOCS, true);
    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false);

    private Tokenized() {}

    /// Keeps only whether a term stands in the field.
    static Field once(String name, List<Token> tokens) {
        return new Field(name, new Stream(tokens), ONCE);
    }

    /// Keeps how often a term stands in the field.
    static Field counted(String name, List<Token> tokens) {
        return new Field(name, new Stream(tokens), COUNTED);
    }

    private static FieldType type(IndexOptions options, boolean withoutNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(withoutNorms);
        type.freeze();
        return type;
    }

    private static final class Stream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final List<Token> tokens;
        private Iterator<Token> next;

        Stream(List<Token> tokens) {
            this.tokens = tokens;
            this.next = tokens.iterator();
        }

        @Override
        public void reset() {
            next = tokens.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!next.hasNext()) {
                return false;
            }
            clearAttributes();
            term.setEmpty().append(next.next().term());
            return true;
        }
    }
}
