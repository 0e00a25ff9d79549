package dev.kotae;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the table of rooms against the code: which room may import which, what outside code is
/// confined where, and that a room's inner packages stay its own.
class RoomsTest {
    private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();
    private static final Map<String, Set<String>> CONFINED = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("chat", Set.of());
        MAY_IMPORT.put("doctor", Set.of());
        MAY_IMPORT.put("encoding", Set.of());
        MAY_IMPORT.put("outbound", Set.of());
        MAY_IMPORT.put("memory", Set.of("chat", "doctor"));
        MAY_IMPORT.put("guard", Set.of("chat", "doctor", "encoding"));
        MAY_IMPORT.put("knowledge", Set.of("chat", "doctor", "encoding"));
        MAY_IMPORT.put("model", Set.of("chat", "doctor"));
        MAY_IMPORT.put("markdown", Set.of("chat"));
        MAY_IMPORT.put("bedrock", Set.of("chat", "doctor", "knowledge", "model", "outbound"));
        MAY_IMPORT.put("store", Set.of("chat", "doctor", "memory"));
        MAY_IMPORT.put("routing", Set.of("chat", "model", "memory"));
        MAY_IMPORT.put("manners", Set.of("chat", "memory"));
        MAY_IMPORT.put(
                "answer",
                Set.of(
                        "chat",
                        "doctor",
                        "memory",
                        "guard",
                        "knowledge",
                        "model",
                        "markdown",
                        "routing",
                        "manners"));
        MAY_IMPORT.put(
                "slack",
                Set.of("chat", "doctor", "encoding", "outbound", "memory", "markdown", "answer"));
        MAY_IMPORT.put("ops", Set.of("chat", "doctor", "memory", "answer"));
        MAY_IMPORT.put("local", Set.of("chat", "doctor", "knowledge", "markdown", "answer"));
        MAY_IMPORT.put(
                "app",
                Set.of(
                        "chat",
                        "doctor",
                        "outbound",
                        "memory",
                        "guard",
                        "knowledge",
                        "model",
                        "markdown",
                        "bedrock",
                        "store",
                        "routing",
                        "manners",
                        "answer",
                        "slack",
                        "ops",
                        "local"));

        CONFINED.put("com.github.benmanes.caffeine", Set.of("memory"));
        CONFINED.put("org.apache.lucene", Set.of("knowledge"));
        CONFINED.put("org.jsoup", Set.of("knowledge"));
        CONFINED.put("org.apache.pdfbox", Set.of("knowledge"));
        CONFINED.put("org.commonmark", Set.of("knowledge", "markdown"));
        CONFINED.put("software.amazon.awssdk", Set.of("bedrock"));
        CONFINED.put("io.netty", Set.of("bedrock"));
        CONFINED.put("io.github.resilience4j", Set.of("bedrock"));
        CONFINED.put("org.reactivestreams", Set.of("bedrock"));
        CONFINED.put("software.amazon.eventstream", Set.of("bedrock", "local"));
        CONFINED.put("java.sql", Set.of("store"));
        CONFINED.put("org.sqlite", Set.of("store"));
        CONFINED.put("org.postgresql", Set.of("store"));
        CONFINED.put("com.zaxxer", Set.of("store"));
        CONFINED.put("org.flywaydb", Set.of("store"));
        CONFINED.put("com.slack.api", Set.of("slack"));
        CONFINED.put("com.google.gson", Set.of("slack"));
        CONFINED.put("okhttp3", Set.of("slack"));
        CONFINED.put("jakarta.servlet", Set.of("slack", "ops", "local", "app"));
        CONFINED.put("io.micrometer", Set.of("ops"));
        CONFINED.put("io.prometheus", Set.of("ops"));
        CONFINED.put("org.eclipse.jetty", Set.of("app"));
        CONFINED.put("picocli", Set.of("app"));
        CONFINED.put("tools.jackson", Set.of("store", "ops", "local", "app"));
        CONFINED.put("tools.jackson.dataformat", Set.of("app"));
        CONFINED.put("ch.qos.logback", Set.of("app"));
    }

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.kotae");

    @Test
    void every_room_stands_in_the_table() {
        var rooms =
                HOUSE.stream().map(RoomsTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_IMPORT.keySet()).containsAll(rooms);
    }

    @Test
    void a_room_imports_only_what_its_row_allows() {
        MAY_IMPORT.keySet().forEach(room -> importsOnlyItsRow(room, HOUSE));
    }

    @Test
    void outside_code_stays_in_the_rooms_that_it_is_confined_to() {
        CONFINED.forEach((outside, rooms) ->
                noClasses()
                        .that(describe("are outside " + rooms, c -> !rooms.contains(room(c))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(outside + "..")
                        .allowEmptyShould(true)
                        .check(HOUSE));
    }

    @Test
    void inner_packages_are_invisible_from_outside_their_room() {
        for (var room : MAY_IMPORT.keySet()) {
            noClasses()
                    .that(describe("are outside " + room, c -> !room(c).equals(room)))
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "are inside " + room,
                                    c ->
                                            room(c).equals(room)
                                                    && !c.getPackageName()
                                                            .equals("dev.kotae." + room)))
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void no_two_inner_packages_lean_on_each_other() {
        slices().matching("dev.kotae.(*).(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void the_table_bites_when_a_room_imports_what_it_may_not() {
        var withTrespasser =
                new ClassFileImporter().importPackages("dev.kotae.chat", "dev.kotae.memory");
        assertThatThrownBy(() -> importsOnlyItsRow("chat", withTrespasser))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Trespasser");
    }

    private static void importsOnlyItsRow(String room, JavaClasses classes) {
        var own = Stream.of("dev.kotae." + room + "..");
        var allowed = MAY_IMPORT.get(room).stream().map(other -> "dev.kotae." + other + "..");
        var packages = Stream.concat(own, allowed).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("dev.kotae." + room + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packages).or(describe("are not ours", c -> !isOurs(c))))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.kotae");
    }

    private static String room(JavaClass type) {
        List<String> parts = Arrays.asList(type.getPackageName().split("\\."));
        return isOurs(type) && parts.size() > 2 ? parts.get(2) : "";
    }
}
