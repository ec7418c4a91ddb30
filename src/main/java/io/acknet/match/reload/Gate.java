package io.acknet.match.reload;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import io.acknet.match.Claim;
import io.acknet.match.Claim.Kind;
import io.acknet.match.Matcher;
import io.acknet.match.Proof;
import io.acknet.match.Proof.Failed;
import io.acknet.match.Proving;
import io.acknet.match.reload.Reload.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets a changed library pass, or says why not.
///
/// 1. No file is refused, lint has no complaint, and there is a topic.
/// 2. Every must-match and every must-not-match question holds.
/// 3. Every asking finds its topic; one that did not before the change either is let pass, so that an
///    old weakness does not keep a good change back.
record Gate(Lint lint) {

    sealed interface Verdict {}

    /// @param matcher over the new library; who takes it closes it
    /// @param weakened askings that are weak now and were not before
    record Passed(Matcher matcher, Proof proof, List<Refusal> weakened) implements Verdict {}

    record Stopped(List<Reason> reasons) implements Verdict {}

    /// @param build makes a matcher of the changed library
    Verdict judge(Library changed, Function<Library, Matcher> build, Proof before) {
        List<Refusal> complaints = complaints(changed);
        if (!complaints.isEmpty()) {
            return new Stopped(complaints.stream().map(told -> new Reason(told, false)).toList());
        }
        Matcher matcher = build.apply(changed);
        Proof proof = Proving.of(matcher);
        List<Reason> reasons = reasons(proof, before);
        if (reasons.isEmpty()) {
            return new Passed(matcher, proof, weakened(proof, before));
        }
        matcher.close();
        return new Stopped(reasons);
    }

    List<Refusal> complaints(Library library) {
        if (library.topics().isEmpty() && library.refusals().isEmpty()) {
            return List.of(new Refusal("*.md", 1, "there is no topic", "put the files back"));
        }
        return Stream.concat(library.refusals().stream(), lint.of(library).stream()).toList();
    }

    private static List<Reason> reasons(Proof proof, Proof before) {
        Set<Claim> held = before.held();
        return proof.failures().stream()
                .filter(failed -> !failedBefore(failed, before))
                .map(failed ->
                        new Reason(
                                failed.told(), held.contains(failed.claim()), Optional.of(failed)))
                .toList();
    }

    private static boolean failedBefore(Failed failed, Proof before) {
        return failed.claim().kind() == Kind.ASKING
                && before.failures().stream().anyMatch(f -> f.claim().equals(failed.claim()));
    }

    private static List<Refusal> weakened(Proof proof, Proof before) {
        Set<Claim> weak = before.weak().stream().map(Failed::claim).collect(Collectors.toSet());
        Set<Claim> known = Set.copyOf(before.claims());
        return proof.weak().stream()
                .filter(now -> known.contains(now.claim()) && !weak.contains(now.claim()))
                .map(Failed::told)
                .toList();
    }
}
