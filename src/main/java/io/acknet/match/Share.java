package io.acknet.match;

/// A share with its 95 % Wilson interval.
///
/// @param of how many there were; without any, the share is 0 in an interval from 0 to 1
public record Share(double share, double low, double high, int hits, int of) {
    /// The 97.5 % quantile of the normal distribution.
    private static final double Z = 1.959964;

    static Share of(long hits, long of) {
        if (of == 0) {
            return new Share(0, 0, 1, 0, 0);
        }
        double p = (double) hits / of;
        double spread = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        double middle = p + Z * Z / (2.0 * of);
        double scale = 1 + Z * Z / of;
        double low = hits == 0 ? 0 : (middle - spread) / scale;
        double high = hits == of ? 1 : (middle + spread) / scale;
        return new Share(p, low, high, (int) hits, (int) of);
    }
}
