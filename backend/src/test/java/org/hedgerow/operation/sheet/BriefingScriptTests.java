package org.hedgerow.operation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hedgerow.operation.AirBriefing.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefingScriptTests {

    private static final BriefingScript SCRIPT = new BriefingScript();

    @Test
    void itSaysFirstWhatIsNeededFirst() {
        var script = SCRIPT.of(Briefings.full(), Briefings.NOW);
        assertThat(script.text())
                .containsSubsequence(
                        "Air support request from Cambridgeshire Constabulary.",
                        "Priority one, crime in action.",
                        "Threat: Three men with dogs have threatened a farmer",
                        "Grid Tango Lima, five four one zero, eight zero two zero.",
                        "north five two, two three decimal eight nine one, east zero zero zero, one five decimal eight one six.",
                        "Last seen 12 min ago, going west-south-west.",
                        "Hazards: drone in the air, Police drone, up to 120 m; 11 kV wires along the drove; Cattle",
                        "Talk to SC21 on CAMBS RURAL 4.");
        assertThat(script.seconds()).isBetween(40, 60);
        assertThat(script.words()).isLessThanOrEqualTo(150);
        assertThat(script.leftOut()).isNotEmpty().doesNotContain("place", "threat", "hazards", "talkgroup", "priority");
    }

    @Test
    void whatIsNotKnownIsSaid() {
        var script = SCRIPT.of(Briefings.empty(), Briefings.NOW);
        assertThat(script.text())
                .contains(
                        "Time last seen not known, direction not known.",
                        "People: NOT KNOWN; NOT KNOWN.",
                        "Weapons: NOT KNOWN.",
                        "Hazards: NOT KNOWN.",
                        "Talk to NOT KNOWN on CAMBS RURAL 4.",
                        "Grid Tango Lima, five four, eight zero.");
        assertThat(script.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ",
                "words that go on ",
                "AB12 CDE 99.99 ",
                "XYZ/%&+? ",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                "7",
                "\u202E\u0000\n"
            })
    void itNeverTakesLongerThanAMinuteAndNeverLeavesOutWhatMatters(String piece) {
        for (int length : new int[] {1, 40, 4_000}) {
            var text = piece.repeat(Math.max(1, length / piece.length()));
            for (var state : State.values()) {
                var briefing = Briefings.superseded(Briefings.in(state, Briefings.everyText(text)), 7);
                var script = SCRIPT.of(briefing, Briefings.NOW);
                assertThat(script.seconds()).as(text).isLessThanOrEqualTo(60);
                assertThat(SpokenWords.count(script.text())).isEqualTo(script.words());
                assertThat(script.text())
                        .contains(
                                "superseded by version 7.",
                                "Priority ",
                                "Threat: ",
                                "Grid Tango",
                                "Hazards: ",
                                "Talk to ")
                        .contains(" on ", "and 47 more");
            }
        }
    }

    @Test
    void whatDoesNotFitIsLeftOutFromTheLeastImportantOn() {
        var leftOut = SCRIPT.of(Briefings.full(), Briefings.NOW).leftOut();
        var order = List.of(
                "who asks",
                "last seen",
                "people",
                "weapons",
                "units",
                "vehicles",
                "why air",
                "wanted",
                "dogs",
                "containment",
                "escape roads",
                "number",
                "landmark");
        assertThat(leftOut)
                .isSubsetOf(order)
                .isSortedAccordingTo((one, other) -> Integer.compare(order.indexOf(one), order.indexOf(other)));
        assertThat(leftOut).doesNotContain("last seen", "people", "weapons");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one two three|3",
                "AB12 CDE|7",
                "11 kV wires|4",
                "TL 541 802|8",
                "CAMBS RURAL 4|3",
                "north-east|2",
                "don't|1",
                "NOT KNOWN|2",
                "A142 east|5",
                "-- ...|0"
            })
    void figuresAndLettersCountAsTheyAreSpoken(String text, int words) {
        assertThat(SpokenWords.count(text)).isEqualTo(words);
    }

    @Test
    void aTextIsCutAtAWordAndSaysThatThereIsMore() {
        assertThat(SpokenWords.atMost("one two three", 3)).isEqualTo("one two three");
        assertThat(SpokenWords.atMost("one two three four", 3)).isEqualTo("one, more written");
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(1, 60), 0x20, 0x17f).forEach(text::appendCodePoint);
            int most = random.nextInt(2, 12);
            assertThat(SpokenWords.count(SpokenWords.atMost(text.toString(), most)))
                    .as(text.toString())
                    .isLessThanOrEqualTo(most);
        }
    }
}
