package org.hedgerow.operation.sheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.operation.AirBriefing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a control room reads out to those who send an aircraft: within a minute at 150 words a minute, figures and letters counted as they are
 * spoken. What they must have is always in it, cut where it is long: priority, threat, place, hazards, talkgroup. The rest goes in by its
 * importance while there is time, and is read in the order in which it is needed. The page has everything.
 */
@Component
public class BriefingScript {

    /** A steady reading on the radio. */
    public static final int WORDS_A_MINUTE = 150;

    private static final int MOST_WORDS = WORDS_A_MINUTE;
    private static final int ALWAYS = 0;
    private static final int MOST_HAZARDS = 3;
    private static final int SECONDS_A_MINUTE = 60;

    /**
     * @param text a line for each thing that is said
     * @param seconds that it takes, never more than 60
     * @param words as they are spoken
     * @param leftOut what there was no time for, the most important first
     */
    public record Script(String text, int seconds, int words, List<String> leftOut) {

        public Script {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * A line of it.
     *
     * @param rank 0 for what is always said; of others the lowest is said first
     */
    private record Line(String about, int rank, String text) {}

    /**
     * The script as of a moment, which decides how long ago they were seen.
     *
     * @param now when it is read
     */
    public Script of(AirBriefing briefing, Instant now) {
        var lines = lines(briefing, now);
        var said = new ArrayList<>(
                lines.stream().filter(line -> line.rank == ALWAYS).toList());
        var leftOut = new ArrayList<String>();
        int words = said.stream().mapToInt(line -> SpokenWords.count(line.text)).sum();
        for (var line : lines.stream()
                .filter(line -> line.rank != ALWAYS)
                .sorted(Comparator.comparingInt(Line::rank))
                .toList()) {
            int more = SpokenWords.count(line.text);
            if (words + more <= MOST_WORDS) {
                words += more;
                said.add(line);
            } else {
                leftOut.add(line.about);
            }
        }
        var text = lines.stream().filter(said::contains).map(Line::text).collect(Collectors.joining("\n", "", "\n"));
        return new Script(text, (words * SECONDS_A_MINUTE + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE, words, leftOut);
    }

    /** All that could be said, in the order of its saying. */
    private static List<Line> lines(AirBriefing briefing, Instant now) {
        var asked = briefing.asked();
        var seen = briefing.seen();
        var ground = briefing.ground();
        var lines = new ArrayList<Line>();
        var warning = BriefingWords.warning(briefing, now);
        if (warning != null) {
            lines.add(new Line("warning", ALWAYS, warning.toLowerCase(Locale.ROOT) + "."));
        }
        lines.add(new Line("who asks", 1, "Air support request from " + SpokenWords.atMost(briefing.force(), 5) + "."));
        lines.add(new Line(
                "priority",
                ALWAYS,
                "Priority "
                        + BriefingWords.priority(asked.priority())
                                .replaceAll(" \\(.*", "")
                                .toLowerCase(Locale.ROOT)
                        + (Boolean.TRUE.equals(asked.crimeInAction()) ? ", crime in action." : ".")));
        lines.add(new Line("threat", ALWAYS, "Threat: " + SpokenWords.atMost(asked.threatRiskHarm(), 26) + "."));
        place(lines, briefing);
        lines.add(new Line("last seen", 2, lastSeen(briefing, now)));
        lines.add(new Line(
                "people",
                3,
                "People: " + known(seen.subjects()) + "; " + SpokenWords.atMost(BriefingWords.known(seen.doing()), 8)
                        + "."));
        lines.add(
                new Line("weapons", 4, "Weapons: " + SpokenWords.atMost(BriefingWords.known(seen.weapons()), 8) + "."));
        lines.add(new Line("vehicles", 6, "Vehicle: " + vehicle(briefing) + "."));
        lines.add(new Line("dogs", 9, "Dogs: " + SpokenWords.atMost(BriefingWords.known(seen.dogs()), 6) + "."));
        lines.add(new Line("hazards", ALWAYS, "Hazards: " + hazards(ground.hazards()) + "."));
        lines.add(new Line(
                "units", 5, "On the ground: " + SpokenWords.atMost(BriefingWords.known(ground.units()), 16) + "."));
        lines.add(new Line(
                "containment",
                10,
                "Containment: " + SpokenWords.atMost(BriefingWords.known(ground.containment()), 8) + "."));
        lines.add(new Line(
                "talkgroup",
                ALWAYS,
                "Talk to " + SpokenWords.atMost(BriefingWords.known(asked.callSign()), 6) + " on "
                        + SpokenWords.atMost(asked.talkgroup(), 8) + "."));
        lines.add(new Line("why air", 7, "Why air: " + SpokenWords.atMost(asked.whyAir(), 16) + "."));
        lines.add(new Line("wanted", 8, "Wanted: " + BriefingWords.wanted(asked) + "."));
        lines.add(new Line(
                "escape roads",
                11,
                "Escape: " + SpokenWords.atMost(BriefingWords.known(ground.escapeRoads()), 8) + "."));
        lines.add(new Line(
                "number",
                12,
                "Number: " + SpokenWords.spelled(lastFigures(briefing)) + ", version "
                        + SpokenWords.figures(briefing.version()) + "."));
        return lines;
    }

    private static void place(List<Line> lines, AirBriefing briefing) {
        var forms = PlaceForms.of(briefing.where().place());
        var reference = forms.gridReference();
        lines.add(new Line(
                "place",
                ALWAYS,
                (reference == null ? "Position " : "Grid " + SpokenWords.spelled(reference) + ". ")
                        + SpokenWords.degrees(forms.degreesMinutes()) + "."));
        lines.add(new Line(
                "landmark",
                13,
                "Landmark: "
                        + SpokenWords.atMost(
                                BriefingWords.known(briefing.where().landmark()), 10) + "."));
    }

    private static String lastSeen(AirBriefing briefing, Instant now) {
        var lastSeen = briefing.seen().lastSeen();
        var direction = briefing.seen().direction();
        var going = direction == null ? "direction not known" : "going " + direction.spoken();
        return lastSeen == null
                ? "Time last seen not known, " + going + "."
                : "Last seen " + BriefingWords.age(lastSeen, now) + " ago, " + going + ".";
    }

    private static String known(@Nullable Integer number) {
        return number == null ? BriefingWords.NOT_KNOWN : SpokenWords.figures(number);
    }

    private static String vehicle(AirBriefing briefing) {
        var vehicles = briefing.seen().vehicles();
        if (vehicles.isEmpty()) {
            return BriefingWords.NOT_KNOWN;
        }
        var first = vehicles.get(0);
        var plate =
                first.plate() == null ? "plate not known" : SpokenWords.atMost(SpokenWords.spelled(first.plate()), 9);
        var looks = SpokenWords.atMost(
                BriefingWords.known(first.colour()) + " " + BriefingWords.known(first.makeAndModel()), 7);
        return looks + ", " + plate + (vehicles.size() > 1 ? ", and " + (vehicles.size() - 1) + " more" : "");
    }

    private static String hazards(List<AirBriefing.Hazard> hazards) {
        if (hazards.isEmpty()) {
            return BriefingWords.NOT_KNOWN;
        }
        var said = hazards.stream()
                .sorted(Comparator.comparing(hazard -> !hazard.drone()))
                .limit(MOST_HAZARDS)
                .map(hazard -> (hazard.drone() ? "drone in the air, " : "") + SpokenWords.atMost(hazard.what(), 9))
                .collect(Collectors.joining("; "));
        int more = hazards.size() - MOST_HAZARDS;
        return more > 0 ? said + "; and " + more + " more" : said;
    }

    /** {@code 000012}: people who speak of the same day need no more. */
    private static String lastFigures(AirBriefing briefing) {
        var number = briefing.number();
        return number.substring(number.lastIndexOf('-') + 1);
    }
}
