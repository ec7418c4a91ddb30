package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.match.Matcher;
import java.nio.file.Path;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/// The engines that are compared.
enum Kind {
    ACKNET {
        @Override
        Engine build(Library library, Path directory) {
            return new AcknetEngine(Matcher.mapped(library, directory));
        }
    },
    FTS5 {
        @Override
        Engine build(Library library, Path directory) {
            return new Fts5Engine(library.topics(), directory);
        }
    },
    STANDARD {
        @Override
        Engine build(Library library, Path directory) {
            return new LuceneEngine(
                    "Lucene Standard, BM25", new StandardAnalyzer(), library.topics(), directory);
        }
    },
    CJK {
        @Override
        Engine build(Library library, Path directory) {
            return new LuceneEngine(
                    "Lucene CJK, BM25", new CJKAnalyzer(), library.topics(), directory);
        }
    },
    SMARTCN {
        @Override
        Engine build(Library library, Path directory) {
            return new LuceneEngine(
                    "Lucene smartcn, BM25",
                    new SmartChineseAnalyzer(),
                    library.topics(),
                    directory);
        }
    };

    /// Indexes the library; files of the index lie in the directory.
    abstract Engine build(Library library, Path directory);
}
