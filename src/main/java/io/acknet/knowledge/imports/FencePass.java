package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the code fences of a document and writes them anew: closed, with one info word at most, and
/// with code that can be pasted as it stands.
///
/// 1. Fences are paired in reading order. Where their number is even, that is all.
/// 2. Where it is odd, one fence has lost its partner. Headings between blank lines part the document;
///    a part with an odd number of fences is read in every way that leaves one fence alone, and the
///    reading with the least prose inside code and the least code outside wins.
/// 3. The lonely fence ends at the first blank line or prose after it, or is dropped when prose
///    follows at once.
final class FencePass {
    private static final Pattern FENCE =
            Pattern.compile("( *)((?:[-*+]|\\d{1,9}[.)]) +)?(`{3,}|~{3,})\\s*([^`]*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +\\S.*");

    /// Behind the language, as in `bash title="run.sh" showLineNumbers`.
    private static final Pattern ATTRIBUTES =
            Pattern.compile(
                    "(?: +(?:[\\w-]+=(?:\"[^\"]*\"|'[^']*'|\\S+)|showLineNumbers|linenos))+$");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z][A-Za-z0-9+-]*");

    private final List<Line> lines;
    private final Notices notices;
    private final List<Integer> fences = new ArrayList<>();
    private final List<Line> result = new ArrayList<>();

    FencePass(List<Line> lines, Notices notices) {
        this.lines = lines;
        this.notices = notices;
        for (int i = 0; i < lines.size(); i++) {
            if (FENCE.matcher(lines.get(i).text()).matches()) {
                fences.add(i);
            }
        }
    }

    List<Line> run() {
        int from = 0;
        for (Block block : blocks()) {
            if (block.open() < from) {
                continue;
            }
            result.addAll(lines.subList(from, block.open()));
            write(block);
            from = block.next();
        }
        result.addAll(lines.subList(from, lines.size()));
        return result;
    }

    /// A block of code.
    ///
    /// @param open index of its fence
    /// @param end index behind its last line of code
    /// @param next index of the first line behind it, its closing fence included
    private record Block(int open, int end, int next) {}

    private List<Block> blocks() {
        List<Block> sequential = sequential(fences);
        boolean sound =
                fences.size() % 2 == 0 && sequential.stream().noneMatch(b -> opensAgain(b.end()));
        return sound ? sequential : parted();
    }

    private List<Block> sequential(List<Integer> some) {
        List<Block> blocks = new ArrayList<>();
        int i = 0;
        while (i + 1 < some.size()) {
            int open = some.get(i);
            int close = i + 1;
            while (close + 1 < some.size() && shorter(some.get(close), open)) {
                close++;
            }
            blocks.add(new Block(open, some.get(close), some.get(close) + 1));
            i = close + 1;
        }
        return blocks;
    }

    private List<Block> parted() {
        List<Block> blocks = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        int partEnd = 0;
        for (int fence : fences) {
            if (fence >= partEnd) {
                blocks.addAll(part(part, partEnd));
                part.clear();
                partEnd = nextHeading(fence);
            }
            part.add(fence);
        }
        blocks.addAll(part(part, partEnd));
        return blocks;
    }

    private List<Block> part(List<Integer> part, int end) {
        if (part.size() % 2 == 0 && part.stream().noneMatch(f -> closes(part, f) && info(f))) {
            return sequential(part);
        }
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int alone = 0; alone < part.size(); alone++) {
            int cost = cost(part, alone);
            if (cost < least) {
                least = cost;
                best = alone;
            }
        }
        return lonely(part, best, end);
    }

    private List<Block> lonely(List<Integer> part, int alone, int end) {
        int fence = part.get(alone);
        List<Integer> before = part.subList(0, alone);
        List<Integer> after = part.subList(alone + 1, part.size());
        List<Block> blocks = new ArrayList<>(sequential(before));
        int limit = after.isEmpty() ? end : after.getFirst();
        int stop = endOfCode(fence + 1, limit);
        String where = stop > fence + 1 ? "it was closed where prose begins" : "it was dropped";
        notices.warn(lines.get(fence).number(), "a code fence has no partner; " + where);
        blocks.add(new Block(fence, stop, stop));
        blocks.addAll(sequential(after));
        return blocks;
    }

    private int cost(List<Integer> part, int alone) {
        int cost = alone % 2 == 0 ? 0 : 2;
        List<Integer> paired = new ArrayList<>(part.subList(0, alone));
        paired.addAll(part.subList(alone + 1, part.size()));
        for (Block block : sequential(paired)) {
            cost += opensAgain(block.end()) ? 1000 : 0;
            cost +=
                    (int)
                                    lines.subList(block.open() + 1, block.end()).stream()
                                            .filter(line -> Prose.is(line.text()))
                                            .count()
                            * 2;
        }
        return cost;
    }

    private int endOfCode(int from, int limit) {
        int at = from;
        while (at < limit && !lines.get(at).blank() && !Prose.is(lines.get(at).text())) {
            at++;
        }
        return at;
    }

    private int nextHeading(int from) {
        for (int i = from + 1; i < lines.size(); i++) {
            boolean alone =
                    lines.get(i - 1).blank() && (i + 1 == lines.size() || lines.get(i + 1).blank());
            if (alone && HEADING.matcher(lines.get(i).text()).matches()) {
                return i;
            }
        }
        return lines.size();
    }

    private boolean shorter(int fence, int open) {
        String mark = mark(fence);
        return !mark.startsWith(mark(open));
    }

    private static boolean closes(List<Integer> part, int fence) {
        return part.indexOf(fence) % 2 == 1;
    }

    private boolean opensAgain(int fence) {
        return fence < lines.size() && info(fence);
    }

    private boolean info(int fence) {
        return language(lines.get(fence)).isPresent();
    }

    private String mark(int fence) {
        Matcher matcher = FENCE.matcher(lines.get(fence).text());
        return matcher.matches() ? matcher.group(3) : "";
    }

    private static Optional<String> language(Line line) {
        Matcher matcher = FENCE.matcher(line.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String info = matcher.group(4).replaceAll("\\{[^}]*\\}", "").strip();
        String word = ATTRIBUTES.matcher(info).replaceFirst("");
        return Optional.of(word)
                .filter(LANGUAGE.asMatchPredicate())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /// Code may stand further left than its fence; the rest stands where the fence stands.
    private static String without(Line line, int margin) {
        return line.text().substring(Math.min(margin, line.indent()));
    }

    private void write(Block block) {
        Line open = lines.get(block.open());
        Matcher fence = FENCE.matcher(open.text());
        if (!fence.matches()) {
            throw new IllegalStateException("no fence in line " + open.number());
        }
        String marker = fence.group(2) == null ? "" : fence.group(2);
        String indent = " ".repeat(fence.group(1).length() + marker.length());
        int margin = fence.group(1).length();
        List<Line> code =
                Code.clean(
                        lines.subList(block.open() + 1, block.end()).stream()
                                .map(line -> line.with(without(line, margin)))
                                .toList());
        if (code.isEmpty()) {
            return;
        }
        String mark = Code.mark(code);
        String language = language(open).orElse("");
        String start = marker.isEmpty() ? indent : fence.group(1) + marker;
        result.add(Line.code(start + mark + language, open.number()));
        code.forEach(line ->
                result.add(Line.code(line.blank() ? "" : indent + line.text(), line.number())));
        result.add(Line.code(indent + mark, code.getLast().number()));
    }
}
