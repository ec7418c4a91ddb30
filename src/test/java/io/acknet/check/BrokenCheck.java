package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Permission;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Set;

/// A check with a fault in it.
final class BrokenCheck implements Check {
    private final String message;

    BrokenCheck(String message) {
        this.message = message;
    }

    @Override
    public String id() {
        return "broken";
    }

    @Override
    public Text title() {
        return Text.same("broken");
    }

    @Override
    public Text reading() {
        return Text.same("nothing");
    }

    @Override
    public List<Permission> reads() {
        return List.of();
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        throw new IllegalStateException(message);
    }
}
