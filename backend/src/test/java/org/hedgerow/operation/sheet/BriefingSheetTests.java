package org.hedgerow.operation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hedgerow.geo.Place;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.operation.MapUnder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as programs of others see it: Poppler reads it and draws it. */
class BriefingSheetTests {

    private static PrintedPage read(AirBriefing briefing) {
        return new PrintedPage(Briefings.SHEET.of(briefing, Briefings.NOW), false);
    }

    private static PrintedPage print(AirBriefing briefing) {
        return new PrintedPage(Briefings.SHEET.of(briefing, Briefings.NOW));
    }

    private static AirBriefing at(Place place) {
        return Briefings.with(new AirBriefing.Where(place, null, null, null));
    }

    @Test
    void everythingThatIsKnownIsOnOnePageOfA4() {
        var page = read(Briefings.full());
        assertThat(page.about)
                .containsPattern("Pages: +1\n")
                .containsPattern("Page size: +595[.0-9]* x 84[12][.0-9]* pts \\(A4\\)")
                .contains("Title:           Air support briefing CAMBS-AIR-2025-000012 version 2")
                .containsPattern("Tagged: +yes");
        assertThat(page.words())
                .contains(
                        "Air support briefing CAMBS-AIR-2025-000012 version 2 REQUESTED",
                        "made 15 Oct 2025 06:48 BST | not after 15 Oct 2025 12:48 BST | page 1 of 1",
                        "Cambridgeshire Constabulary",
                        "TL 5410 8020",
                        "grid OSGB36, degrees WGS84",
                        "known to 10 m by grid reference; grid and degrees agree within 1 mm by OSTN15",
                        "never worked out here: ///spill.lantern.crumb",
                        "PRIORITY: ONE (urgent)",
                        "CRIME IN ACTION: YES",
                        "WANTED: search, commentary, evidence video",
                        "DOWNLINK WANTED: YES",
                        "TALKGROUP: CAMBS RURAL 4",
                        "CALL SIGN ON THE GROUND: SC21",
                        "TELEPHONE: 01632 960123",
                        Briefings.full().asked().threatRiskHarm(),
                        Briefings.full().asked().whyAir(),
                        "LAST SEEN: 15 Oct 2025 06:40 BST, 12 min before this was printed",
                        "GOING: west-south-west when last seen",
                        "PEOPLE: 3",
                        "DOING: On foot across plough, dogs slipped",
                        "WEAPONS: Catapults; a shotgun was feared in August",
                        "DOGS: 3 long dogs, off the lead",
                        "1 plate AB5? C?E, silver, Subaru Forester; from above: ladder rack, white tape on the roof",
                        "2 plate NOT KNOWN, dark, pick-up; from above: NOT KNOWN",
                        "FORCE LOG: 97 of 15/10/2025",
                        "INCIDENT: CAMBS-2025-000612",
                        "AUTHORITY: Inspector, control room",
                        "1 250 m NE, TL 5425 8040: 11 kV wires along the drove; last said 14 Oct 2025 06:52 BST",
                        "2 DRONE IN THE AIR: 640 m NW, TL 536 806: Police drone, up to 120 m",
                        "3 670 m SSW, TL 5380 7960: Cattle in the washland; last said NOT KNOWN",
                        "4 whole area: Low flying",
                        "LANDMARK: Old brick pumping station where two droves meet",
                        "ACCESS: From the north along Long Drove; the gate is chained",
                        "UNITS ON THE GROUND: SC21 and SC22, two officers each, infra-red strobes on",
                        "CONTAINMENT: SC22 at the bridge on the A142",
                        "ESCAPE ROADS: A142 east to Soham, B1382 north to Prickwillow",
                        "OTHER FORCES: Norfolk Constabulary 1.9 km NE; Suffolk Constabulary 9.6 km ESE",
                        "BASES: information only: NPAS dispatch decides",
                        "Boreham, helicopter, 39.2 NM, 26 min",
                        "North Weald, helicopter, 40.8 NM, 27 min (position not checked)",
                        "East Midlands, fixed wing, 63.0 NM, 40 min",
                        "1:50,000 when printed at 100 %",
                        "assumed on foot at 6 km/h since 06:40, from anywhere in the place: by 06:52 1.2 km, by 07:02 2.2 km")
                .doesNotContain("more on the page in Hedgerow");
        assertThat(page.words().split("OFFICIAL-SENSITIVE", -1))
                .as("the marking, above and below")
                .hasSize(3);
        assertThat(page.words().split("page 1 of 1", -1)).hasSize(3);
        assertThat(page.text).as("the letters of the 100 km square").containsPattern("(?m)^TL$");
    }

    @Test
    void whatIsNotKnownSaysSo() {
        var words = read(Briefings.empty()).words();
        assertThat(List.of(
                        "CRIME IN ACTION",
                        "WANTED",
                        "DOWNLINK WANTED",
                        "CALL SIGN ON THE GROUND",
                        "TELEPHONE",
                        "LAST SEEN",
                        "GOING",
                        "PEOPLE",
                        "DOING",
                        "WEAPONS",
                        "DOGS",
                        "VEHICLES",
                        "FORCE LOG",
                        "INCIDENT",
                        "AUTHORITY",
                        "HAZARDS",
                        "LANDMARK",
                        "ACCESS",
                        "UNITS ON THE GROUND",
                        "CONTAINMENT",
                        "ESCAPE ROADS"))
                .allSatisfy(label -> assertThat(words).contains(label + ": NOT KNOWN"));
        assertThat(words)
                .contains(
                        "never worked out here: NOT KNOWN",
                        "Time last seen NOT KNOWN, so no rings",
                        "HAZARDS: NOT KNOWN: nobody has told of any, which does not mean that there are none",
                        "BASES: information only: NPAS dispatch decides NOT KNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"w", "words that go on and on ", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"})
    void theLongestTextsAreCutAndSaySo(String piece) {
        var text = piece.repeat(4_000 / piece.length());
        var page = read(Briefings.everyText(text));
        assertThat(page.about).containsPattern("Pages: +1\n");
        assertThat(page.words())
                .contains(
                        "… more on the page in Hedgerow",
                        "TALKGROUP:",
                        "THREAT, RISK, HARM:",
                        "AUTHORITY:",
                        "HAZARDS: 50")
                .contains("LANDMARK:", "ESCAPE ROADS:", "BASES: information only: NPAS dispatch decides");
        assertThat(page.words())
                .as("a long hazard leaves room for those after it")
                .contains("HAZARDS: 50", " 2 250 m NE");
        assertThat(page.text.lines().reduce((first, second) -> second).orElse(""))
                .as("the last thing on the page is its marking")
                .isIn("OFFICIAL-SENSITIVE", "\f");
    }

    /** Names in Welsh and in the languages of guests; what the typeface lacks is a box that nobody can overlook. */
    @Test
    void anyNameIsWrittenAndWhatCannotBeIsSeenToBeMissing() {
        var text =
                "Llŷr, Siân, Ŵyn, Zoë, Łukasz, Ґалина, Ειρήνη, 雨, \uD83D\uDE81, \u202Eevil\u202C, a\u0000b, \uD800, \r\nend";
        var words = read(Briefings.everyText(text)).words();
        assertThat(words)
                .contains("Llŷr, Siân, Ŵyn, Zoë, Łukasz, Ґалина, Ειρήνη, □, □, □evil□, a□b, □, end")
                .doesNotContain("\u202E", "雨");
    }

    @Test
    void aPageThatIsSupersededSaysSoAcrossIt() {
        var plain = print(Briefings.full());
        var superseded = print(Briefings.superseded(Briefings.full(), 3));
        assertThat(superseded.words().split("SUPERSEDED BY VERSION 3", -1)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(superseded.words()).contains("state REQUESTED", "TALKGROUP: CAMBS RURAL 4");
        assertThat(superseded.darkDots())
                .as("outlined letters across the page")
                .isGreaterThan(plain.darkDots() + 30_000);
        assertThat(superseded.about).containsPattern("Pages: +1\n");
    }

    @Test
    void aPageThatHasExpiredSaysSo() {
        var page = new PrintedPage(Briefings.SHEET.of(Briefings.full(), Briefings.ENDS), false);
        assertThat(page.words()).contains("version 2 EXPIRED", "state REQUESTED");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void theStateIsInItsHead(State state) {
        var words = read(Briefings.in(state, Briefings.full())).words();
        assertThat(words)
                .contains(state == State.DRAFT ? "DRAFT: NOT SENT" : "version 2 " + BriefingWords.state(state));
    }

    @Test
    void theSameBriefingAtTheSameMomentIsTheSamePage() {
        assertThat(Briefings.SHEET.of(Briefings.full(), Briefings.NOW))
                .isEqualTo(Briefings.SHEET.of(Briefings.full(), Briefings.NOW));
        assertThat(new PrintedPage(
                                Briefings.SHEET.of(Briefings.full(), Briefings.NOW.plus(Duration.ofMinutes(50))), false)
                        .words())
                .contains("1 h 2 min before this was printed", "by 07:42 6.2 km (beyond the map)");
    }

    /** With a ruler: a kilometre is 40 mm or 20 mm, and the place lies where its figures say, within half a millimetre. */
    @ParameterizedTest
    @CsvSource({
        "TL 5410 8020, 50000",
        "TL 54 80, 50000",
        "SN 123 456, 50000",
        "NG 4632 0207, 50000",
        "TL 0008 9992, 50000"
    })
    void aKilometreIsAsLongAsTheScaleSays(String reference, int scale) {
        measure(at(Briefings.at(reference)), scale);
    }

    @Test
    void aPlaceWithoutATimeIsDrawnAtTheLargerScale() {
        measure(Briefings.empty(), 25_000);
    }

    /** Roads are where the grid says that they are, grey, and nothing of them leaves the frame; who made them is said. */
    @Test
    void whatLiesUnderTheGridIsGreyAndInItsPlace() {
        var briefing = Briefings.empty();
        var point = briefing.where().place().point();
        double east = point.eastingMetres();
        double north = point.northingMetres() + 310;
        var road = new MapUnder.Line(
                MapUnder.Kind.GREAT_ROAD, new double[] {east - 20_000, north, east, north, east + 20_000, north});
        var sheet = Briefings.sheet(
                (southWest, northEast) -> new MapUnder.Lines(List.of(road), "Grey: roads. Map: © Invented Surveys."));
        var page = new PrintedPage(sheet.of(briefing, Briefings.NOW));
        assertThat(page.words()).contains("Grey: roads. Map: © Invented Surveys.");
        var frame = page.frame();
        double kilometre = 1_000_000.0 / 25_000 / 25.4 * PrintedPage.DOTS_PER_INCH;
        int y = (int) Math.round((frame[1] + frame[3]) / 2.0 - 0.31 * kilometre);
        long grey = IntStream.range(1, 40)
                .map(share -> page.grey(frame[0] + share * (frame[2] - frame[0]) / 40, y))
                .filter(shade -> shade >= PrintedPage.DARK && shade < 210)
                .count();
        assertThat(grey).as("the road, but where names and lines cross it").isGreaterThan(28);
        assertThat(page.grey(frame[0] - 12, y)).as("beside the frame").isGreaterThan(210);
        assertThat(page.grey(frame[2] + 12, y)).as("beside the frame").isGreaterThan(210);
    }

    @Test
    void withoutAMapThePageSaysSo() {
        assertThat(read(Briefings.full()).words()).contains("No map of roads and rivers is loaded: none are drawn.");
    }

    private static void measure(AirBriefing briefing, int scale) {
        var page = print(briefing);
        assertThat(page.words()).contains("MAP: 1:" + scale / 1_000 + ",000");
        var frame = page.frame();
        double kilometre = 1_000_000.0 / scale / 25.4 * PrintedPage.DOTS_PER_INCH;
        var across = page.marks(frame[0], frame[3] + 5, frame[2], frame[3] + 5);
        var upwards = page.marks(frame[0] - 4, frame[1], frame[0] - 4, frame[3]);
        assertThat(across).hasSizeBetween(2, 6);
        assertThat(upwards).hasSizeBetween(2, 6);
        for (var marks : List.of(across, upwards)) {
            for (int i = 1; i < marks.size(); i++) {
                assertThat(marks.get(i) - marks.get(i - 1))
                        .as("dots to a kilometre at 1:%d", scale)
                        .isCloseTo(kilometre, within(kilometre / 100));
            }
        }
        double half = PrintedPage.DOTS_PER_INCH / 25.4 / 2;
        var point = briefing.where().place().point();
        double east = point.eastingMetres() % 1_000 / 1_000 * kilometre;
        double north = point.northingMetres() % 1_000 / 1_000 * kilometre;
        double middleX = (frame[0] + frame[2]) / 2.0;
        double middleY = (frame[1] + frame[3]) / 2.0;
        assertThat(across).anySatisfy(mark -> assertThat(mark).isCloseTo(middleX - east, within(half)));
        assertThat(upwards).anySatisfy(mark -> assertThat(mark).isCloseTo(middleY + north, within(half)));
    }
}
