package io.acknet.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Ranges of different use and of one family that overlap. Of two CIDR ranges that overlap one holds the other, so each
/// range is looked up under its own first address, cut to each length of mask that there is: a large
/// cluster has tens of thousands of addresses.
final class Overlaps {
    private final List<AddressRange> ranges;
    private final Map<Cidr, List<Integer>> places = new HashMap<>();
    private final SortedSet<Integer> masks = new TreeSet<>();

    Overlaps(List<AddressRange> ranges) {
        this.ranges = ranges;
        for (int place = 0; place < ranges.size(); place++) {
            int at = place;
            ranges.get(place)
                    .cidrs()
                    .forEach(cidr -> {
                        masks.add(cidr.mask());
                        places.computeIfAbsent(cidr, _ -> new ArrayList<>()).add(at);
                    });
        }
    }

    /// A line for each pair, in the order of the ranges.
    List<String> lines() {
        SortedSet<Pair> pairs = new TreeSet<>();
        places.forEach((inner, within) ->
                masks.headSet(inner.mask() + 1)
                        .forEach(mask ->
                                add(
                                        within,
                                        places.getOrDefault(inner.cut(mask), List.of()),
                                        pairs)));
        return pairs.stream()
                .map(pair ->
                        ranges.get(pair.one()).line()
                                + " overlaps "
                                + ranges.get(pair.other()).line())
                .toList();
    }

    private void add(List<Integer> some, List<Integer> others, SortedSet<Pair> pairs) {
        for (int one : some) {
            for (int other : others) {
                int order = ranges.get(one).use().compareTo(ranges.get(other).use());
                if (order != 0) {
                    pairs.add(order < 0 ? new Pair(one, other) : new Pair(other, one));
                }
            }
        }
    }

    /// Places of two ranges, that whose use comes first before the other.
    private record Pair(int one, int other) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair next) {
            return one == next.one
                    ? Integer.compare(other, next.other)
                    : Integer.compare(one, next.one);
        }
    }
}
