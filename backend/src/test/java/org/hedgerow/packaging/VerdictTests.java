package org.hedgerow.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hedgerow.packaging.Checkout.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./hedgerow test} says at the end, from the reports of the tests. */
class VerdictTests {

    @TempDir
    Path checkout;

    @Test
    void aTestThatPassedOnlyWhenTriedOnceMoreIsNamedWithWhatWentWrong() throws Exception {
        report("Steady", "<testcase name=\"steady\" classname=\"org.Steady\" time=\"1\"/>", 1, 0);
        report("Unsteady", """
                <testcase name="unsteady" classname="org.Unsteady" time="1">
                  <flakyFailure message="the page said &quot;no&quot;" type="java.lang.AssertionError">
                    <stackTrace><![CDATA[at org.Unsteady]]></stackTrace>
                  </flakyFailure>
                </testcase>
                """, 1, 0);
        var verdict = verdict();
        assertThat(verdict.exit()).isZero();
        assertThat(verdict.out())
                .contains("  org.Unsteady.unsteady: java.lang.AssertionError the page said")
                .contains(
                        "hedgerow test: passed: 2 tests, 0 failed, 0 skipped, 1 passed only when tried once more, in 2 min 5 s")
                .doesNotContain("org.Steady");
    }

    @Test
    void aTestThatFailedTwiceHasFailedWhateverMavenSays() throws Exception {
        report("Broken", """
                <testcase name="broken" classname="org.Broken" time="1">
                  <failure message="no" type="java.lang.AssertionError"/>
                  <rerunFailure message="no" type="java.lang.AssertionError"/>
                </testcase>
                """, 1, 1);
        var verdict = verdict();
        assertThat(verdict.exit()).isEqualTo(1);
        assertThat(verdict.out())
                .contains("FAILED (every test must run and pass): 1 tests, 1 failed, 0 skipped, 0 passed only");
    }

    @Test
    void noTestAtAllIsAFailure() throws Exception {
        assertThat(verdict().exit()).isEqualTo(1);
    }

    private void report(String name, String cases, int tests, int failures) throws Exception {
        var folder = Files.createDirectories(checkout.resolve(name + "/target/surefire-reports"));
        Files.writeString(folder.resolve("TEST-" + name + ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="org.%s" time="1" tests="%d" errors="0" skipped="0" failures="%d">
                %s
                </testsuite>
                """.formatted(name, tests, failures, cases));
    }

    private Outcome verdict() throws Exception {
        var summarise = ". ./backend/launcher/words.sh; . ./backend/launcher/verify.sh; summarise 0 125";
        return Checkout.run(Checkout.TOP, Map.of("checkout", checkout.toString()), List.of("sh", "-c", summarise));
    }
}
