package io.acknet.knowledge.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the nesting that an author meant the nesting that CommonMark sees.
///
/// - A paragraph directly under a list item, indented less than the item's text, ends the item; to
///   CommonMark it would go on with the item's last sentence.
/// - Text inside a list that is indented four blanks too many is text and not code.
/// - A list or a heading directly under a sentence begins a block of its own.
final class LayoutPass {
    private static final Pattern ITEM = Pattern.compile("( *)([-*+]|\\d{1,9}[.)])( +)(\\S.*)");
    private static final Pattern FULL_STOP = Pattern.compile(".*[。！？：；.!?:;）)`*\\]|]\\s*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}( .*)?");
    private static final Pattern NOT_CODE =
            Pattern.compile("\\s*(\\*\\*|!?\\[|([-*+]|\\d{1,9}[.)]) ).*");

    /// CommonMark's indentation that turns text into code.
    private static final int TOO_FAR = 4;

    private final List<Line> result = new ArrayList<>();

    /// Columns at which the text of the open list items begins, the innermost first.
    private final Deque<Integer> open = new ArrayDeque<>();

    private Line before = Line.prose("", 0);
    private int shift;

    List<Line> run(List<Line> lines) {
        for (Line line : lines) {
            if (line.code()) {
                code(line);
            } else if (line.blank()) {
                add(line.with(""));
            } else {
                prose(line);
            }
        }
        return result;
    }

    private void code(Line line) {
        if (!before.code()) {
            closeItems(line.indent());
            shift = excess(line.indent());
        }
        int cut = Math.min(shift, line.indent());
        add(line.with(line.text().substring(cut)));
    }

    private void prose(Line line) {
        Matcher item = ITEM.matcher(line.text());
        boolean isItem = item.matches();
        boolean closed = (isItem || endsItem(line)) && closeItems(line.indent());
        Line placed = line.with(line.text().substring(isText(line) ? excess(line.indent()) : 0));
        if (!before.blank() && (isItem ? !isItem(before) : closed || isBlock(line))) {
            add(line.with(""));
        }
        add(placed);
        if (isItem) {
            int blanks = item.group(3).length() > TOO_FAR ? 1 : item.group(3).length();
            open.push(placed.indent() + item.group(2).length() + blanks);
        }
    }

    private boolean isBlock(Line line) {
        return before.code() || HEADING.matcher(line.text()).matches();
    }

    private static boolean isItem(Line line) {
        return ITEM.matcher(line.text()).matches();
    }

    private static boolean isText(Line line) {
        return NOT_CODE.matcher(line.text()).matches() || Letters.hasHan(line.text());
    }

    /// How many blanks a line has too many; only in a list, for elsewhere they mean code.
    private int excess(int indent) {
        int column = open.isEmpty() ? indent : open.peek();
        return indent - column >= TOO_FAR ? indent - column : 0;
    }

    private boolean endsItem(Line line) {
        return before.blank()
                || before.code()
                || line.indent() > 0
                || FULL_STOP.matcher(before.text()).matches()
                || line.text().startsWith("**");
    }

    /// Closes the items whose text begins further right.
    private boolean closeItems(int indent) {
        boolean closed = false;
        while (!open.isEmpty() && indent < open.peek()) {
            open.pop();
            closed = true;
        }
        return closed;
    }

    private void add(Line line) {
        result.add(line);
        before = line;
    }
}
