package io.siptrail;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Data goes one way through the packages, and the only clock is the capture's. */
final class ArchitectureTest {

    private static final String ROOT = "io.siptrail.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.siptrail");

    private static final Set<String> WIRE = Set.of("bytes", "capture", "net", "sip");
    private static final Set<String> LEFT_OF_ANALYSIS =
            and(WIRE, "stream", "trace", "transaction", "registration", "digest", "diagnosis");

    /** Every package with all that it may import. A package below one of these has the same rights. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("bytes", Set.of()),
            Map.entry("capture", Set.of("bytes")),
            Map.entry("net", Set.of("bytes", "capture")),
            Map.entry("stream", Set.of("bytes", "capture", "net")),
            Map.entry("trace", Set.of("bytes", "capture", "net")),
            Map.entry("sip", Set.of("bytes")),
            Map.entry("transaction", WIRE),
            Map.entry("registration", and(WIRE, "transaction")),
            Map.entry("digest", Set.of("bytes", "sip")),
            Map.entry("diagnosis", and(WIRE, "transaction", "registration", "digest")),
            Map.entry("analysis", LEFT_OF_ANALYSIS),
            Map.entry("report", and(LEFT_OF_ANALYSIS, "analysis")),
            Map.entry("redaction", and(LEFT_OF_ANALYSIS, "analysis")),
            Map.entry("libpcap", Set.of("bytes", "capture")),
            Map.entry("extract", and(LEFT_OF_ANALYSIS, "analysis", "report")),
            Map.entry("live", Set.of("bytes", "capture", "libpcap", "extract")),
            Map.entry("cli", and(LEFT_OF_ANALYSIS, "analysis", "redaction", "report", "extract", "libpcap", "live"))));

    /** Every library package with the only packages of ours that may use it. */
    private static final Map<String, List<String>> ONLY_IN = new TreeMap<>(Map.of(
            "picocli..", List.of("cli.."),
            "me.tongfei..", List.of("cli.."),
            "org.jfree..", List.of("report.chart.."),
            "org.apache.commons.csv..", List.of("report.."),
            "com.sun.jna..", List.of("libpcap.."),
            "com.fasterxml.jackson..", List.of("report.json.."),
            "org.apache.commons.compress..", List.of("capture.."),
            "com.github.luben..", List.of("capture..")));

    /** What asks the machine for its time, place or customs, by call or by method reference. Each is one overload. */
    private static final Map<String, String> FROM_THE_MACHINE = new TreeMap<>(Map.ofEntries(
            Map.entry("java.lang.System.currentTimeMillis()", "the only clock is the capture's"),
            Map.entry("java.lang.System.nanoTime()", "the only clock is the capture's"),
            Map.entry("java.time.Instant.now()", "the only clock is the capture's"),
            Map.entry("java.time.LocalDateTime.now()", "the only clock is the capture's"),
            Map.entry("java.time.LocalDate.now()", "the only clock is the capture's"),
            Map.entry("java.time.ZonedDateTime.now()", "the only clock is the capture's"),
            Map.entry("java.time.OffsetDateTime.now()", "the only clock is the capture's"),
            Map.entry("java.time.Clock.systemUTC()", "the only clock is the capture's"),
            Map.entry("java.time.Clock.systemDefaultZone()", "the only clock is the capture's"),
            Map.entry("java.util.Date.<init>()", "the only clock is the capture's"),
            Map.entry("java.lang.Math.random()", "the same input gives the same output"),
            Map.entry("java.util.Random.<init>()", "the same input gives the same output"),
            Map.entry("java.util.SplittableRandom.<init>()", "the same input gives the same output"),
            Map.entry("java.util.UUID.randomUUID()", "the same input gives the same output"),
            Map.entry("java.util.Locale.getDefault()", "output is the same everywhere"),
            Map.entry("java.time.ZoneId.systemDefault()", "output is the same everywhere"),
            Map.entry("java.util.TimeZone.getDefault()", "output is the same everywhere"),
            Map.entry("java.nio.charset.Charset.defaultCharset()", "output is the same everywhere"),
            Map.entry("java.lang.String.format(java.lang.String, [Ljava.lang.Object;)", "name the locale"),
            Map.entry("java.lang.String.formatted([Ljava.lang.Object;)", "name the locale"),
            Map.entry("java.lang.String.toLowerCase()", "name the locale"),
            Map.entry("java.lang.String.toUpperCase()", "name the locale"),
            Map.entry("java.lang.String.getBytes()", "name the charset"),
            Map.entry("java.lang.String.<init>([B)", "name the charset"),
            Map.entry("java.lang.String.<init>([B, int, int)", "name the charset")));

    @TestFactory
    Stream<DynamicTest> packageImportsOnlyWhatStandsToItsLeft() {
        return MAY_IMPORT.entrySet().stream()
                .map(rights -> DynamicTest.dynamicTest(
                        rights.getKey(), () -> importsNothingElse(rights.getKey(), rights.getValue())));
    }

    private static Set<String> and(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static void importsNothingElse(String name, Set<String> allowed) {
        String[] ours = Stream.concat(Stream.of(name), allowed.stream())
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.siptrail..")
                        .and(not(resideInAnyPackage(ours)))
                        .as("are not in %s", List.of(ours)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTableOfImports() {
        Set<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.", -1)[0])
                .collect(Collectors.toSet());

        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.siptrail.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void reportKnowsTheResultAndNoPackets() {
        noClasses()
                .that()
                .resideInAPackage("io.siptrail.report..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.siptrail\\.(capture\\.(CaptureSet|Frame)|net\\.PacketDecoder)(\\$.*)?")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> libraryIsUsedInItsPlaceOnly() {
        return ONLY_IN.entrySet().stream()
                .map(place ->
                        DynamicTest.dynamicTest(place.getKey(), () -> isUsedOnlyIn(place.getKey(), place.getValue())));
    }

    private static void isUsedOnlyIn(String library, List<String> places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        places.stream().map(place -> ROOT + place).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> nothingOutsideTheCommandLineAsksTheMachine() {
        return FROM_THE_MACHINE.entrySet().stream()
                .map(ban -> DynamicTest.dynamicTest(ban.getKey(), () -> isNotCalled(ban.getKey(), ban.getValue())));
    }

    private static void isNotCalled(String signature, String reason) {
        noClasses()
                .that(are(resideOutsideOfPackage("io.siptrail.cli..")))
                .should()
                .accessTargetWhere(describe(
                        "target is " + signature,
                        call -> signature(call.getTarget()).equals(signature)))
                .because(reason)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static String signature(AccessTarget target) {
        String parameters = target instanceof CodeUnitAccessTarget codeUnit
                ? codeUnit.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        return target.getOwner().getName() + "." + target.getName() + parameters;
    }

    @Test
    void namesAreNounsOfTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$]([A-Z]\\w*)?(Util|Utils|Helper|Manager|Impl)")
                .orShould()
                .haveNameMatching(".*[.$]I[A-Z][a-z]\\w*")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** The bans above are of no use if a name in them is misspelt. */
    @TestFactory
    Stream<DynamicTest> everyBannedCallExists() {
        return FROM_THE_MACHINE.keySet().stream()
                .map(signature -> DynamicTest.dynamicTest(
                        signature, () -> assertThat(signaturesBeside(signature)).contains(signature)));
    }

    private static List<String> signaturesBeside(String signature) throws ClassNotFoundException {
        String owner = signature.substring(0, signature.lastIndexOf('.', signature.indexOf('(')));
        Class<?> type = Class.forName(owner);
        Stream<String> methods = Arrays.stream(type.getMethods())
                .map(method -> owner + "." + method.getName() + parameters(method.getParameterTypes()));
        Stream<String> constructors = Arrays.stream(type.getConstructors())
                .map(constructor -> owner + ".<init>" + parameters(constructor.getParameterTypes()));
        return Stream.concat(methods, constructors).toList();
    }

    private static String parameters(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(", ", "(", ")"));
    }
}
