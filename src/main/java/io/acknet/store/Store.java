package io.acknet.store;

import io.acknet.audit.AuditKey;
import io.acknet.audit.ChainHead;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The database: a file of SQLite, or a server of PostgreSQL. Everything that a method of a table has returned from is on disk.
public final class Store implements AutoCloseable {
    private final Engine engine;
    private final String owner = UUID.randomUUID().toString();
    private final AuditKey key;
    private final AuditTrail audit;
    private final Checkpoints checkpoints;

    private Store(Engine engine, AuditKey key, Auditing auditing) {
        this.engine = engine;
        this.key = key;
        this.checkpoints = new Checkpoints(auditing.clock());
        this.audit = new AuditTrail(this, key, auditing);
    }

    /// Opens a file of SQLite with a key for the audit beside it, made if it is not there.
    ///
    /// @param where as [Location#of] takes it
    /// @throws StoreException when another process has it open, or it cannot be opened
    public static Store open(String where) {
        return open(Location.of(where), Auditing.plain());
    }

    /// Opens or creates the database, brings its tables up to date, and begins its audit.
    ///
    /// @throws StoreException when another process has it open, it cannot be opened, or its audit was
    ///     begun with another key
    public static Store open(Location where, Auditing auditing) {
        Engine engine = engine(where);
        try {
            AuditKey key = auditing.key().orElseGet(() -> keyBeside(engine, where));
            Store store = new Store(engine, key, auditing);
            store.audit.start();
            store.checkpoints.start(store.audit);
            return store;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static Engine engine(Location where) {
        return switch (where) {
            case Location.File file -> SqliteEngine.open(file.path());
            case Location.Server server -> PostgresEngine.open(server);
        };
    }

    private static AuditKey keyBeside(Engine engine, Location where) {
        return switch (where) {
            case Location.File file -> {
                KeyFile key = new KeyFile(file.keyFile());
                if (key.exists()) {
                    yield key.read();
                }
                if (!engine.read(AuditTable::head).equals(ChainHead.none())) {
                    throw new StoreException(
                            "the audit in %s was begun with a key, but there is none in %s"
                                    .formatted(file, file.keyFile()));
                }
                yield key.create();
            }
            case Location.Server server ->
                    throw new StoreException(
                            "%s needs an audit key that all replicas share: set audit.keyFile or ACKNET_AUDIT_KEY"
                                    .formatted(server));
        };
    }

    /// Enough rows have come since the last checkpoint.
    void checkpointDue() {
        checkpoints.due(audit);
    }

    public Inbox inbox() {
        return new Inbox(this);
    }

    public Outbox outbox() {
        return new Outbox(this);
    }

    public Duties duties() {
        return new Duties(this);
    }

    /// By which this process holds what it has claimed.
    String owner() {
        return owner;
    }

    /// Whether no other process can have the database open: then what another one holds is void.
    boolean alone() {
        return engine.alone();
    }

    Engine engine() {
        return engine;
    }

    public Offers offers() {
        return new Offers(this);
    }

    public LastVerdicts lastVerdicts() {
        return new LastVerdicts(this);
    }

    public ChannelClusters channelClusters() {
        return new ChannelClusters(this);
    }

    public ChannelSettings channelSettings() {
        return new ChannelSettings(this);
    }

    public Answers answers() {
        return new Answers(this);
    }

    public CancelWishes cancelWishes() {
        return new CancelWishes(this);
    }

    public Digests digests() {
        return new Digests(this);
    }

    public AskedQuestions askedQuestions() {
        return new AskedQuestions(this);
    }

    public Gaps gaps() {
        return new Gaps(this);
    }

    public LearnedFiles learnedFiles() {
        return new LearnedFiles(this);
    }

    /// The same for the same text and purpose, and of no use to whoever has no key.
    public String keyedHash(String purpose, String text) {
        return key.hash(purpose, text);
    }

    public Changes changes() {
        return new Changes(this);
    }

    public Stops stops() {
        return new Stops(this);
    }

    public ChangeCards changeCards() {
        return new ChangeCards(this);
    }

    public Beats beats() {
        return new Beats(this);
    }

    /// How much waits at this moment.
    public Depths depths() {
        return read(Depths::read);
    }

    public AuditTrail audit() {
        return audit;
    }

    /// Runs in a transaction of its own and returns when it is on disk.
    <T> T write(Function<Handle, T> work) {
        return engine.write(work);
    }

    <T> T read(Function<Handle, T> work) {
        return engine.read(work);
    }

    @Override
    public void close() {
        checkpoints.close();
        engine.close();
    }
}
