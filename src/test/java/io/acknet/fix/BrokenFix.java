package io.acknet.fix;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Permission;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Set;

/// A fix with a fault of its own.
final class BrokenFix implements Fix {

    @Override
    public String id() {
        return "broken";
    }

    @Override
    public String topic() {
        return "broken";
    }

    @Override
    public Text title() {
        return Text.same("broken");
    }

    @Override
    public Text effect() {
        return Text.same("broken");
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public Set<Params.Key> needs() {
        return Set.of();
    }

    @Override
    public List<Permission> reads() {
        return List.of();
    }

    @Override
    public List<Permission> writes() {
        return List.of();
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        throw new IllegalStateException("boom: access_secret=PlantedAccessSecretXYZ");
    }
}
