package org.hedgerow.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hedgerow.geo.CoordinateSystem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * GeoJSON (RFC 7946), and its elder form with a {@code crs} member. The file is read twice as a stream: once for the {@code crs}, which may
 * stand behind the areas, and to see that it is whole.
 */
final class GeoJsonBoundaries implements BoundaryReader {

    private static final int DEEPEST = 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(100_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxDocumentLength(BoundaryLimits.MOST_BYTES)
                    .build())
            .build();

    private final Path file;
    private final CoordinateSystem coordinateSystem;

    GeoJsonBoundaries(Path file) throws IOException {
        this.file = file;
        this.coordinateSystem = lookThrough(file);
    }

    @Override
    public String format() {
        return "GeoJSON";
    }

    @Override
    public CoordinateSystem coordinateSystem() {
        return coordinateSystem;
    }

    @Override
    public void close() {
        // Nothing stays open between the two readings.
    }

    private static CoordinateSystem lookThrough(Path file) throws IOException {
        var system = CoordinateSystem.WGS84;
        boolean hasAreas = false;
        try (var in = Files.newInputStream(file);
                var json = open(in)) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                var value = json.nextToken();
                if (name.equals("crs") && value == JsonToken.START_OBJECT) {
                    system = named(crsName(json));
                } else {
                    hasAreas |= name.equals("features") && value == JsonToken.START_ARRAY;
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new BoundaryRefused("The GeoJSON goes on after its end.");
            }
        } catch (JacksonException broken) {
            throw broken(broken);
        }
        if (!hasAreas) {
            throw new BoundaryRefused("This is JSON, but not a GeoJSON FeatureCollection.");
        }
        return system;
    }

    private static JsonParser open(InputStream in) {
        var json = JSON.createParser(ObjectReadContext.empty(), in);
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.close();
            throw new BoundaryRefused("This is JSON, but not a GeoJSON FeatureCollection.");
        }
        return json;
    }

    private static BoundaryRefused broken(JacksonException e) {
        var place = e.getLocation();
        return new BoundaryRefused(
                "The GeoJSON is damaged, cut short or nested too deeply"
                        + (place == null
                                ? "."
                                : ", at line " + place.getLineNr() + ", column " + place.getColumnNr() + "."),
                e);
    }

    private static String crsName(JsonParser json) {
        var found = "";
        int depth = 1;
        while (depth > 0) {
            var token = json.nextToken();
            if (token == null) {
                throw new BoundaryRefused("The GeoJSON is cut short.");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
                found = json.getString();
            }
        }
        return found;
    }

    private static CoordinateSystem named(String name) {
        return CoordinateSystem.named(name)
                .orElseThrow(() -> new BoundaryRefused("The file's coordinate system is not one that Hedgerow knows: \""
                        + BoundaryText.plain(name) + "\". Use EPSG:27700 or EPSG:4326."));
    }

    @Override
    public void read(Consumer<BoundaryFeature> areas) throws IOException {
        int number = 0;
        try (var in = Files.newInputStream(file);
                var json = open(in)) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                var value = json.nextToken();
                if (!name.equals("features") || value != JsonToken.START_ARRAY) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    if (++number > BoundaryLimits.MOST_AREAS) {
                        throw new BoundaryRefused("The file has more than " + BoundaryLimits.MOST_AREAS + " areas.");
                    }
                    areas.accept(feature(json, number));
                }
            }
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private static BoundaryFeature feature(JsonParser json, int number) {
        Map<String, String> attributes = Map.of();
        List<List<double[]>> polygons = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (name.equals("properties") && value == JsonToken.START_OBJECT) {
                attributes = attributes(json);
            } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
                polygons = geometry(json, number);
            } else {
                json.skipChildren();
            }
        }
        return new BoundaryFeature(number, attributes, polygons);
    }

    private static Map<String, String> attributes(JsonParser json) {
        var attributes = new LinkedHashMap<String, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                if (attributes.size() < BoundaryLimits.MOST_COLUMNS) {
                    attributes.put(BoundaryLimits.cut(name), BoundaryLimits.cut(json.getString()));
                }
            } else {
                json.skipChildren();
            }
        }
        return attributes;
    }

    private static List<List<double[]>> geometry(JsonParser json, int number) {
        String type = "";
        var reading = new Positions(number);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = json.getString();
            } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                reading.read(json);
            } else {
                json.skipChildren();
            }
        }
        boolean fits = reading.deepest == 0
                || type.equals("Polygon") && reading.deepest == 3
                || type.equals("MultiPolygon") && reading.deepest == 4;
        if (!fits || !type.equals("Polygon") && !type.equals("MultiPolygon")) {
            throw new BoundaryRefused("Area " + number + " is not a Polygon or MultiPolygon.");
        }
        return reading.polygons;
    }

    /** Reads the brackets of {@code coordinates}: numbers stand three deep in a Polygon and four deep in a MultiPolygon. */
    private static final class Positions {

        final List<List<double[]>> polygons = new ArrayList<>();
        int deepest;

        private final int number;
        private double[] ring = new double[64];
        private int size;
        private int corners;
        private int rings;

        Positions(int number) {
            this.number = number;
        }

        void read(JsonParser json) {
            int depth = 1;
            int axis = 0;
            @Nullable List<double[]> polygon = null;
            while (depth > 0) {
                var token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    depth++;
                    axis = 0;
                } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                    if (deepest == 0) {
                        deepest = depth;
                    }
                    if (depth != deepest || depth < 3 || depth > 4) {
                        throw unreadable();
                    }
                    if (axis++ < 2) {
                        add(json.getDoubleValue());
                    }
                } else if (token == JsonToken.END_ARRAY) {
                    if (depth == deepest && axis < 2) {
                        throw unreadable();
                    }
                    if (deepest > 0 && depth == deepest - 1 && size > 0) {
                        polygon = polygon == null ? new ArrayList<>() : polygon;
                        polygon.add(Arrays.copyOf(ring, size));
                        size = 0;
                        if (++rings > BoundaryLimits.MOST_RINGS_OF_AN_AREA) {
                            throw new BoundaryRefused("Area " + number + " has too many rings.");
                        }
                    }
                    if (deepest > 0 && depth == deepest - 2 && polygon != null) {
                        polygons.add(polygon);
                        polygon = null;
                    }
                    depth--;
                } else {
                    throw unreadable();
                }
            }
        }

        private BoundaryRefused unreadable() {
            return new BoundaryRefused("The coordinates of area " + number + " cannot be read.");
        }

        private void add(double value) {
            if (size == ring.length) {
                ring = Arrays.copyOf(ring, 2 * size);
            }
            ring[size++] = value;
            if (++corners > 2 * BoundaryLimits.MOST_CORNERS_OF_AN_AREA) {
                throw new BoundaryRefused("Area " + number + " has too many corners.");
            }
        }
    }
}
