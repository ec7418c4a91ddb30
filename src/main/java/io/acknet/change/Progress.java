package io.acknet.change;

import io.acknet.change.Effect.Phase;
import io.acknet.fix.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far a change has come, step by step and node by node, from its log alone.
///
/// @param steps in the order of the plan
public record Progress(List<Part> steps) {
    public Progress {
        steps = List.copyOf(steps);
    }

    /// @param index of the step in the plan
    /// @param done of `total`: Pods for a restart, else 0 or 1
    /// @param going what is under way now, such as names of nodes
    public record Part(int index, int done, int total, List<String> going) {
        public Part {
            going = List.copyOf(going);
        }
    }

    public static Progress of(Change change) {
        Map<String, Effect> actions = change.actions();
        List<Part> parts = new ArrayList<>();
        List<Step> steps = change.request().plan().steps();
        for (int i = 0; i < steps.size(); i++) {
            parts.add(part(i, steps.get(i), actions));
        }
        return new Progress(parts);
    }

    private static Part part(int index, Step step, Map<String, Effect> actions) {
        return switch (step) {
            case Step.SetKey _ -> single(index, actions.get(index + "/set"));
            case Step.Create _ -> single(index, actions.get(index + "/create"));
            case Step.Delete _ -> single(index, actions.get(index + "/delete"));
            case Step.RestartWorkload _ -> single(index, actions.get(index + "/restart"));
            case Step.RestartPods restart -> pods(index, restart, actions);
        };
    }

    private static Part single(int index, @org.jspecify.annotations.Nullable Effect effect) {
        boolean done = Optional.ofNullable(effect).filter(Calls::landed).isPresent();
        boolean going =
                Optional.ofNullable(effect).filter(e -> e.phase() == Phase.INTENT).isPresent();
        return new Part(
                index,
                done ? 1 : 0,
                1,
                going && effect != null ? List.of(effect.target().name()) : List.of());
    }

    private static Part pods(int index, Step.RestartPods step, Map<String, Effect> actions) {
        List<String> going = new ArrayList<>();
        int done = 0;
        for (Step.PodRef pod : step.order()) {
            Effect effect = actions.get(Acts.evictKey(index, pod));
            if (effect != null && effect.phase() == Phase.SEEN_THROUGH) {
                done++;
            } else if (effect != null) {
                going.add(pod.node());
            }
        }
        return new Part(index, done, step.order().size(), going);
    }
}
