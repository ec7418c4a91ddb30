package io.acknet.learn;

import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Page;
import io.acknet.knowledge.Shelf;
import io.acknet.store.LearnedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what was learned in the database, for all replicas.
public final class StoredShelf implements Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(StoredShelf.class);

    private final LearnedFiles files;

    public StoredShelf(LearnedFiles files) {
        this.files = files;
    }

    /// What files of the database say.
    public static Learned learned(LearnedFiles.Kept kept) {
        return Learned.of(
                kept.files().entrySet().stream()
                        .map(file -> new Page(file.getKey(), file.getValue()))
                        .toList());
    }

    @Override
    public long version() {
        return files.version();
    }

    @Override
    public Kept read() {
        LearnedFiles.Kept kept = files.read();
        return new Kept(kept.version(), learned(kept));
    }

    @Override
    public boolean replace(Kept before, Learned now) {
        return replace(before, now, List.of());
    }

    private boolean replace(Kept before, Learned now, List<String> taken) {
        Map<String, String> texts = new LinkedHashMap<>();
        now.pages().forEach(page -> texts.put(page.file(), page.text()));
        return files.replace(before.version(), texts, taken);
    }

    /// Takes in what lies in a directory, where earlier versions kept it: each file once. It was tested
    /// where it was learned. What cannot be taken stays there, and the log says why.
    public void takeIn(Path directory) {
        Learned found = Learned.load(directory);
        found.refusals().forEach(why -> LOG.atWarn().addKeyValue("why", why).log("cannot be read"));
        List<Page> fresh = found.pages().stream().filter(page -> !files.seen(page.text())).toList();
        while (!fresh.isEmpty() && !join(fresh, directory)) {
            LOG.atInfo().log("another replica takes in what it has learned; once more");
        }
    }

    private boolean join(List<Page> fresh, Path directory) {
        Kept before = read();
        Learned now = before.learned();
        List<String> taken = new ArrayList<>();
        for (Page page : fresh) {
            var joined = now.joinedBy(page);
            if (joined.isPresent()) {
                now = joined.get();
                taken.add(page.text());
            } else {
                LOG.atWarn()
                        .addKeyValue("file", directory.resolve(page.file()))
                        .log("not taken in: it cannot be read, or the database has another one");
            }
        }
        if (taken.isEmpty()) {
            return true;
        }
        boolean done = replace(before, now, taken);
        if (done) {
            LOG.atInfo()
                    .addKeyValue("directory", directory)
                    .addKeyValue("files", taken.size())
                    .log("what was learned is in the database now; the directory is not needed");
        }
        return done;
    }
}
