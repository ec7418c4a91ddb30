package io.acknet.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads the gaps of a database that a bot may have open, and writes nothing.
public final class GapReader {
    private GapReader() {}

    /// @throws StoreException when the database is not there, or no bot of this version has opened it
    public static List<Gap> read(Location where) {
        try (Handle handle = AuditReader.open(where)) {
            return Gaps.all(handle);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException("cannot read the gaps in " + where + ": " + Reason.of(e), e);
        }
    }
}
