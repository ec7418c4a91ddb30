package io.acknet.store;

/// That this process answers an input. Whoever claims the input next has another fence, and what an
/// earlier holder still wants to write is not written.
public record Hold(String input, String owner, long fence) {}
