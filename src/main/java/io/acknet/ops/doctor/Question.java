package io.acknet.ops.doctor;

import java.util.function.Supplier;

/// One thing that the doctor looks at.
///
/// @param area such as `slack`
/// @param about such as `bot token`
/// @param look changes nothing; what it throws makes the outcome unknown
public record Question(String area, String about, Supplier<Outcome> look) {}
