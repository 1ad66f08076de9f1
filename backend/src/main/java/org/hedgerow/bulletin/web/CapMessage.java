package org.hedgerow.bulletin.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.bulletin.BulletinAreas;
import org.hedgerow.bulletin.BulletinAudience;
import org.hedgerow.bulletin.BulletinEvent;
import org.hedgerow.bulletin.BulletinKind;
import org.hedgerow.bulletin.EventPosition;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.identity.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A bulletin as a message of the Common Alerting Protocol, version 1.2 (OASIS Standard of 1 July 2010): one info block for each language. */
@Component
class CapMessage {

    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final BulletinAreas areas;
    private final BulletinWords words;
    private final PublicAddress address;

    CapMessage(BulletinAreas areas, BulletinWords words, PublicAddress address) {
        this.areas = areas;
        this.words = words;
        this.address = address;
    }

    /** @param bulletin with words, in those of its reader */
    String of(IssuedBulletin bulletin) {
        var open = bulletin.audience() == BulletinAudience.PUBLIC;
        var xml = new XmlText().root("alert", NAMESPACE);
        xml.element("identifier", identifier(bulletin.id()))
                .element("sender", sender())
                .element("sent", time(bulletin.issuedAt()))
                .element("status", "Actual")
                .element("msgType", messageType(bulletin))
                .element("scope", open ? "Public" : "Restricted");
        if (!open) {
            xml.element(
                    "restriction",
                    bulletin.audience() == BulletinAudience.WATCH ? "Watch groups of the area" : "Police");
        }
        xml.element("note", "OFFICIAL");
        if (bulletin.refersTo() != null && bulletin.refersToIssuedAt() != null) {
            xml.element(
                    "references",
                    sender() + "," + identifier(bulletin.refersTo()) + "," + time(bulletin.refersToIssuedAt()));
        }
        info(xml, bulletin, "en");
        if (bulletin.wording() != null && bulletin.wording().welsh() != null) {
            info(xml, bulletin, "cy");
        }
        return xml.end().ended();
    }

    private void info(XmlText xml, IssuedBulletin bulletin, String language) {
        var text = words.text(bulletin, language);
        var facts = bulletin.facts();
        xml.begin("info")
                .element("language", language.equals("cy") ? "cy-GB" : "en-GB")
                .element("category", category(bulletin))
                .element("event", words.kind(bulletin, language));
        responses(bulletin).forEach(each -> xml.element("responseType", each));
        xml.element("urgency", urgency(bulletin))
                .element("severity", severity(bulletin))
                .element("certainty", certainty(bulletin))
                .element("expires", time(bulletin.expiresAt()))
                .element("senderName", facts.provider())
                .element("headline", text.title())
                .element("description", text.body().isEmpty() ? text.summary() : text.summary() + "\n\n" + text.body())
                .element(
                        "instruction",
                        String.join("\n", words.advice(bulletin, language)) + "\n"
                                + String.join("\n", words.reporting(bulletin, language)))
                .element("contact", BulletinWords.signed(facts.signatory()))
                .begin("area")
                .element("areaDesc", facts.areaName());
        for (var edge : areas.edges(bulletin.area())) {
            xml.element("polygon", polygon(edge));
        }
        xml.end();
        event(xml, facts.event());
        xml.end();
    }

    /** The place of an event is an area of its own: a circle without extent, as the standard allows. */
    private static void event(XmlText xml, @Nullable BulletinEvent event) {
        if (event != null && event.position() != null) {
            xml.begin("area")
                    .element("areaDesc", event.place())
                    .element("circle", point(event.position(), ",") + " 0")
                    .end();
        }
    }

    /** Latitude first, to about 1 m. */
    static String point(EventPosition position, String between) {
        return number(Math.round(position.latitude() * 1e5) / 1e5)
                + between
                + number(Math.round(position.longitude() * 1e5) / 1e5);
    }

    /** Latitude first, with a comma; pairs with a space. The ring is closed and has at least four. */
    static String polygon(List<GeoPoint> ring) {
        return ring.stream()
                .map(point -> number(point.latitude()) + "," + number(point.longitude()))
                .collect(Collectors.joining(" "));
    }

    static String number(double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }

    static String identifier(UUID id) {
        return "urn:uuid:" + id;
    }

    /** Where this installation is reached, without what the protocol forbids in a sender. */
    private String sender() {
        return address.find()
                .map(site -> site.replaceFirst("^https?://", "").replaceAll("[\\s,<&]", ""))
                .orElse("hedgerow.invalid");
    }

    /** With the offset of London, never Z; and where that is none, with a minus: the protocol asks for both. */
    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(LONDON))
                .replace("+00:00", "-00:00");
    }

    private static String messageType(IssuedBulletin bulletin) {
        return switch (bulletin.message()) {
            case ALERT -> "Alert";
            case UPDATE -> "Update";
            case CANCEL -> "Cancel";
        };
    }

    private static String category(IssuedBulletin bulletin) {
        var advice = bulletin.facts().advice();
        if (bulletin.facts().kind() == BulletinKind.MISSING_PERSON) {
            return "Rescue";
        }
        return switch (advice) {
            case FLY_TIPPING, WILDLIFE -> "Env";
            case VULNERABLE_NEIGHBOURS -> "Safety";
            default -> "Security";
        };
    }

    private static String urgency(IssuedBulletin bulletin) {
        return switch (bulletin.facts().urgency()) {
            case NOW -> "Immediate";
            case SOON -> "Expected";
            case PAST -> "Past";
        };
    }

    private static String severity(IssuedBulletin bulletin) {
        return switch (bulletin.facts().kind()) {
            case WARNING, SEASONAL_SPIKE, MISSING_PERSON -> "Moderate";
            case OPERATION_LAUNCH, ACTION_WEEK, EVENT_OR_AMNESTY, QUESTIONS_AND_ANSWERS -> "Minor";
        };
    }

    private static String certainty(IssuedBulletin bulletin) {
        return switch (bulletin.facts().kind()) {
            case WARNING, MISSING_PERSON, SEASONAL_SPIKE -> "Observed";
            case OPERATION_LAUNCH, ACTION_WEEK, EVENT_OR_AMNESTY -> "Likely";
            case QUESTIONS_AND_ANSWERS -> "Unknown";
        };
    }

    private static List<String> responses(IssuedBulletin bulletin) {
        return switch (bulletin.message()) {
            case CANCEL -> List.of("AllClear");
            case ALERT, UPDATE ->
                switch (bulletin.facts().kind()) {
                    case WARNING, SEASONAL_SPIKE ->
                        bulletin.facts().advice().hasSafetyLine()
                                ? List.of("Avoid", "Monitor")
                                : List.of("Prepare", "Monitor");
                    case MISSING_PERSON -> List.of("Monitor");
                    case OPERATION_LAUNCH, ACTION_WEEK, EVENT_OR_AMNESTY, QUESTIONS_AND_ANSWERS -> List.of("None");
                };
        };
    }
}
