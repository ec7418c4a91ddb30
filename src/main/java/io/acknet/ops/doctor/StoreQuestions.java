package io.acknet.ops.doctor;

import io.acknet.ops.doctor.Outcome.Ok;
import io.acknet.ops.doctor.Outcome.Problem;
import io.acknet.ops.doctor.Outcome.Unknown;
import io.acknet.store.Location;
import io.acknet.store.StoreCheckup;
import io.acknet.store.StoreCheckup.Schema;
import io.acknet.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Whether the database opens, can be written, and has room. Nothing is made that is not there.
public final class StoreQuestions {
    private static final String AREA = "store";
    private static final long MEGABYTE = 1 << 20;

    /// The audit is kept for good and a backup beside the database needs as much again.
    private static final long LEAST_FREE = 512 * MEGABYTE;

    private final Location location;
    private final StoreCheckup checkup;

    public StoreQuestions(Location location) {
        this.location = location;
        this.checkup = new StoreCheckup(location);
    }

    public List<Question> all() {
        List<Question> all = new ArrayList<>();
        all.add(new Question(AREA, "opens", this::opens));
        all.add(new Question(AREA, "writable", this::writable));
        if (location instanceof Location.File file) {
            all.add(new Question(AREA, "whole", this::whole));
            all.add(new Question(AREA, "disk", () -> disk(file.path())));
        }
        return all;
    }

    private Outcome opens() {
        if (!checkup.there()) {
            return new Ok(location + " is not there yet; the first start makes it");
        }
        try {
            return opened(checkup.schema());
        } catch (StoreException e) {
            return new Problem(String.valueOf(e.getMessage()), cure());
        }
    }

    private Outcome opened(Schema schema) {
        if (schema.newer()) {
            return new Problem(
                    "its tables are of a later acknet",
                    "run the later version, or restore the backup from before the upgrade with"
                            + " `acknet restore`");
        }
        String version = schema.version().isEmpty() ? "no tables" : "tables " + schema.version();
        return new Ok(
                location
                        + ", "
                        + version
                        + (schema.pending() == 0
                                ? ""
                                : "; the next start brings them up to date (back up before)"));
    }

    private String cure() {
        return switch (location) {
            case Location.File file ->
                    "let the bot's user read and write "
                            + file.path()
                            + ", or name another with database in acknet.yaml";
            case Location.Server _ ->
                    "check database in acknet.yaml, ACKNET_DATABASE_USER and"
                            + " ACKNET_DATABASE_PASSWORD, and that this machine reaches the server";
        };
    }

    private Outcome writable() {
        if (!checkup.there() && location instanceof Location.File file) {
            Path place = Objects.requireNonNull(file.path().getParent());
            return Files.isWritable(place) || !Files.exists(place)
                    ? new Ok(place + " can be written")
                    : new Problem(place + " cannot be written", "chown it to the bot's user");
        }
        try {
            checkup.tryToWrite();
            return new Ok("a write was begun and taken back");
        } catch (StoreException e) {
            return new Problem(String.valueOf(e.getMessage()), cure());
        }
    }

    private Outcome whole() {
        if (!checkup.there()) {
            return new Ok("not there yet");
        }
        String found = checkup.quickCheck();
        return found.equals("ok")
                ? new Ok("SQLite's quick_check finds nothing")
                : new Problem(found, "stop the bot and `acknet restore` the last backup");
    }

    private Outcome disk(Path file) {
        Path place = Objects.requireNonNull(file.getParent());
        if (!Files.exists(place)) {
            return new Unknown(place + " is not there yet");
        }
        long free = checkup.freeBytes(file);
        String text = "%,d MB free at %s".formatted(free / MEGABYTE, place);
        return free < LEAST_FREE
                ? new Problem(
                        text,
                        "make room for at least %d MB, or move the database"
                                .formatted(LEAST_FREE / MEGABYTE))
                : new Ok(text);
    }
}
