package org.hedgerow.report;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;

/**
 * The last report of a page of the desk's list; the next page begins after it. As text: {@code 1.1790000000000000.<id>}, with the time of
 * receipt in microseconds.
 *
 * @param happening whether it stood among what is happening now
 */
public record DeskCursor(boolean happening, Instant receivedAt, UUID id) {

    private static final Pattern TEXT =
            Pattern.compile("([01])\\.([0-9]{1,17})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** @throws ProblemException 422 for what is no cursor */
    public static DeskCursor parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw PlatformProblem.invalid("?before", "Ask for the list from its beginning.");
        }
        long micros = Long.parseLong(matcher.group(2));
        return new DeskCursor(
                matcher.group(1).equals("1"),
                Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
                UUID.fromString(matcher.group(3)));
    }

    static DeskCursor of(DeskReport report) {
        return new DeskCursor(report.happeningNow(), report.receivedAt(), report.id());
    }

    @Override
    public String toString() {
        return (happening ? "1." : "0.") + (receivedAt.getEpochSecond() * 1_000_000 + receivedAt.getNano() / 1_000)
                + "." + id;
    }
}
