package io.acknet.ops.doctor;

/// One line of the doctor's report.
public record Line(String area, String about, Outcome outcome) {}
