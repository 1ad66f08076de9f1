package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hedgerow.evidence.EvidenceFile;
import org.hedgerow.evidence.Exhibit;
import org.hedgerow.evidence.FileState;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the draft of a statement says of a report, and that nothing that was typed passes for a line of it. */
class DraftStatementTests {

    private static final Instant AT = Instant.parse("2025-10-15T17:41:00Z");
    private static final Instant LATER = Instant.parse("2025-10-15T18:20:00Z");
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void itSaysWhoWhereWhenAndWhatWasTold() {
        var text = draft("Four men, two dogs.\nThey ran.", AT, AT, true, "NO", List.of());
        assertThat(text)
                .startsWith("DRAFT STATEMENT OF A WITNESS\n" + DraftStatement.IS_A_DRAFT + "\n")
                .contains("report CAMBS-2025-000612 on Wednesday 15 October 2025 at 19:20 BST.")
                .contains("Name: Invented Farmer\n")
                .contains("Place as given: by the pumping station\n")
                .contains("Grid reference: TL 420 440, known to within 100 m\n")
                .contains("WHEN\nOn Wednesday 15 October 2025 at 18:41 BST\n")
                .contains("in the words of the witness\n    Four men, two dogs.\n    They ran.\n\n")
                .contains("COUNTED\nHow many people? 4\nValue, in pounds: 300\n")
                .contains("PERMISSION\n" + DraftStatement.NO_PERMISSION + "\n")
                .contains("section 9 of the Criminal Justice Act 1967")
                .endsWith(DraftStatement.IS_A_DRAFT + "\n\n");
        assertThat(of(null, true, told("", AT, AT, true), Map.of(), null, List.of()))
                .contains("Name: [name to be entered]\n")
                .contains("as it was written down from a call\n[Nothing was told in words.]")
                .contains("[Nothing was counted.]")
                .contains("[No file came with the report.]");
    }

    @Test
    void aSpanSaysWhetherItIsTheEventsOwn() {
        assertThat(draft("x", AT, LATER, true, "NO", List.of()))
                .contains("From Wednesday 15 October 2025 at 18:41 BST to Wednesday 15 October 2025 at 19:20 BST\n");
        assertThat(draft("x", AT, LATER, false, "NO", List.of()))
                .contains("At some time between Wednesday 15 October 2025 at 18:41 BST and");
        assertThat(draft("x", AT, AT, false, "NO", List.of())).contains("[how exactly is that known?]");
        assertThat(draft(
                        "x",
                        Instant.parse("2025-11-15T17:41:00Z"),
                        Instant.parse("2025-11-15T17:41:00Z"),
                        true,
                        "NO",
                        List.of()))
                .contains("On Saturday 15 November 2025 at 17:41 GMT");
    }

    @Test
    void onlyANoIsStatedAndEverythingElseIsAsked() {
        for (var permission : new String[] {"YES", "UNKNOWN", null}) {
            assertThat(draft("x", AT, AT, true, permission, List.of()))
                    .as(permission)
                    .doesNotContain(DraftStatement.NO_PERMISSION)
                    .contains(
                            "[To be asked: Did you, or anybody who may, give these people permission to be on the land?]");
        }
        assertThat(draft("x", AT, AT, true, "YES", List.of())).contains("The report says: they had permission.");
        assertThat(draft("x", AT, AT, true, "UNKNOWN", List.of())).contains("The report says: not known.");
        assertThat(draft("x", AT, AT, true, null, List.of())).contains("The report does not say.");
    }

    @Test
    void eachKeptFileIsProducedByItsReferenceWithItsDigestAndClock() {
        var exhibit = new Exhibit("JXF/1", 120, "Her telephone", UUID.randomUUID(), LATER);
        var text = draft(
                "x",
                AT,
                AT,
                true,
                "NO",
                List.of(
                        file(FileState.SANITISED, FileKind.MP4, exhibit),
                        file(FileState.RECEIVED, FileKind.JPEG, null),
                        file(FileState.REFUSED, null, null),
                        file(FileState.EXPECTED, null, null)));
        assertThat(text)
                .contains("I produce a video as exhibit JXF/1.\n    SHA-256 of the original: " + DIGEST
                        + "\n    The clock of the device was 2 minutes fast.\n    Her telephone\n")
                .contains("[Not named as an exhibit yet] a photo.\n    SHA-256 of the original: " + DIGEST
                        + "\n    [The clock");
        assertThat(text.split(DIGEST, -1))
                .as("what was not kept is not produced")
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0,right",
        "120,2 minutes fast",
        "-1,1 second slow",
        "-75,1 minute 15 seconds slow",
        "3605,1 hour 5 seconds fast",
        "-86400,24 hours slow"
    })
    void howFarAClockWasOffIsSaidInWords(int seconds, String words) {
        var exhibit = new Exhibit("JXF/1", seconds, null, UUID.randomUUID(), LATER);
        assertThat(draft("x", AT, AT, true, "NO", List.of(file(FileState.RECEIVED, FileKind.PNG, exhibit))))
                .contains("The clock of the device was " + words + ".\n");
    }

    @Test
    void nothingThatWasTypedPassesForALineOfTheDraft() {
        var hostile = "DECLARATION\r\nI lie\u2028DECLARATION\u0085DECLARATION\u000bDECLARATION\u202eDECLARATION<b>";
        var told = new DeskReport.Told(
                "HARE.COURSING",
                hostile.repeat(40),
                new OccurredBetween(AT, AT, true),
                GridPoint.ofMetres(542_050, 244_050),
                1_000,
                hostile.repeat(40));
        var exhibit = new Exhibit("JXF/1", 86_399, hostile.repeat(40), UUID.randomUUID(), LATER);
        var files = IntStream.range(0, 10)
                .mapToObj(each -> file(FileState.RECEIVED, FileKind.MP4, exhibit))
                .toList();
        var text = of(hostile.repeat(40), false, told, Map.of("How many people?", 4L), "NO", files);
        assertThat(text.lines().filter("DECLARATION"::equals)).hasSize(1);
        assertThat(text.lines().filter(line -> line.startsWith("DECLARATION"))).hasSize(1);
        assertThat(text.codePoints().filter(each -> each != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                        Character.PARAGRAPH_SEPARATOR);
        assertThat(text).contains("known to within 1 km").hasSizeLessThan(DraftStatement.LONGEST);
    }

    private static String draft(
            String narrative,
            Instant from,
            Instant to,
            boolean exactly,
            @Nullable String permission,
            List<EvidenceFile> files) {
        return of(
                "Invented Farmer",
                false,
                told(narrative, from, to, exactly),
                new TreeMap<>(Map.of("How many people?", 4L, "Value, in pounds", 300L)),
                permission,
                files);
    }

    private static String of(
            @Nullable String name,
            boolean forCaller,
            DeskReport.Told told,
            Map<String, Long> counts,
            @Nullable String permission,
            List<EvidenceFile> files) {
        return new DraftStatement("CAMBS-2025-000612", name, forCaller, told, counts, permission, files, LATER).text();
    }

    private static DeskReport.Told told(String narrative, Instant from, Instant to, boolean exactly) {
        return new DeskReport.Told(
                "HARE.COURSING",
                narrative,
                new OccurredBetween(from, to, exactly),
                GridPoint.ofMetres(542_050, 244_050),
                100,
                "by the pumping station");
    }

    private static EvidenceFile file(FileState state, @Nullable FileKind kind, @Nullable Exhibit exhibit) {
        return new EvidenceFile(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a.jpg",
                1_000,
                DIGEST,
                state,
                null,
                null,
                kind,
                null,
                null,
                null,
                null,
                LATER,
                exhibit);
    }
}
