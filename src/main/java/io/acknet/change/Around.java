package io.acknet.change;

/// What surrounds the desk and the executor.
///
/// @param people asked for everybody's rights when a change starts
/// @param failpoints where tests end the process
public record Around(Time time, Directory people, ChangeListener listener, Failpoints failpoints) {}
