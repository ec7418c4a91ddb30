package io.acknet.change;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// A span of time in which changes may start, or must not.
///
/// @param allows whether changes may start in it, or must not
/// @param reason for people; may be empty
public record Window(boolean allows, Span span, String reason) {

    public sealed interface Span {
        boolean covers(Instant now);

        /// The same span always gives the same text.
        String text();
    }

    /// Certain days of the week, from a time of the day to another one. Where `to` is not after `from`,
    /// it ends on the next day.
    public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone)
            implements Span {
        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public boolean covers(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return covers(today, now) || covers(today.minusDays(1), now);
        }

        private boolean covers(LocalDate day, Instant now) {
            ZonedDateTime start = day.atTime(from).atZone(zone);
            LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
            ZonedDateTime end = last.atTime(to).atZone(zone);
            return days.contains(day.getDayOfWeek())
                    && !now.isBefore(start.toInstant())
                    && now.isBefore(end.toInstant());
        }

        @Override
        public String text() {
            String names =
                    days.isEmpty()
                            ? ""
                            : EnumSet.copyOf(days).stream()
                                    .map(day -> day.name().substring(0, 3))
                                    .collect(Collectors.joining(","));
            return names + " " + from + "-" + to + " " + zone;
        }
    }

    /// Whole days, the last one included.
    public record Dates(LocalDate first, LocalDate last, ZoneId zone) implements Span {
        @Override
        public boolean covers(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return !today.isBefore(first) && !today.isAfter(last);
        }

        @Override
        public String text() {
            return first + ".." + last + " " + zone;
        }
    }

    public String text() {
        return (allows ? "allow " : "deny ") + span.text();
    }
}
