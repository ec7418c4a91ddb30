package io.acknet.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change request as it is stored: what was asked for, where it stands, and what was done.
///
/// @param version counts the transitions from 1
/// @param log everything that was about to be sent to the cluster and what came of it, oldest first
public record Change(ChangeRequest request, ChangeState state, long version, List<Effect> log) {
    public Change {
        log = List.copyOf(log);
    }

    public String id() {
        return request.id();
    }

    /// The last entry of each action, in the order in which the actions began.
    public Map<String, Effect> actions() {
        Map<String, Effect> last = new LinkedHashMap<>();
        log.forEach(effect -> last.put(effect.key(), effect));
        return last;
    }

    Optional<Effect> action(String key) {
        return log.stream().filter(effect -> effect.key().equals(key)).reduce((a, b) -> b);
    }

    /// The same after a transition.
    Change then(ChangeState next, List<Effect> effects) {
        List<Effect> all = new ArrayList<>(log);
        all.addAll(effects);
        return new Change(request, next, version + 1, all);
    }
}
