package org.hedgerow.operation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hedgerow.operation.AirBriefing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.w3c.dom.Document;
import tools.jackson.databind.json.JsonMapper;

/** Files as programs of others open them: GDAL finds the same things at the same places in each. */
class BriefingFilesTests {

    static final BriefingFiles FILES = new BriefingFiles(Briefings.GRID, Briefings.SHEET);

    private static final Pattern NAME = Pattern.compile("(?m)^  (?:Name|name) \\(String\\) = (.*)$");
    private static final Pattern SHAPE =
            Pattern.compile("(?m)^  (POINT|LINESTRING|POLYGON|MULTILINESTRING)( Z)? (\\(.*\\))$");
    private static final double A_CENTIMETRE_IN_DEGREES = 1e-7;

    private static final String HOSTILE =
            "\"quoted\" 'and' <b>bold</b> ]]> &amp; &#0; \u0000\u0007 \u202Eturned\u202C {{7*7}} ${x} =1+1 \uD800 雨 Llŷr";
    private static final String AS_WRITTEN =
            "\"quoted\" 'and' <b>bold</b> ]]> &amp; &#0; \uFFFD\uFFFD \uFFFDturned\uFFFD {{7*7}} ${x} =1+1 \uFFFD 雨 Llŷr";

    @TempDir
    Path folder;

    /** A thing as GDAL found it. */
    private record Found(String name, List<Double> numbers) {}

    private static byte[] write(BriefingFormat format, AirBriefing briefing) {
        return FILES.write(format, briefing, Briefings.NOW);
    }

    private String ogrinfo(BriefingFormat format, AirBriefing briefing) throws Exception {
        var file = Files.write(folder.resolve("briefing." + format.ending()), write(format, briefing));
        return Machine.run(folder, "ogrinfo", "-ro", "-al", file.toString());
    }

    private static List<Found> found(String said) {
        var found = new ArrayList<Found>();
        for (var feature : said.split("OGRFeature\\(", -1)) {
            var name = NAME.matcher(feature);
            var shape = SHAPE.matcher(feature);
            if (name.find() && shape.find()) {
                var numbers = new ArrayList<Double>();
                for (var corner : shape.group(3).replaceAll("[()]", "").split(",")) {
                    var parts = corner.strip().split(" ");
                    numbers.add(Double.valueOf(parts[0]));
                    numbers.add(Double.valueOf(parts[1]));
                }
                found.add(new Found(name.group(1), numbers));
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource(
            value = BriefingFormat.class,
            names = {"KML", "GPX", "GEOJSON", "GPKG"})
    void gdalFindsTheSameThingsAtTheSamePlaces(BriefingFormat format) throws Exception {
        var briefing = Briefings.full();
        var found = found(ogrinfo(format, briefing));
        var features = BriefingFeature.of(briefing, Briefings.GRID);
        assertThat(features)
                .extracting(BriefingFeature::name)
                .containsExactly(
                        "CAMBS-AIR-2025-000012",
                        "known to 10 m",
                        "going west-south-west when last seen",
                        "hazard 1",
                        "drone 2",
                        "hazard 3",
                        "units on the ground");
        // Routes and tracks of GPX are told twice: whole, and by their points without names.
        assertThat(found)
                .extracting(Found::name)
                .containsExactlyInAnyOrderElementsOf(
                        features.stream().map(BriefingFeature::name).toList());
        for (var feature : features) {
            var numbers = found.stream()
                    .filter(one -> one.name.equals(feature.name()))
                    .findFirst()
                    .orElseThrow()
                    .numbers;
            boolean onGrid = format == BriefingFormat.GPKG && !feature.isPoint();
            assertThat(numbers).hasSize(2 * feature.shape().size());
            for (int i = 0; i < feature.shape().size(); i++) {
                var point = feature.shape().get(i);
                var grid = feature.grid().get(i);
                assertThat(numbers.get(2 * i))
                        .isCloseTo(
                                onGrid ? grid.eastingMetres() : point.longitude(),
                                within(onGrid ? 0.001 : A_CENTIMETRE_IN_DEGREES));
                assertThat(numbers.get(2 * i + 1))
                        .isCloseTo(
                                onGrid ? grid.northingMetres() : point.latitude(),
                                within(onGrid ? 0.001 : A_CENTIMETRE_IN_DEGREES));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BriefingFormat.class,
            names = {"PDF"},
            mode = Mode.EXCLUDE)
    void everyFileSaysWhatItIsAndUntilWhen(BriefingFormat format) {
        var bytes = write(format, Briefings.superseded(Briefings.full(), 3));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains(
                        "OFFICIAL-SENSITIVE",
                        "CAMBS-AIR-2025-000012",
                        "version",
                        "2025-10-15T05:48:00Z",
                        "2025-10-15T05:52:00Z",
                        "2025-10-15T11:48:00Z",
                        "supersededBy",
                        "Cambridgeshire Constabulary",
                        "TL 5410 8020 | N52 23.891 E000 15.816");
        assertThat(write(format, Briefings.full())).isEqualTo(write(format, Briefings.full()));
    }

    @ParameterizedTest
    @EnumSource(
            value = BriefingFormat.class,
            names = {"KML", "GPX", "COT"})
    void hostileTextStaysTextInXml(BriefingFormat format) throws Exception {
        var bytes = write(format, Briefings.everyText(HOSTILE));
        var document = parsed(bytes);
        assertThat(document.getDocumentElement().getTextContent()).contains(AS_WRITTEN);
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("<b>", "]]>", "\u202E", "CDATA");
    }

    private static Document parsed(byte[] bytes) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void hostileTextStaysTextElsewhere() throws Exception {
        var briefing = Briefings.everyText(HOSTILE);
        var json = JsonMapper.shared().readTree(write(BriefingFormat.GEOJSON, briefing));
        assertThat(json.get("force").asString()).isEqualTo(AS_WRITTEN);
        assertThat(json.get("features")
                        .get(3)
                        .get("properties")
                        .get("description")
                        .asString())
                .startsWith(AS_WRITTEN);
        assertThat(ogrinfo(BriefingFormat.GPKG, briefing)).contains(AS_WRITTEN);
        assertThat(found(ogrinfo(BriefingFormat.KML, briefing))).hasSize(54);
    }

    @Test
    void geoJsonIsAsItsStandardSays() {
        var json = JsonMapper.shared().readTree(write(BriefingFormat.GEOJSON, Briefings.full()));
        assertThat(json.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(json.has("crs")).isFalse();
        for (var feature : json.get("features")) {
            assertThat(feature.get("type").asString()).isEqualTo("Feature");
            assertThat(feature.get("properties").get("marking").asString()).isEqualTo("OFFICIAL-SENSITIVE");
        }
        var ring =
                json.get("features").get(1).get("geometry").get("coordinates").get(0);
        assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
        double twice = 0;
        for (int i = 1; i < ring.size(); i++) {
            var one = ring.get(i - 1);
            var next = ring.get(i);
            twice += one.get(0).asDouble() * next.get(1).asDouble()
                    - next.get(0).asDouble() * one.get(1).asDouble();
        }
        assertThat(twice).as("the ring runs anticlockwise").isPositive();
    }

    @Test
    void theGeoPackageSaysWhatItIs() throws Exception {
        var bytes = write(BriefingFormat.GPKG, Briefings.full());
        assertThat(new String(bytes, 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
        assertThat(new String(bytes, 68, 4, StandardCharsets.US_ASCII))
                .as("its application")
                .isEqualTo("GPKG");
        var said = ogrinfo(BriefingFormat.GPKG, Briefings.full());
        assertThat(said)
                .contains("Layer name: briefing_point", "Layer name: briefing_line", "Layer name: briefing_area")
                .contains("Layer name: briefing\n", "ID[\"EPSG\",4326]]", "ID[\"EPSG\",27700]]")
                .doesNotContainIgnoringCase("warning");
    }

    @Test
    void anEmptyBriefingHasAPlaceAndItsSquare() throws Exception {
        for (var format :
                List.of(BriefingFormat.KML, BriefingFormat.GPX, BriefingFormat.GEOJSON, BriefingFormat.GPKG)) {
            assertThat(found(ogrinfo(format, Briefings.empty())))
                    .extracting(Found::name)
                    .containsExactlyInAnyOrder("CAMBS-AIR-2025-000012", "known to 1 km");
        }
    }

    @Test
    void aLinkIsFollowedAgainAndAgain() throws Exception {
        var address = "https://hedgerow.example/air/briefing.kml?code=a&b=\"c\"";
        var document = parsed(FILES.kmlLink(Briefings.full(), Briefings.NOW, address));
        assertThat(document.getElementsByTagName("href").item(0).getTextContent())
                .isEqualTo(address);
        assertThat(document.getElementsByTagName("refreshMode").item(0).getTextContent())
                .isEqualTo("onInterval");
        assertThat(document.getElementsByTagName("refreshInterval").item(0).getTextContent())
                .isEqualTo("30");
        assertThat(document.getElementsByTagName("Placemark").getLength())
                .as("nothing lies in the link")
                .isZero();
    }
}
