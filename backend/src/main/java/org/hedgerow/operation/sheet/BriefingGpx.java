package org.hedgerow.operation.sheet;

import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing;

/** The briefing as GPX 1.1: points are waypoints, the direction is a route, the square of the place a track. Positions in WGS 84. */
final class BriefingGpx {

    private BriefingGpx() {}

    static byte[] of(AirBriefing briefing, Instant now, NationalGrid grid) {
        var features = BriefingFeature.of(briefing, grid);
        var xml = new SafeXml();
        try {
            xml.element(
                    "gpx",
                    () -> {
                        xml.element("metadata", () -> {
                            xml.text("name", briefing.marking().text() + " " + BriefingHead.title(briefing));
                            xml.text("desc", BriefingHead.line(briefing, now));
                            xml.text("time", briefing.madeAt().toString());
                        });
                        write(xml, features);
                    },
                    "version",
                    "1.1",
                    "creator",
                    "Hedgerow",
                    "xmlns",
                    "http://www.topografix.com/GPX/1/1");
            return xml.done();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("GPX cannot be written", e);
        }
    }

    /** Waypoints first, then routes, then tracks: the format has no other order. */
    private static void write(SafeXml xml, List<BriefingFeature> features) throws XMLStreamException {
        for (var feature : features) {
            if (feature.isPoint()) {
                point(xml, "wpt", feature.first(), () -> describe(xml, feature));
            }
        }
        for (var feature : features) {
            if (feature.kind() == BriefingFeature.Kind.DIRECTION) {
                xml.element("rte", () -> {
                    describe(xml, feature);
                    for (var corner : feature.shape()) {
                        point(xml, "rtept", corner, () -> {});
                    }
                });
            }
        }
        for (var feature : features) {
            if (feature.isArea()) {
                xml.element("trk", () -> {
                    describe(xml, feature);
                    xml.element("trkseg", () -> {
                        for (var corner : feature.shape()) {
                            point(xml, "trkpt", corner, () -> {});
                        }
                    });
                });
            }
        }
    }

    private static void point(SafeXml xml, String name, GeoPoint point, SafeXml.Inside inside)
            throws XMLStreamException {
        xml.element(name, inside, "lat", SafeXml.latitude(point), "lon", SafeXml.longitude(point));
    }

    private static void describe(SafeXml xml, BriefingFeature feature) throws XMLStreamException {
        xml.text("name", feature.name());
        xml.text("desc", feature.description());
        xml.text("type", feature.kind().name());
    }
}
