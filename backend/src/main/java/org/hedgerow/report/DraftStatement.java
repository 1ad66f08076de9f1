package org.hedgerow.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hedgerow.evidence.EvidenceFile;
import org.hedgerow.evidence.Exhibit;
import org.hedgerow.geo.GridReference;
import org.hedgerow.incident.OccurredBetween;
import org.jspecify.annotations.Nullable;

/**
 * A draft of what a witness may state, made of what a report told and nothing else. What somebody typed stands indented or on one line, so that
 * nothing in it passes for a line of the draft; what is to be settled with the witness stands in square brackets. English, as the force's own
 * form is.
 *
 * @param reference of the incident that the report counts for
 * @param name of the witness; null when nobody said it
 * @param forCaller somebody of the force wrote down what a caller said
 * @param counts answers that are numbers, by the question as it was asked
 * @param permission {@code NO}, {@code YES}, {@code UNKNOWN}, or null when that was not asked
 * @param files of the report, whatever became of them
 */
record DraftStatement(
        String reference,
        @Nullable String name,
        boolean forCaller,
        DeskReport.Told told,
        Map<String, Long> counts,
        @Nullable String permission,
        List<EvidenceFile> files,
        Instant draftedAt) {

    static final String IS_A_DRAFT =
            "Draft: nothing here is evidence until the witness has read, changed and signed it.";
    static final String NO_PERMISSION = "I did not give these people permission to be on the land.";

    /** No text is longer, in characters: the bounds of its parts keep it far below. */
    static final int LONGEST = 30_000;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu 'at' HH:mm z", Locale.UK)
            .withZone(ZoneId.of("Europe/London"));
    private static final int LONGEST_LINE = 400;

    String text() {
        return part(
                        "DRAFT STATEMENT OF A WITNESS",
                        IS_A_DRAFT,
                        "Made from report " + reference + " on " + MOMENT.format(draftedAt)
                                + ". What stands in [square brackets] is to be settled with the witness.")
                + part("WITNESS", "Name: " + (name == null ? "[name to be entered]" : line(name)))
                + part(
                        "WHERE",
                        "Place as given: " + line(told.placeAsGiven()),
                        "Grid reference: " + GridReference.of(told.point(), told.precisionMetres())
                                + ", known to within " + metres(told.precisionMetres()))
                + part("WHEN", when(told.when()))
                + part(
                        forCaller
                                ? "WHAT WAS TOLD, as it was written down from a call"
                                : "WHAT WAS TOLD, in the words of the witness",
                        ownWords())
                + part("COUNTED", counted())
                + part("PERMISSION", permissionLines())
                + part("EXHIBITS", exhibits())
                + part(
                        "DECLARATION",
                        "[The declaration under section 9 of the Criminal Justice Act 1967 goes here, in the words of the force's own"
                                + " form.]",
                        "Signed: ..............................   Date: ....................",
                        IS_A_DRAFT);
    }

    private static String part(String title, String... lines) {
        return title + "\n" + String.join("\n", lines) + "\n\n";
    }

    private static String when(OccurredBetween when) {
        var from = MOMENT.format(when.earliest());
        var to = MOMENT.format(when.latest());
        if (from.equals(to)) {
            return when.exactTimeKnown() ? "On " + from : "On " + from + " [how exactly is that known?]";
        }
        return when.exactTimeKnown()
                ? "From " + from + " to " + to
                : "At some time between " + from + " and " + to + " [how exactly is that known?]";
    }

    private String ownWords() {
        return told.narrative().isBlank()
                ? "[Nothing was told in words.]"
                : told.narrative()
                        .lines()
                        .map(each -> each.isBlank() ? "" : "    " + plain(each))
                        .collect(Collectors.joining("\n"));
    }

    private String counted() {
        return counts.isEmpty()
                ? "[Nothing was counted.]"
                : counts.entrySet().stream()
                        .map(each -> each.getKey() + (each.getKey().endsWith("?") ? " " : ": ") + each.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private String permissionLines() {
        var ask = "[To be asked: Did you, or anybody who may, give these people permission to be on the land?]";
        return switch (permission == null ? "" : permission) {
            case "NO" ->
                NO_PERMISSION
                        + "\n[Only where the land is the witness's to let anybody on; otherwise say whose it is, who states this.]";
            case "YES" -> ask + "\nThe report says: they had permission.";
            case "UNKNOWN" -> ask + "\nThe report says: not known.";
            default -> ask + "\nThe report does not say.";
        };
    }

    private String exhibits() {
        var kept = files.stream().filter(EvidenceFile::isSealed).toList();
        return kept.isEmpty()
                ? "[No file came with the report.]"
                : kept.stream().map(DraftStatement::exhibit).collect(Collectors.joining("\n"));
    }

    private static String exhibit(EvidenceFile file) {
        var what = file.kind() == null ? "file" : file.isVideo() ? "video" : "photo";
        var exhibit = file.exhibit();
        var named = exhibit == null
                ? "[Not named as an exhibit yet] a " + what
                : "I produce a " + what + " as exhibit " + exhibit.reference();
        return named + ".\n    SHA-256 of the original: " + file.sha256() + "\n    " + clock(exhibit)
                + (exhibit == null || exhibit.note() == null ? "" : "\n    " + line(exhibit.note()));
    }

    private static String clock(@Nullable Exhibit exhibit) {
        var offset = exhibit == null ? null : exhibit.clockOffsetSeconds();
        return offset == null
                ? "[The clock of the device: was it compared with the true time?]"
                : offset == 0
                        ? "The clock of the device was right."
                        : "The clock of the device was " + duration(Math.abs(offset))
                                + (offset > 0 ? " fast." : " slow.");
    }

    /** {@code 2 minutes}, {@code 1 hour 5 seconds}. */
    static String duration(int seconds) {
        return List.of(many(seconds / 3_600, "hour"), many(seconds / 60 % 60, "minute"), many(seconds % 60, "second"))
                .stream()
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String many(int number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String metres(int metres) {
        return metres >= 1_000 && metres % 1_000 == 0 ? metres / 1_000 + " km" : metres + " m";
    }

    /** On one line, and of a length that a form takes. */
    private static String line(String text) {
        var line = plain(text.strip());
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }

    private static String plain(String text) {
        return text.codePoints()
                .map(each -> mayStand(each) ? each : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whatever breaks a line or turns the reading direction may not; what joins letters is a part of words. */
    private static boolean mayStand(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }
}
