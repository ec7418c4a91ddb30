package io.acknet.cli;

import io.acknet.knowledge.imports.FaqFolder.Unread;
import io.acknet.knowledge.imports.FileReport;
import io.acknet.knowledge.imports.FileReport.Left;
import io.acknet.knowledge.imports.FileReport.Taken;
import io.acknet.knowledge.imports.FileReport.Warning;
import io.acknet.knowledge.imports.TopicFolder.Kept;
import java.util.ArrayList;
import java.util.List;

/// What `acknet import` says when it is done.
///
/// @param out the directory of the topic files
/// @param topics how many were written there
/// @param kept topic files that were not written, because somebody else's stand there
/// @param unread documents that could not be read
record ImportReport(
        String out, int topics, List<FileReport> files, List<Kept> kept, List<Unread> unread) {

    String text() {
        List<String> lines = new ArrayList<>();
        files.forEach(file -> file(lines, file));
        kept.forEach(k -> lines.add("not written: " + k.file() + ": " + k.why()));
        unread.forEach(u -> lines.add("could not read " + u));
        lines.add(topics + (topics == 1 ? " topic" : " topics") + " in " + out);
        return String.join("\n", lines);
    }

    private static void file(List<String> lines, FileReport file) {
        String twin = file.twin().map(path -> ", twin of " + path).orElse("");
        lines.add(file.file() + " (" + file.lang() + twin + "): " + file.title());
        file.taken().forEach(taken -> lines.add("  taken   " + place(file, taken)));
        for (Left left : file.left()) {
            lines.add(
                    "  left    "
                            + file.file()
                            + ":"
                            + left.line()
                            + ": "
                            + left.what()
                            + ": "
                            + left.why());
        }
        for (Warning warning : file.warnings()) {
            lines.add("  warning " + file.file() + ":" + warning.line() + ": " + warning.text());
        }
    }

    private static String place(FileReport file, Taken taken) {
        String stub = taken.stub() ? " (answered elsewhere)" : "";
        String pair = taken.pairing().map(how -> " (both languages: " + how + ")").orElse("");
        return file.file()
                + ":"
                + taken.line()
                + ": "
                + taken.question()
                + " → "
                + taken.id()
                + stub
                + pair;
    }
}
