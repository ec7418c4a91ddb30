package io.acknet.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of IPv4 addresses. IPv6 is not understood.
///
/// @param first the lowest address
/// @param mask from 0 to 32
record Cidr(long first, int mask) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int BITS = 32;
    private static final int OCTET = 256;

    /// A range such as `172.20.0.0/16`, or one address; empty for anything else.
    static Optional<Cidr> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int mask = matcher.group(5) == null ? BITS : Integer.parseInt(matcher.group(5));
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(matcher.group(i));
            if (octet >= OCTET) {
                return Optional.empty();
            }
            address = address * OCTET + octet;
        }
        long size = mask > BITS ? 0 : 1L << (BITS - mask);
        return mask > BITS ? Optional.empty() : Optional.of(new Cidr(address / size * size, mask));
    }

    long size() {
        return 1L << (BITS - mask);
    }

    boolean holds(Cidr other) {
        return first <= other.first && other.first + other.size() <= first + size();
    }

    /// The range of this length that it is in.
    Cidr cut(int shorter) {
        long wide = 1L << (BITS - shorter);
        return new Cidr(first / wide * wide, shorter);
    }
}
