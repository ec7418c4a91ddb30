package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which documents are the same in two languages: by their paths, which differ in the language only,
/// or by their content where two trees name their files each in its own language.
final class TwinDocuments {
    private static final Pattern LANGUAGE =
            Pattern.compile("(^|[./_-])(zh|en|cn|intl)([-_.](zh|en|cn|us))*(?=[./_-]|$)");

    private final IdentityHashMap<Reading, Reading> english = new IdentityHashMap<>();
    private final IdentityHashMap<Reading, Reading> chinese = new IdentityHashMap<>();

    private TwinDocuments() {}

    static TwinDocuments of(List<Reading> readings) {
        TwinDocuments twins = new TwinDocuments();
        List<Reading> zh = readings.stream().filter(r -> r.lang() == Lang.ZH).toList();
        List<Reading> en = new ArrayList<>(readings);
        en.removeIf(reading -> reading.lang() != Lang.EN);
        for (Reading reading : zh) {
            en.stream()
                    .filter(other -> !twins.chinese.containsKey(other))
                    .filter(other -> key(reading).equals(key(other)))
                    .findFirst()
                    .ifPresent(other -> twins.put(reading, other));
        }
        for (Reading reading : zh) {
            if (!twins.english.containsKey(reading)) {
                twins.byContent(reading, en);
            }
        }
        return twins;
    }

    Optional<Reading> english(Reading reading) {
        return Optional.ofNullable(english.get(reading));
    }

    Optional<Reading> twin(Reading reading) {
        return english(reading).or(() -> Optional.ofNullable(chinese.get(reading)));
    }

    private void byContent(Reading reading, List<Reading> candidates) {
        Reading best = null;
        int most = 0;
        boolean tie = false;
        for (Reading other : candidates) {
            int agreement = chinese.containsKey(other) ? 0 : Twins.agreement(reading, other);
            int least = Math.min(reading.questions().size(), other.questions().size());
            if (agreement * 2 < least || agreement == 0) {
                continue;
            }
            tie = agreement == most;
            if (agreement > most) {
                most = agreement;
                best = other;
            }
        }
        if (best != null && !tie) {
            put(reading, best);
        }
    }

    private void put(Reading zh, Reading en) {
        english.put(zh, en);
        chinese.put(en, zh);
    }

    private static String key(Reading reading) {
        String path = reading.document().path().toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(path).replaceAll("$1").replaceAll("[./_-]+", "/");
    }
}
