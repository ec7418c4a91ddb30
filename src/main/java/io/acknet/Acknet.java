package io.acknet;

/// Main.
public final class Acknet {
    private Acknet() {}

    public static void main(String[] args) {
        System.out.println("acknet");
    }
}
