package io.acknet.change;

/// Where a change is talked about, and where its people are told what becomes of it.
///
/// @param thread id of the message that the thread hangs on; empty where there is none
public record Where(String team, String channel, String thread) {}
