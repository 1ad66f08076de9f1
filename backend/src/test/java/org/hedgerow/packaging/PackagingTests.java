package org.hedgerow.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.packaging.Checkout.all;
import static org.hedgerow.packaging.Checkout.one;
import static org.hedgerow.packaging.Checkout.read;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class PackagingTests {

    private static final String COMPOSE = read("docker-compose.yml");
    private static final String IMAGE = read("backend/Dockerfile");
    private static final String LAUNCHER = read("hedgerow");
    private static final String START = read("backend/launcher/start.sh");
    private static final String PREFLIGHT = read("backend/launcher/preflight.sh");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hedgerow",
                ".mvn/mvnw",
                "backend/launcher/words.sh",
                "backend/launcher/preflight.sh",
                "backend/launcher/build.sh",
                "backend/launcher/start.sh",
                "backend/launcher/verify.sh",
                "backend/launcher/audit.sh",
                "backend/docker/database/prepare.sh"
            })
    void everyShellScriptIsWellFormed(String script) throws Exception {
        var checked = Checkout.run(Checkout.TOP, Map.of(), List.of("sh", "-n", script));
        assertThat(checked.err()).isEmpty();
        assertThat(checked.exit()).isZero();
    }

    /** What a tool left behind beside the sources would be kept with them, and with it the paths of somebody's machine. */
    @Test
    void nothingIsKeptBesideTheSourcesThatIsNoSource() throws Exception {
        for (var sources : List.of(
                "backend/src/main/java",
                "backend/src/test/java",
                "backend/system-tests/src",
                "backend/audit-verifier/src")) {
            try (var files = Files.walk(Checkout.TOP.resolve(sources))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .as(sources)
                        .isNotEmpty()
                        .allMatch(name -> name.matches(".*[.](java|properties|csv|txt)"));
            }
        }
    }

    @Test
    void theCheckOfTheProjectIsTheLauncherAndNothingElse() {
        assertThat(read(".ci/run").lines().filter(line -> !line.startsWith("#")).toList())
                .singleElement()
                .asString()
                .endsWith("exec ./hedgerow test");
    }

    @Test
    void theBuildToolIsPinnedByVersionAndChecksum() {
        var maven = read(".mvn/maven.properties");
        assertThat(one(maven, "^version=(.*)$")).matches("[0-9]+[.][0-9]+[.][0-9]+");
        assertThat(one(maven, "^sha256=(.*)$")).matches("[0-9a-f]{64}");
    }

    @Test
    void theImageIsBuiltOnTheLanguageLevelAndRunOnItOrNewer() {
        var level = one(read("pom.xml"), "<maven.compiler.release>(\\d+)<");
        assertThat(one(IMAGE, "^FROM eclipse-temurin:(\\d+)-jdk")).isEqualTo(level);
        assertThat(one(PREFLIGHT, "^oldest_java=(\\d+)$")).isEqualTo(level);
        assertThat(Integer.parseInt(one(IMAGE, "^FROM eclipse-temurin:(\\d+)-jre")))
                .isBetween(Integer.parseInt(level), 25);
    }

    @Test
    void theImageStartsJavaAsTheLauncherDoes() {
        var flag = "-(?:X[a-zA-Z]|D[a-z]|-[a-z])[^\\s\"]*";
        var launched = START.substring(START.indexOf("java_flags()"), START.indexOf("enough_room()"));
        assertThat(all(IMAGE.substring(IMAGE.indexOf("ENTRYPOINT")), flag))
                .isNotEmpty()
                .isEqualTo(all(launched, flag).stream()
                        .filter(option -> !option.startsWith("-Xlog"))
                        .toList());
    }

    @Test
    void theImageDoesNotRunAsRoot() {
        assertThat(one(IMAGE, "^USER (\\d+):\\d+$")).isNotEqualTo("0");
        assertThat(IMAGE.indexOf("\nUSER ")).isGreaterThan(IMAGE.lastIndexOf("\nFROM "));
    }

    @Test
    void thePostgisReleaseIsTheOneThatTheLauncherInstalls() {
        var image = services().get("database").get("image");
        assertThat(image)
                .asString()
                .matches("postgis/postgis:\\d+-" + one(PREFLIGHT, "^postgis_major=(\\d+)$") + "\\.\\d+");
    }

    /** On a machine with nothing the launcher asks for each program that a test runs, and for none of them when nothing is tested. */
    @Test
    void whatTestsRunIsInstalledForThem() throws Exception {
        var asked = Checkout.run(
                Checkout.TOP,
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        ". backend/launcher/preflight.sh; HOME=/nowhere PATH=/nowhere; missing_parts with-browser 2>/dev/null; echo;"
                                + " missing_parts without-browser 2>/dev/null; echo"));
        var parts = List.of("chromium", "exiftool", "ffmpeg", "heif", "poppler", "gdal", "node", "npm");
        var lines = asked.out().lines().toList();
        assertThat(lines.get(0).split(" ")).containsAll(parts);
        assertThat(lines.get(1).split(" ")).doesNotContainAnyElementsOf(parts);
    }

    @Test
    void thePortIsTheSameEverywhere() {
        var port = one(START, "port=\\$\\{HEDGEROW_PORT:-(\\d+)}");
        assertThat(one(LAUNCHER, "HEDGEROW_PORT=(\\d+)")).isEqualTo(port);
        assertThat(one(IMAGE, "^EXPOSE (\\d+)$")).isEqualTo(port);
        assertThat(one(IMAGE, "HEDGEROW_PORT=(\\d+)")).isEqualTo(port);
        assertThat(one(read("backend/src/main/resources/application.yaml"), "\\$\\{HEDGEROW_PORT:(\\d+)}"))
                .isEqualTo(port);
        assertThat(services().get("application").get("ports"))
                .isEqualTo(List.of("127.0.0.1:${HEDGEROW_PORT:-" + port + "}:" + port));
    }

    @Test
    void aNodeIsToldOnlyWhatTheLauncherNames() {
        assertThat(map(services().get("application").get("environment")).keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(LAUNCHER).contains(name));
    }

    @Test
    void noPasswordHasADefault() {
        assertThat(all(COMPOSE, "^.*PASSWORD:.*$"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(line -> assertThat(line).matches(".*PASSWORD: \\$\\{[A-Z_]*PASSWORD:\\?[^}]+}"));
    }

    @Test
    void everyServiceIsWatchedConfinedAndReadOnly() {
        assertThat(services())
                .containsOnlyKeys("application", "second", "database")
                .allSatisfy((name, service) -> {
                    assertThat(service).containsKey("healthcheck");
                    assertThat(service).containsEntry("read_only", true);
                    assertThat(service).containsEntry("cap_drop", List.of("ALL"));
                    assertThat(service).containsEntry("security_opt", List.of("no-new-privileges:true"));
                    assertThat(service).containsKey("tmpfs");
                });
    }

    @Test
    void theDatabaseIsReachedFromTheNodesOnly() {
        var database = services().get("database");
        assertThat(database).doesNotContainKey("ports").containsEntry("networks", List.of("back"));
        assertThat(map(map(document().get("networks")).get("back"))).containsEntry("internal", true);
    }

    @Test
    void theSecondNodeIsTheFirstOnAnotherPort() {
        var first = new TreeMap<>(services().get("application"));
        var second = new TreeMap<>(services().get("second"));
        assertThat(second.remove("profiles")).isEqualTo(List.of("cluster"));
        assertThat(second.remove("ports")).isNotEqualTo(first.remove("ports"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aNewDatabaseGetsEveryLoginThatTheInstallationMakes() {
        var made = all(read("backend/src/main/resources/db/install/install.sql"), "(?<=create role )\\w+");
        var given = all(read("backend/docker/database/prepare.sh"), "(?<=alter role )\\w+");
        assertThat(given).isNotEmpty().isEqualTo(made);
    }

    private static Map<String, Map<String, Object>> services() {
        var services = new TreeMap<String, Map<String, Object>>();
        map(document().get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    private static Map<String, Object> document() {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(COMPOSE));
    }

    private static Map<String, Object> map(Object value) {
        var map = new TreeMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, entry) -> map.put(String.valueOf(key), entry == null ? "" : entry));
        return map;
    }
}
