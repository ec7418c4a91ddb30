package io.acknet.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The sections `ops`, `limits` and `retention` as they are written.
record OpsPart(@Nullable String address, @Nullable Integer port, @Nullable String log) {
    static final OpsPart NOTHING = new OpsPart(null, null, null);

    OpsPart under(Overrides over) {
        String number = over.or("ACKNET_OPS_PORT", null);
        return new OpsPart(
                over.or("ACKNET_OPS_ADDRESS", address),
                number == null ? port : Integer.valueOf(port(number)),
                over.or("ACKNET_LOG", log));
    }

    private static int port(String said) {
        if (!said.matches("\\d{1,5}")) {
            throw new ConfigException("ACKNET_OPS_PORT: \"" + said + "\" is no number of a port");
        }
        return Integer.parseInt(said);
    }

    static Ops toOps(
            @Nullable OpsPart ops, @Nullable LimitsPart limits, @Nullable RetentionPart retention) {
        Ops standard = Ops.standard();
        OpsPart said = ops == null ? NOTHING : ops;
        return new Ops(
                said.address == null ? standard.address() : said.address,
                said.port == null ? standard.port() : said.port,
                said.log == null ? standard.log() : Ops.Log.of("ops.log or ACKNET_LOG", said.log),
                limits == null ? standard.limits() : limits.toLimits(standard.limits()),
                retention == null
                        ? standard.retention()
                        : retention.toRetention(standard.retention()));
    }

    record LimitsPart(
            @Nullable Integer perPersonPerMinute,
            @Nullable Integer perChannelPerMinute,
            @Nullable Integer waiting,
            @Nullable Integer checksPerCluster) {
        private static final int MOST = 1_000_000;

        Ops.Limits toLimits(Ops.Limits standard) {
            return new Ops.Limits(
                    number("perPersonPerMinute", perPersonPerMinute, standard.perPersonPerMinute()),
                    number(
                            "perChannelPerMinute",
                            perChannelPerMinute,
                            standard.perChannelPerMinute()),
                    number("waiting", waiting, standard.waiting()),
                    number("checksPerCluster", checksPerCluster, standard.checksPerCluster()));
        }

        private static int number(String key, @Nullable Integer said, int standard) {
            return between("limits." + key, said == null ? standard : said, 1, MOST);
        }
    }

    record RetentionPart(
            @Nullable Integer answeredHours,
            @Nullable Integer buttonsDays,
            @Nullable Integer questionsDays) {
        /// Slack may send an event again for a day: what is forgotten sooner is answered twice.
        private static final int LEAST_HOURS = 24;

        private static final int MOST_HOURS = 24 * 365;
        private static final int MOST_DAYS = 3_650;

        Ops.Retention toRetention(Ops.Retention standard) {
            return new Ops.Retention(
                    answeredHours == null
                            ? standard.answered()
                            : Duration.ofHours(
                                    between(
                                            "retention.answeredHours",
                                            answeredHours,
                                            LEAST_HOURS,
                                            MOST_HOURS)),
                    days("retention.buttonsDays", buttonsDays, standard.buttons()),
                    days("retention.questionsDays", questionsDays, standard.questions()));
        }

        private static Duration days(String field, @Nullable Integer said, Duration standard) {
            return said == null ? standard : Duration.ofDays(between(field, said, 1, MOST_DAYS));
        }
    }

    private static int between(String field, int said, int least, int most) {
        if (said < least || said > most) {
            throw new ConfigException(
                    "%s: %d is not between %d and %d".formatted(field, said, least, most));
        }
        return said;
    }
}
