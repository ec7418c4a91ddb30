package io.acknet.fix;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterReader;

/// A fix with a fault of its own.
final class BrokenFix implements MadeUpFix {

    @Override
    public String id() {
        return "broken";
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        throw new IllegalStateException("boom: access_secret=PlantedAccessSecretXYZ");
    }
}
