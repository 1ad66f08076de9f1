package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hedgerow.bulletin.BulletinAreas;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.identity.PublicAddress;
import org.springframework.stereotype.Component;

/** What was issued to everybody as an Atom feed (RFC 4287) with places by GeoRSS-Simple; each entry leads to the same as a page and as CAP, so it is the index of these too. */
@Component
class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String GEORSS = "http://www.georss.org/georss";

    private final BulletinAreas areas;
    private final BulletinWords words;
    private final PublicAddress address;

    AtomFeed(BulletinAreas areas, BulletinWords words, PublicAddress address) {
        this.areas = areas;
        this.words = words;
        this.address = address;
    }

    /** @param bulletins newest first */
    String of(List<IssuedBulletin> bulletins, Instant now) {
        var site = address.find().orElse("");
        var updated = bulletins.stream()
                .map(IssuedBulletin::publishedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var xml = new XmlText().root("feed", ATOM).prefix("georss", GEORSS);
        xml.element("id", site.isEmpty() ? "urn:hedgerow:bulletins" : site + "/bulletins.atom")
                .element("title", "Hedgerow")
                .element("updated", updated.toString());
        link(xml, "self", "application/atom+xml", site + "/bulletins.atom");
        link(xml, "alternate", "text/html", site + "/bulletins.html");
        bulletins.stream()
                .filter(each -> each.wording() != null && now.isBefore(each.expiresAt()))
                .forEach(each -> entry(xml, each, site));
        return xml.end().ended();
    }

    private void entry(XmlText xml, IssuedBulletin bulletin, String site) {
        var text = words.text(bulletin, "en");
        xml.begin("entry")
                .element("id", CapMessage.identifier(bulletin.id()))
                .element("title", text.title())
                .element("updated", bulletin.publishedAt().toString())
                .element("published", bulletin.publishedAt().toString())
                .begin("author")
                .element("name", bulletin.facts().provider())
                .end()
                .begin("category")
                .attribute("term", bulletin.facts().kind().name())
                .end()
                .element("summary", text.summary())
                .begin("content")
                .attribute("type", "text")
                .said(words.whole(bulletin, "en"))
                .end();
        link(xml, "alternate", "text/html", site + "/bulletins.html#" + bulletin.id());
        link(xml, "related", "application/cap+xml", site + "/bulletins/" + bulletin.id() + ".cap");
        link(xml, "related", "text/html", site + "/report.html?bulletin=" + bulletin.id());
        var event = bulletin.facts().event();
        if (event != null && event.position() != null) {
            xml.element("georss:point", CapMessage.point(event.position(), " "));
        }
        for (var edge : areas.edges(bulletin.area())) {
            xml.element("georss:polygon", polygon(edge));
        }
        xml.end();
    }

    private static void link(XmlText xml, String relation, String type, String address) {
        xml.begin("link")
                .attribute("rel", relation)
                .attribute("type", type)
                .attribute("href", address)
                .end();
    }

    /** Latitude first; all with spaces. */
    private static String polygon(List<GeoPoint> ring) {
        return ring.stream()
                .map(point -> CapMessage.number(point.latitude()) + " " + CapMessage.number(point.longitude()))
                .collect(Collectors.joining(" "));
    }
}
