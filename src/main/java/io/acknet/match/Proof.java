package io.acknet.match;

import io.acknet.knowledge.Refusal;
import io.acknet.match.Claim.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How a library does on the questions that its own topics bring.
///
/// @param claims all that was tried
/// @param failures claims that do not hold
/// @param weak askings that would not find their topic if nobody had written them down: a warning
/// @param tallies one per topic, on its must-match questions and on its askings, each left out
/// @param shadows topics whose questions are mostly won by one other topic
/// @param twins askings of two topics that say nearly the same
/// @param untested topics that bring no question that must match
public record Proof(
        List<Claim> claims,
        List<Failed> failures,
        List<Failed> weak,
        List<Tally> tallies,
        List<Shadow> shadows,
        List<Twins> twins,
        List<String> untested) {

    public Proof {
        claims = List.copyOf(claims);
        failures = List.copyOf(failures);
        weak = List.copyOf(weak);
        tallies = List.copyOf(tallies);
        shadows = List.copyOf(shadows);
        twins = List.copyOf(twins);
        untested = List.copyOf(untested);
    }

    /// A claim that does not hold.
    ///
    /// @param outcome `confident`, `ambiguous` or `none`
    /// @param found the topic that stood first; "none" where nothing was near enough
    /// @param told where it stands, what is wrong and what to do
    public record Failed(Claim claim, String outcome, String found, Refusal told) {}

    /// Where the questions of one topic led.
    ///
    /// @param mistaken for what else, and how often, the most frequent first
    public record Tally(String topic, int questions, int found, List<Mistaken> mistaken) {
        public Tally {
            mistaken = List.copyOf(mistaken);
        }
    }

    /// @param found another topic, or "none"
    public record Mistaken(String found, int times) {}

    /// @param won how many of the topic's questions the other one wins
    public record Shadow(String topic, String by, int won, int questions) {}

    /// @param alike shared tokens in all tokens, 0 to 1
    public record Twins(Claim one, Claim other, double alike) {}

    public boolean passed() {
        return failures.isEmpty();
    }

    public long count(Kind kind) {
        return claims.stream().filter(claim -> claim.kind() == kind).count();
    }

    /// The claims that were tried and held.
    public Set<Claim> held() {
        Set<Claim> broken = failures.stream().map(Failed::claim).collect(Collectors.toSet());
        return claims.stream()
                .filter(claim -> !broken.contains(claim))
                .collect(Collectors.toUnmodifiableSet());
    }
}
