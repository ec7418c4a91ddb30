package io.acknet.change;

import java.time.Instant;
import java.util.Optional;

/// One person's yes.
///
/// @param glass why the rules were broken, where this is a break-glass approval
public record Approval(Account by, Instant at, Optional<String> glass) {}
