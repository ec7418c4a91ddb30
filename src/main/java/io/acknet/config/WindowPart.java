package io.acknet.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A window as it is written: `allow` or `deny`; on days of the week from a time to a time, or on dates.
record WindowPart(@Nullable SpanPart allow, @Nullable SpanPart deny, @Nullable String reason) {
    private static final Map<String, DayOfWeek> DAYS =
            Map.of(
                    "mon", DayOfWeek.MONDAY,
                    "tue", DayOfWeek.TUESDAY,
                    "wed", DayOfWeek.WEDNESDAY,
                    "thu", DayOfWeek.THURSDAY,
                    "fri", DayOfWeek.FRIDAY,
                    "sat", DayOfWeek.SATURDAY,
                    "sun", DayOfWeek.SUNDAY);

    Changes.Window toWindow(String field) {
        if ((allow == null) == (deny == null)) {
            throw new ConfigException(field + ": give either allow or deny");
        }
        Changes.Span span =
                allow != null
                        ? allow.toSpan(field + ".allow")
                        : Objects.requireNonNull(deny).toSpan(field + ".deny");
        return new Changes.Window(allow != null, span, reason == null ? "" : reason);
    }

    record SpanPart(
            @Nullable List<String> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String firstDate,
            @Nullable String lastDate,
            @Nullable String zone) {

        Changes.Span toSpan(String field) {
            ZoneId where = parse(field + ".zone", zone, ZoneId::of, "a zone such as Asia/Shanghai");
            if (firstDate != null || lastDate != null) {
                return dates(field, where);
            }
            Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
            if (days == null) {
                on.addAll(DAYS.values());
            } else {
                days.forEach(day -> on.add(day(field, day)));
            }
            return new Changes.Weekly(
                    on,
                    parse(field + ".from", from, LocalTime::parse, "a time such as 09:30"),
                    parse(field + ".to", to, LocalTime::parse, "a time such as 18:00"),
                    where);
        }

        private Changes.Span dates(String field, ZoneId where) {
            if (days != null || from != null || to != null) {
                throw new ConfigException(
                        field + ": dates are whole days; leave out days, from and to");
            }
            LocalDate first = date(field + ".firstDate", firstDate);
            LocalDate last = date(field + ".lastDate", lastDate);
            if (last.isBefore(first)) {
                throw new ConfigException(field + ".lastDate: " + last + " is before " + first);
            }
            return new Changes.Dates(first, last, where);
        }

        private static LocalDate date(String field, @Nullable String text) {
            return parse(field, text, LocalDate::parse, "a date such as 2026-02-16");
        }

        private static DayOfWeek day(String field, @Nullable String name) {
            DayOfWeek day = name == null ? null : DAYS.get(name.toLowerCase(Locale.ROOT));
            if (day == null) {
                throw new ConfigException(
                        field
                                + ".days: \""
                                + name
                                + "\" is none of mon, tue, wed, thu, fri, sat, sun");
            }
            return day;
        }

        private static <T> T parse(
                String field, @Nullable String text, Function<String, T> parser, String like) {
            if (text == null) {
                throw new ConfigException(field + " is missing; give " + like);
            }
            try {
                return parser.apply(text);
            } catch (DateTimeException e) {
                throw new ConfigException(field + ": \"" + text + "\" is not " + like);
            }
        }
    }
}
