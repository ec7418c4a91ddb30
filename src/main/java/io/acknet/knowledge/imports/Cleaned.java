package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A document that CommonMark can read, and what the cleaning learnt on the way.
///
/// @param anchors ids that headings carried, by line
/// @param errors error messages out of tables, each with its line
record Cleaned(List<Line> lines, Map<Integer, String> anchors, List<Line> errors) {

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .build();

    /// @param lines what stands behind the front matter
    static Cleaned of(List<Line> lines, Notices notices) {
        List<Line> visible =
                lines.stream().map(line -> line.with(Letters.visible(line.text()))).toList();
        List<Line> plain = SitePass.run(visible, notices);
        List<Line> fenced = DialectPass.run(new FencePass(plain, notices).run());
        Map<Integer, String> anchors = new HashMap<>();
        fenced.stream()
                .filter(line -> !line.code())
                .forEach(line -> anchors.put(line.number(), InlinePass.anchor(line.text())));
        anchors.values().removeIf(String::isEmpty);
        List<Line> errors = new ArrayList<>();
        List<Line> listed = new TablePass(fenced, notices, errors).run();
        List<Line> placed = new LayoutPass().run(listed);
        return new Cleaned(InlinePass.run(placed), anchors, errors);
    }

    Node parse() {
        return PARSER.parse(lines.stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    /// The line of the file in which a block begins.
    int lineOf(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 1 : lines.get(spans.getFirst().getLineIndex()).number();
    }
}
