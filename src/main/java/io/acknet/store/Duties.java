package io.acknet.store;

import java.time.Duration;
import java.time.Instant;

/// What is to be done from time to time by one process for all.
public final class Duties {
    private final Store store;

    Duties(Store store) {
        this.store = store;
    }

    /// Whether it is up to this process, from now on for so long; it stays so for as long as the process
    /// asks again in time. On a database that only one process can open it always is.
    public boolean isMine(String duty, Instant now, Duration length) {
        return store.alone()
                || store.write(handle ->
                        handle.createUpdate(
                                                """
                                                INSERT INTO duties (duty, owner, lease_until)
                                                VALUES (:duty, :me, :until)
                                                ON CONFLICT (duty) DO UPDATE SET
                                                    owner = excluded.owner,
                                                    lease_until = excluded.lease_until
                                                WHERE duties.owner = :me
                                                    OR duties.lease_until <= :now
                                                """)
                                        .bind("duty", duty)
                                        .bind("me", store.owner())
                                        .bind("now", now.toEpochMilli())
                                        .bind("until", now.plus(length).toEpochMilli())
                                        .execute()
                                == 1);
    }
}
