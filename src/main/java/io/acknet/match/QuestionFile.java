package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads labelled questions: tab-separated, with a header; `\n` in a text is the end of a line.
public final class QuestionFile {
    private static final List<String> HEADER = List.of("id", "lang", "label", "text");
    private static final int COLUMNS = HEADER.size();

    private QuestionFile() {}

    /// @throws IllegalArgumentException naming file and line, when one is not as it should be
    public static List<Labelled> read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": the file is not UTF-8; save it so", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static List<Labelled> parse(String name, List<String> lines) {
        List<String> head = lines.isEmpty() ? List.of() : columns(lines.getFirst());
        if (!head.equals(HEADER)) {
            throw bad(name, 1, "the header is not " + String.join("<tab>", HEADER));
        }
        List<Labelled> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Labelled question = question(name, i + 1, columns(lines.get(i)));
                if (!ids.add(question.id())) {
                    throw bad(name, i + 1, "the id " + question.id() + " stands twice");
                }
                questions.add(question);
            }
        }
        return questions;
    }

    private static Labelled question(String name, int line, List<String> columns) {
        if (columns.size() != COLUMNS) {
            throw bad(name, line, columns.size() + " columns instead of " + COLUMNS);
        }
        for (int i = 0; i < COLUMNS; i++) {
            if (columns.get(i).isBlank()) {
                throw bad(name, line, "the column \"" + HEADER.get(i) + "\" is empty");
            }
        }
        String label = columns.get(2);
        return new Labelled(
                columns.get(0),
                columns.get(1),
                label.equals(Labelled.NONE) ? Optional.empty() : Optional.of(label),
                columns.get(3).replace("\\n", "\n"));
    }

    private static List<String> columns(String line) {
        return List.of(line.replace("\uFEFF", "").split("\t", -1));
    }

    private static IllegalArgumentException bad(String name, int line, String problem) {
        return new IllegalArgumentException(
                name + ":" + line + ": " + problem + "; write id, lang, label and text, with tabs");
    }
}
