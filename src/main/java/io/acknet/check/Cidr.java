package io.acknet.check;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of addresses of one family.
///
/// @param first the lowest address
/// @param mask from 0 to the family's number of bits
record Cidr(Family family, BigInteger first, int mask) {

    enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }
    }

    private static final Pattern FORM = Pattern.compile("([^/%]+)(?:/(\\d{1,3}))?");
    private static final Pattern V4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int OCTET = 256;

    /// From here on a size is not counted: a `long` cannot hold it, and nothing uses it up.
    private static final int COUNTED = 62;

    /// A range such as `172.20.0.0/16` or `fd00:10::/56`, or one address; empty for anything else.
    static Optional<Cidr> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String address = matcher.group(1);
        Family family = address.contains(":") ? Family.IPV6 : Family.IPV4;
        int mask = matcher.group(2) == null ? family.bits : Integer.parseInt(matcher.group(2));
        return mask > family.bits
                ? Optional.empty()
                : (family == Family.IPV6 ? ipv6(address) : ipv4(address))
                        .map(number -> new Cidr(family, lowest(number, family.bits - mask), mask));
    }

    boolean isIpv4() {
        return family == Family.IPV4;
    }

    /// How many addresses; `Long.MAX_VALUE` for more than can be counted.
    long size() {
        int free = family.bits - mask;
        return free > COUNTED ? Long.MAX_VALUE : 1L << free;
    }

    boolean holds(Cidr other) {
        return family == other.family && mask <= other.mask && equals(other.cut(mask));
    }

    /// The range of this length that it is in.
    Cidr cut(int shorter) {
        return new Cidr(family, lowest(first, family.bits - shorter), shorter);
    }

    private static BigInteger lowest(BigInteger address, int free) {
        return address.shiftRight(free).shiftLeft(free);
    }

    private static Optional<BigInteger> ipv4(String text) {
        Matcher matcher = V4.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            int octet = Integer.parseInt(matcher.group(i));
            if (octet >= OCTET) {
                return Optional.empty();
            }
            address = address * OCTET + octet;
        }
        return Optional.of(BigInteger.valueOf(address));
    }

    private static Optional<BigInteger> ipv6(String text) {
        try {
            return InetAddress.ofLiteral(text) instanceof Inet6Address address
                    ? Optional.of(new BigInteger(1, address.getAddress()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address, as anything else that is none
        }
    }
}
