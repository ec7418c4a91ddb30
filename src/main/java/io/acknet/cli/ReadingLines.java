package io.acknet.cli;

import io.acknet.cluster.Progress;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Says on standard error how far a long reading is: a line a second, none in the first three, in which
/// most clusters are read.
final class ReadingLines implements Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final PrintWriter err;
    private final Lang lang;
    private final InstantSource clock;
    private Instant next;

    ReadingLines(PrintWriter err, Lang lang, InstantSource clock) {
        this.err = err;
        this.lang = lang;
        this.clock = clock;
        this.next = clock.instant().plus(QUIET);
    }

    @Override
    public synchronized void read(Page page) {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(BETWEEN);
            err.println("acknet: " + line(page).in(lang));
            err.flush();
        }
    }

    private static Text line(Page page) {
        String objects = String.format(Locale.ROOT, "%,d", page.objects());
        return new Text(
                "正在读取 " + page.kind() + "：第 " + page.pages() + " 页，已读 " + objects + " 个对象",
                "reading "
                        + page.kind()
                        + ": page "
                        + page.pages()
                        + ", "
                        + objects
                        + " objects so far");
    }
}
