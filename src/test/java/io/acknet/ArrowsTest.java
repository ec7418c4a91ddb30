package io.acknet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which room may know which: a table, and nothing beside it.
class ArrowsTest {
    private static final String ROOT = "io.acknet.";
    private static final Set<String> EVERYTHING = Set.of("*");

    /// Everyone may use `lang`.
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("lang", Set.of()),
                    Map.entry("redact", Set.of()),
                    Map.entry("config", Set.of()),
                    Map.entry("knowledge", Set.of()),
                    Map.entry("audit", Set.of()),
                    Map.entry("store", Set.of("audit")),
                    Map.entry("match", Set.of("knowledge")),
                    Map.entry("learn", Set.of("knowledge", "match", "store", "redact")),
                    Map.entry("cluster", Set.of("redact")),
                    Map.entry("check", Set.of("cluster", "redact")),
                    Map.entry("fix", Set.of("cluster", "check", "redact")),
                    Map.entry("change", Set.of("fix", "check", "cluster", "audit", "store")),
                    Map.entry(
                            "conversation",
                            Set.of(
                                    "match",
                                    "knowledge",
                                    "check",
                                    "fix",
                                    "change",
                                    "cluster",
                                    "learn",
                                    "store")),
                    Map.entry(
                            "slack",
                            Set.of(
                                    "conversation",
                                    "store",
                                    "redact",
                                    "knowledge",
                                    "match",
                                    "check",
                                    "fix",
                                    "change",
                                    "learn",
                                    "cluster")),
                    Map.entry(
                            "ops",
                            Set.of(
                                    "slack",
                                    "conversation",
                                    "cluster",
                                    "check",
                                    "fix",
                                    "match",
                                    "knowledge",
                                    "store",
                                    "redact")),
                    Map.entry("rehearsal", Set.of()),
                    Map.entry("cli", EVERYTHING),
                    Map.entry("", EVERYTHING));

    /// Libraries that only some rooms may know.
    private static final Map<String, Set<String>> LIBRARIES =
            Map.of(
                    "org.apache.lucene", Set.of("match"),
                    "com.slack", Set.of("slack", "rehearsal"),
                    "io.fabric8.kubernetes.client", Set.of("cluster", "rehearsal"),
                    "java.sql", Set.of("store"),
                    "javax.sql", Set.of("store"),
                    "org.jdbi", Set.of("store"),
                    "org.flywaydb", Set.of("store"),
                    "picocli", Set.of("cli", ""),
                    "io.micrometer", Set.of("ops"));

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.acknet");

    @Test
    void everyRoomKnowsOnlyWhatTheTableAllows() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : classes) {
            for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                if (!allowed(from, arrow.getTargetClass())) {
                    broken.add(from.getName() + " → " + arrow.getTargetClass().getName());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyRoomStandsInTheTable() {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(type -> rooms.add(room(type)));
        assertThat(ARROWS.keySet()).containsAll(rooms);
    }

    @Test
    void rehearsalIsKnownByTheCommandLineOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.acknet", "io.acknet.cli..", "io.acknet.rehearsal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.acknet.rehearsal.."))
                .check(classes);
    }

    @Test
    void noProcessIsEverStarted() {
        noClasses().should().callMethod(Runtime.class, "exec", String.class).check(classes);
        noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(classes);
    }

    private static boolean allowed(JavaClass from, JavaClass to) {
        String room = room(from);
        if (to.getPackageName().startsWith("io.acknet")) {
            String target = room(to);
            Set<String> arrows = ARROWS.getOrDefault(room, Set.of());
            return target.equals(room)
                    || target.equals("lang")
                    || arrows.contains(target)
                    || arrows.equals(EVERYTHING);
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> to.getPackageName().startsWith(library.getKey()))
                .allMatch(library -> library.getValue().contains(room));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String below = name.substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
