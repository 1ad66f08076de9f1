package org.hedgerow.operation.sheet;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing;

/** The briefing as KML 2.2 (OGC 07-147r2), and a document that fetches it again and again. Positions in WGS 84, longitude first. */
final class BriefingKml {

    private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";

    private BriefingKml() {}

    static byte[] of(AirBriefing briefing, Instant now, NationalGrid grid) {
        var xml = new SafeXml();
        try {
            xml.element(
                    "kml",
                    () -> xml.element("Document", () -> {
                        xml.text("name", briefing.marking().text() + " " + BriefingHead.title(briefing));
                        xml.text("description", BriefingHead.line(briefing, now));
                        style(xml);
                        xml.element("ExtendedData", () -> {
                            for (var entry : BriefingHead.of(briefing, now).entrySet()) {
                                xml.element("Data", () -> xml.text("value", entry.getValue()), "name", entry.getKey());
                            }
                        });
                        for (var feature : BriefingFeature.of(briefing, grid)) {
                            xml.element("Placemark", () -> placemark(xml, feature), "id", "f" + feature.key());
                        }
                    }),
                    "xmlns",
                    NAMESPACE);
            return xml.done();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("KML cannot be written", e);
        }
    }

    /**
     * A document that fetches the briefing from an address as long as it is open.
     *
     * @param address where the KML is, with what its reader needs to be let in
     */
    static byte[] link(AirBriefing briefing, Instant now, String address, Duration every) {
        var xml = new SafeXml();
        try {
            xml.element(
                    "kml",
                    () -> xml.element("NetworkLink", () -> {
                        xml.text("name", briefing.marking().text() + " " + BriefingHead.title(briefing));
                        xml.text("open", "1");
                        xml.text("description", BriefingHead.line(briefing, now));
                        xml.element("Link", () -> {
                            xml.text("href", address);
                            xml.text("refreshMode", "onInterval");
                            xml.text("refreshInterval", Long.toString(every.toSeconds()));
                        });
                    }),
                    "xmlns",
                    NAMESPACE);
            return xml.done();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("KML cannot be written", e);
        }
    }

    /** A document without places, which takes those that a program has fetched before off its map. */
    static byte[] ended() {
        var xml = new SafeXml();
        try {
            xml.element(
                    "kml",
                    () -> xml.element("Document", () -> xml.text("name", "This link has ended")),
                    "xmlns",
                    NAMESPACE);
            return xml.done();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("KML cannot be written", e);
        }
    }

    private static void style(SafeXml xml) throws XMLStreamException {
        xml.element(
                "Style",
                () -> {
                    xml.element("LineStyle", () -> {
                        xml.text("color", "ff000000");
                        xml.text("width", "3");
                    });
                    xml.element("PolyStyle", () -> xml.text("fill", "0"));
                },
                "id",
                "thick");
    }

    private static void placemark(SafeXml xml, BriefingFeature feature) throws XMLStreamException {
        xml.text("name", feature.name());
        xml.text("description", feature.description());
        xml.text("styleUrl", "#thick");
        xml.element("ExtendedData", () -> {
            xml.element("Data", () -> xml.text("value", feature.kind().name()), "name", "kind");
            xml.element(
                    "Data",
                    () -> xml.text("value", Integer.toString(feature.precisionMetres())),
                    "name",
                    "precisionMetres");
        });
        var coordinates = feature.shape().stream()
                .map(point -> SafeXml.longitude(point) + "," + SafeXml.latitude(point))
                .collect(Collectors.joining(" "));
        if (feature.isPoint()) {
            xml.element("Point", () -> xml.text("coordinates", coordinates));
        } else if (feature.isArea()) {
            xml.element(
                    "Polygon",
                    () -> xml.element(
                            "outerBoundaryIs",
                            () -> xml.element("LinearRing", () -> xml.text("coordinates", coordinates))));
        } else {
            xml.element("LineString", () -> {
                xml.text("tessellate", "1");
                xml.text("coordinates", coordinates);
            });
        }
    }
}
