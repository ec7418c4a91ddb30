package io.acknet.change;

/// What surrounds the desk and the executor.
///
/// @param people asked for everybody's rights when a change starts
public record Around(Time time, Directory people, ChangeListener listener) {}
