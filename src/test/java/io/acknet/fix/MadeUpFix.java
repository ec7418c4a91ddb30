package io.acknet.fix;

import io.acknet.check.Params;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Set;

/// A fix of a test, which only has to say what it is called and what it plans.
public interface MadeUpFix extends Fix {

    @Override
    default String topic() {
        return "network-type";
    }

    @Override
    default Text title() {
        return Text.same(id());
    }

    @Override
    default Text effect() {
        return Text.same(id());
    }

    @Override
    default Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    default Set<Params.Key> needs() {
        return Set.of();
    }

    @Override
    default List<Permission> reads() {
        return List.of();
    }

    @Override
    default List<Permission> writes() {
        return List.of();
    }

    static <T> T found(Read<T> read) {
        if (read instanceof Read.Found<T>(T value, var _)) {
            return value;
        }
        throw new IllegalStateException("cannot read: " + read);
    }
}
