package org.hedgerow.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hedgerow.packaging.Checkout.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTests {

    private static final Path LAUNCHER = Checkout.TOP.resolve("hedgerow");

    @TempDir
    Path elsewhere;

    @Test
    void helpNamesEveryCommand() throws Exception {
        var help = launch(Map.of(), "help");
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "./hedgerow run [--demo]",
                        "./hedgerow import FILE",
                        "./hedgerow place TEXT",
                        "./hedgerow analyse METHOD FILE",
                        "./hedgerow test",
                        "./hedgerow prove",
                        "./hedgerow bench");
    }

    @Test
    void itIsFoundThroughASymlinkFromAFolderWithSpaces() throws Exception {
        var folder = Files.createDirectories(elsewhere.resolve("top field, by the lane"));
        var link = Files.createSymbolicLink(folder.resolve("hr"), LAUNCHER);
        var help = Checkout.launch(link, folder, Map.of(), "help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("./hedgerow run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "-x", "run; id", "internal", "$(id)", "../../bin/sh"})
    void anythingElseIsMisuse(String command) throws Exception {
        var refused = launch(Map.of(), command);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("there is no command \"" + command + "\"");
    }

    @Test
    void noCommandShowsTheHelpAndFails() throws Exception {
        var refused = launch(Map.of());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("./hedgerow run [--demo]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "worlds ten", "worlds -1", "leaks 0", "leaks 5 6", "worlds 12345678901"})
    void proveRefusesWhatItDoesNotKnow(String words) throws Exception {
        var arguments = ("prove " + words).split(" ");
        assertThat(launch(Map.of(), arguments).exit()).isEqualTo(2);
    }

    @Test
    void runRefusesAnOptionThatItDoesNotKnow() throws Exception {
        var refused = launch(Map.of(), "run", "--dmeo");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("run does not know \"--dmeo\"");
    }

    @Test
    void aPortInUseIsOneLineAndAFailure() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            refusesInOneLine(launch(Map.of("HEDGEROW_PORT", port), "run"), "port " + port + " is in use");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "65536", "-1", "80 80", "999999999999999999999", "8080;id"})
    void aPortThatIsNoneIsOneLineAndAFailure(String port) throws Exception {
        refusesInOneLine(launch(Map.of("HEDGEROW_PORT", port), "run"), "must be a number from 1 to 65535");
    }

    @Test
    void aDataFolderThatCannotBeMadeIsOneLineAndAFailure() throws Exception {
        var file = Files.writeString(elsewhere.resolve("a file"), "in the way");
        refusesInOneLine(
                launch(
                        Map.of(
                                "HEDGEROW_PORT",
                                "0",
                                "HEDGEROW_DATA",
                                file.resolve("data").toString()),
                        "run"),
                file.toString());
    }

    @Test
    void aDatabaseHalfMadeIsOneLineAndAFailure() throws Exception {
        Files.createDirectories(elsewhere.resolve("postgres"));
        refusesInOneLine(
                launch(Map.of("HEDGEROW_PORT", "0", "HEDGEROW_DATA", elsewhere.toString()), "run"),
                elsewhere.toString());
        assertThat(elsewhere.resolve("postgres")).isEmptyDirectory();
    }

    @Test
    void importNeedsAFileThatIsThere() throws Exception {
        assertThat(launch(Map.of(), "import").exit()).isEqualTo(2);
        refusesInOneLine(launch(Map.of(), "import", "no such file.csv"), "cannot read the file no such file.csv");
        refusesInOneLine(launch(Map.of(), "import", elsewhere.toString()), "cannot read the file");
    }

    @Test
    void placeNeedsAPlace() throws Exception {
        var refused = launch(Map.of(), "place");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("place needs a grid reference");
    }

    @Test
    void analyseNeedsAMethodAndAFileThatIsThere() throws Exception {
        assertThat(launch(Map.of(), "analyse").exit()).isEqualTo(2);
        assertThat(launch(Map.of(), "analyse", "scan").exit()).isEqualTo(2);
        var refused = launch(Map.of(), "analyse", "witchcraft; id", "points.csv");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("analyse does not know the method \"witchcraft; id\"");
        refusesInOneLine(
                launch(Map.of(), "analyse", "knox", "no such file.csv"), "cannot read the file no such file.csv");
    }

    @Test
    void loadBoundariesNeedsAFileThatIsThere() throws Exception {
        assertThat(launch(Map.of(), "load-boundaries").exit()).isEqualTo(2);
        refusesInOneLine(
                launch(Map.of(), "load-boundaries", "--kind", "FORCE", "no such file.zip"),
                "cannot read the file no such file.zip");
    }

    private Outcome launch(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        return Checkout.launch(LAUNCHER, elsewhere, settings, arguments);
    }

    private static void refusesInOneLine(Outcome outcome, String saying) {
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("hedgerow: ").contains(saying);
        assertThat(outcome.err().lines()).hasSize(1);
    }
}
