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
        return parts().flatMap(part -> Cidr.parse(part).stream()).findFirst();
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

    /// Pairs of different use that overlap, a line for each.
    static List<String> overlaps(List<AddressRange> ranges) {
        return ranges.stream()
                .flatMap(one ->
                        ranges.stream()
                                .filter(other -> one.use().compareTo(other.use()) < 0)
                                .filter(one::overlaps)
                                .map(other -> one.line() + " overlaps " + other.line()))
                .toList();
    }

    private boolean overlaps(AddressRange other) {
        return ipv4().flatMap(mine -> other.ipv4().filter(mine::overlaps)).isPresent();
    }
}
