package org.hedgerow.operation.sheet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.sheet.BriefingFeature.Kind;

/**
 * The briefing as events of Cursor on Target 2.0, which tactical map programs read, in one element {@code events}, as their servers answer.
 * Each thing has an identity that stays from version to version; what moves goes stale after ten minutes, the rest with the task; of a version
 * that is superseded everything is stale at once. Positions in WGS 84; {@code ce} is the radius in metres of the circle that holds the truth;
 * heights are not known, which the format says by 9999999.
 *
 * <p>The types are of the format's own table: {@code b-m-p-s-p-i} a point of interest, {@code u-d-f} a drawn line, {@code b-m-p-s-m} a marked
 * spot for a hazard and for what is said of units, {@code a-f-A-M-H-Q} a friendly unmanned rotary wing in the air for a drone of the police.
 */
final class CursorOnTarget {

    private static final Duration MOVING = Duration.ofMinutes(10);
    private static final String NOT_KNOWN = "9999999.0";
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CursorOnTarget() {}

    static byte[] of(AirBriefing briefing, Instant now, NationalGrid grid) {
        var features = BriefingFeature.of(briefing, grid);
        var xml = new SafeXml();
        try {
            xml.element("events", () -> {
                for (var feature : features) {
                    if (!feature.isArea()) {
                        event(xml, feature, features, briefing, now);
                    }
                }
            });
            return xml.done();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cursor on Target cannot be written", e);
        }
    }

    private static void event(
            SafeXml xml, BriefingFeature feature, List<BriefingFeature> all, AirBriefing briefing, Instant now)
            throws XMLStreamException {
        xml.element(
                "event",
                () -> {
                    var at = feature.first();
                    xml.empty(
                            "point",
                            "lat",
                            SafeXml.latitude(at),
                            "lon",
                            SafeXml.longitude(at),
                            "hae",
                            NOT_KNOWN,
                            "ce",
                            circle(feature),
                            "le",
                            NOT_KNOWN);
                    xml.element("detail", () -> detail(xml, feature, all.get(0), briefing, now));
                },
                "version",
                "2.0",
                "uid",
                uid(feature),
                "type",
                type(feature.kind()),
                "how",
                "h-e",
                "time",
                UTC.format(now),
                "start",
                UTC.format(now),
                "stale",
                UTC.format(stale(feature.kind(), briefing, now)),
                "access",
                briefing.marking().text());
    }

    private static void detail(
            SafeXml xml, BriefingFeature feature, BriefingFeature place, AirBriefing briefing, Instant now)
            throws XMLStreamException {
        xml.empty("contact", "callsign", feature.name());
        if (feature.kind() == Kind.DIRECTION) {
            for (var corner : feature.shape()) {
                xml.empty("link", "point", SafeXml.latitude(corner) + "," + SafeXml.longitude(corner));
            }
        } else if (feature != place) {
            xml.empty("link", "uid", uid(place), "type", type(place.kind()), "relation", "p-p");
        }
        xml.text("remarks", feature.description() + ". " + BriefingHead.line(briefing, now));
    }

    static String uid(BriefingFeature feature) {
        return "hedgerow-" + feature.key();
    }

    static String type(Kind kind) {
        return switch (kind) {
            case PLACE -> "b-m-p-s-p-i";
            case DIRECTION -> "u-d-f";
            case DRONE -> "a-f-A-M-H-Q";
            case HAZARD, GROUND -> "b-m-p-s-m";
            case PLACE_AREA -> throw new IllegalArgumentException("An area is told by the error of its middle");
        };
    }

    /** Half the diagonal of the square; where units are, nobody knows. */
    private static String circle(BriefingFeature feature) {
        return feature.kind() == Kind.GROUND
                ? NOT_KNOWN
                : String.format(Locale.ROOT, "%.1f", Math.max(1, feature.precisionMetres() * Math.sqrt(0.5)));
    }

    static Instant stale(Kind kind, AirBriefing briefing, Instant now) {
        if (BriefingWords.warning(briefing, now) != null || now.isAfter(briefing.endsAt())) {
            return now;
        }
        var moving = now.plus(MOVING);
        return kind == Kind.HAZARD || moving.isAfter(briefing.endsAt()) ? briefing.endsAt() : moving;
    }
}
