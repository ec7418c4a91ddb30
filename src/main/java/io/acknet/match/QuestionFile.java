package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads labelled questions: four columns with tabs between them, id, lang, label and text.
///
/// A first line that names the columns may give them in another order. A cell may stand in quotes, as
/// spreadsheets write it. `\n` in a text is the end of a line.
public final class QuestionFile {
    private static final List<String> COLUMNS = List.of("id", "lang", "label", "text");

    private final String name;
    private final Predicate<String> label;

    private QuestionFile(String name, Predicate<String> label) {
        this.name = name;
        this.label = label;
    }

    /// @throws IllegalArgumentException naming file and line, when one is not as it should be
    public static List<Labelled> read(Path file) {
        return new QuestionFile(name(file), any -> true).parse(lines(file));
    }

    /// @param topics ids that a label may name
    /// @throws IllegalArgumentException as above, and when a label is none of them
    public static List<Labelled> read(Path file, Set<String> topics) {
        return new QuestionFile(name(file), topics::contains).parse(lines(file));
    }

    static List<Labelled> parse(String name, List<String> lines) {
        return new QuestionFile(name, any -> true).parse(lines);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": the file is not UTF-8; save it so", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private List<Labelled> parse(List<String> lines) {
        List<String> order = COLUMNS;
        List<Labelled> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (i == 0 && names(cells)) {
                order = order(cells);
            } else if (!lines.get(i).isBlank()) {
                Labelled question = question(i + 1, order, cells);
                if (!ids.add(question.id())) {
                    throw bad(i + 1, "the id " + question.id() + " stands twice");
                }
                questions.add(question);
            }
        }
        if (questions.isEmpty()) {
            throw bad(1, "there is no question in it");
        }
        return questions;
    }

    /// Whether a line says what the columns are, rather than asking something.
    private static boolean names(List<String> cells) {
        return cells.stream().map(QuestionFile::lower).anyMatch("id"::equals)
                || cells.stream().map(QuestionFile::lower).toList().containsAll(COLUMNS);
    }

    private List<String> order(List<String> cells) {
        List<String> order = cells.stream().map(QuestionFile::lower).toList();
        if (order.size() != COLUMNS.size() || !order.containsAll(COLUMNS)) {
            throw bad(1, "the header names " + String.join(", ", order));
        }
        return order;
    }

    private static String lower(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    private Labelled question(int line, List<String> order, List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            throw bad(line, cells.size() + " columns instead of " + COLUMNS.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isBlank()) {
                throw bad(line, "the column \"" + order.get(i) + "\" is empty");
            }
            row.put(order.get(i), cells.get(i).strip());
        }
        return new Labelled(
                cell(row, "id"),
                cell(row, "lang"),
                topic(line, cell(row, "label")),
                cell(row, "text").replace("\\n", "\n"));
    }

    /// Each column has a cell, and none is empty.
    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private Optional<String> topic(int line, String cell) {
        if (cell.equalsIgnoreCase(Labelled.NONE)) {
            return Optional.empty();
        }
        if (!label.test(cell)) {
            throw bad(line, "the label " + cell + " is no topic, nor is it " + Labelled.NONE);
        }
        return Optional.of(cell);
    }

    private static List<String> cells(String line) {
        return List.of(line.replace("\uFEFF", "").split("\t", -1)).stream()
                .map(QuestionFile::unquoted)
                .toList();
    }

    /// Quotes around a whole cell go, and doubled ones in it become one. Quotes that are a part of the
    /// text are not doubled, and stay.
    private static String unquoted(String cell) {
        String text = cell.strip();
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return cell;
        }
        String inner = text.substring(1, text.length() - 1);
        return inner.replace("\"\"", "").contains("\"") ? cell : inner.replace("\"\"", "\"");
    }

    private IllegalArgumentException bad(int line, String problem) {
        return new IllegalArgumentException(
                name + ":" + line + ": " + problem + "; write id, lang, label and text, with tabs");
    }
}
