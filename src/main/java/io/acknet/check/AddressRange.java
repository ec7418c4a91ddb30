package io.acknet.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A range as something in the cluster writes it.
///
/// @param use whose addresses these are
/// @param source where it is written
/// @param written as it stands there; several, separated by commas, in a dual-stack cluster
record AddressRange(Use use, String source, String written) {

    enum Use {
        POD,
        SERVICE,
        NODE,
        /// 100.64.0.0/10, which Alibaba Cloud keeps for its own services.
        RESERVED
    }

    static final AddressRange CLOUD =
            new AddressRange(Use.RESERVED, "reserved by Alibaba Cloud", "100.64.0.0/10");

    /// The IPv4 part; empty where there is none.
    Optional<Cidr> ipv4() {
        return cidrs().stream().filter(Cidr::isIpv4).findFirst();
    }

    /// All parts that are understood.
    List<Cidr> cidrs() {
        return parts().flatMap(part -> Cidr.parse(part).stream()).toList();
    }

    /// Whether any part of it is not understood.
    boolean isPartlyUnread() {
        return parts().anyMatch(part -> Cidr.parse(part).isEmpty());
    }

    String line() {
        return use.name().toLowerCase(java.util.Locale.ROOT) + " " + written + " (" + source + ")";
    }

    private Stream<String> parts() {
        return Arrays.stream(written.split(",", -1));
    }
}
