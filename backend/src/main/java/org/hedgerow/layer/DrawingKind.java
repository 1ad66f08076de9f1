package org.hedgerow.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the client draws of a vector tile, and under which names the common schemas keep it: Protomaps, OpenMapTiles and OS Open Zoomstack.
 * Everything else (names, boundaries, contours, points) is left out, for Hedgerow draws its own.
 */
enum DrawingKind {
    WATER,
    WOOD,
    GREEN,
    URBAN,
    BUILDING,
    ROAD_GREAT,
    ROAD,
    TRACK,
    RAIL;

    /** Where a feature says what it is: Protomaps new and old, OpenMapTiles, OS Open Zoomstack. */
    static final List<String> ATTRIBUTES = List.of("kind", "pmap:kind", "class", "type");

    /** Layers whose features are all of one kind. */
    private static final Map<String, DrawingKind> LAYERS = Map.ofEntries(
            Map.entry("water", WATER),
            Map.entry("waterway", WATER),
            Map.entry("ocean", WATER),
            Map.entry("sea", WATER),
            Map.entry("surfacewater", WATER),
            Map.entry("waterlines", WATER),
            Map.entry("woodland", WOOD),
            Map.entry("greenspace", GREEN),
            Map.entry("greenspaces", GREEN),
            Map.entry("park", GREEN),
            Map.entry("urban_areas", URBAN),
            Map.entry("building", BUILDING),
            Map.entry("buildings", BUILDING),
            Map.entry("local_buildings", BUILDING),
            Map.entry("district_buildings", BUILDING),
            Map.entry("rail", RAIL),
            Map.entry("roads_national", ROAD_GREAT),
            Map.entry("roads_regional", ROAD),
            Map.entry("roads_local", TRACK));

    private static final List<String> LAND_LAYERS = List.of("landuse", "landcover", "natural", "sites");
    private static final List<String> WAY_LAYERS = List.of("roads", "transportation", "transit");

    private static final Map<String, DrawingKind> LAND = Map.ofEntries(
            Map.entry("wood", WOOD),
            Map.entry("forest", WOOD),
            Map.entry("scrub", WOOD),
            Map.entry("park", GREEN),
            Map.entry("grass", GREEN),
            Map.entry("grassland", GREEN),
            Map.entry("meadow", GREEN),
            Map.entry("golf_course", GREEN),
            Map.entry("cemetery", GREEN),
            Map.entry("nature_reserve", GREEN),
            Map.entry("water", WATER),
            Map.entry("residential", URBAN),
            Map.entry("commercial", URBAN),
            Map.entry("industrial", URBAN),
            Map.entry("urban_area", URBAN),
            Map.entry("built-up", URBAN));

    private static final Map<String, DrawingKind> WAYS = Map.ofEntries(
            Map.entry("motorway", ROAD_GREAT),
            Map.entry("trunk", ROAD_GREAT),
            Map.entry("highway", ROAD_GREAT),
            Map.entry("primary", ROAD_GREAT),
            Map.entry("a road", ROAD_GREAT),
            Map.entry("major_road", ROAD),
            Map.entry("medium_road", ROAD),
            Map.entry("secondary", ROAD),
            Map.entry("tertiary", ROAD),
            Map.entry("b road", ROAD),
            Map.entry("minor", TRACK),
            Map.entry("minor_road", TRACK),
            Map.entry("minor road", TRACK),
            Map.entry("local", TRACK),
            Map.entry("local road", TRACK),
            Map.entry("service", TRACK),
            Map.entry("track", TRACK),
            Map.entry("path", TRACK),
            Map.entry("other", TRACK),
            Map.entry("restricted local access", TRACK),
            Map.entry("rail", RAIL),
            Map.entry("railway", RAIL));

    /** The kind of a feature of a layer, given what its attributes say, the first that says something counting. */
    static Optional<DrawingKind> of(String layer, List<String> said) {
        var name = layer.toLowerCase(Locale.ROOT);
        var always = LAYERS.get(name);
        if (always != null) {
            return Optional.of(always);
        }
        var table =
                LAND_LAYERS.contains(name) ? LAND : WAY_LAYERS.contains(name) ? WAYS : Map.<String, DrawingKind>of();
        return said.stream()
                .map(word -> table.get(word.toLowerCase(Locale.ROOT)))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    boolean isArea() {
        return ordinal() <= BUILDING.ordinal();
    }
}
