package io.acknet.knowledge;

/// Why a knowledge file was not taken, at one place in it.
///
/// @param file name of the file
/// @param line counted from 1
/// @param problem what is wrong
/// @param cure what to do about it
public record Refusal(String file, int line, String problem, String cure) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + problem + "; " + cure;
    }
}
