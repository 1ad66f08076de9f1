package org.hedgerow.reference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.geo.PlaceRefused;
import org.hedgerow.geo.Transformation;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.Gazetteer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a text or a tap on the map means as a place. */
@RestController
class PlaceController {

    /** A finger on a phone's map is no finer than this, in metres. */
    private static final int TAP_METRES = 10;

    private static final int MOST_CHARACTERS_OF_A_NUMBER = 30;

    /** Within so far of a point its neighbouring forces are named, in metres, when the question does not say. */
    private static final int NEIGHBOURS_WITHIN_KILOMETRES = 10;

    private static final int FARTHEST_KILOMETRES = 50;

    record ForceView(String code, String name) {}

    /** @param metres from the point to the force's area */
    record NeighbourView(String code, String name, int metres) {}

    /** What the answer about forces rests on. */
    record BoundariesView(boolean indicative, String source, int nearBorderMetres) {}

    record PlaceView(
            PlaceMethod method,
            String description,
            String gridReference,
            int easting,
            int northing,
            double longitude,
            double latitude,
            int precisionMetres,
            Transformation transformation,
            String accuracy,
            @Nullable ForceView force,
            boolean nearBorder,
            List<NeighbourView> neighbours,
            BoundariesView boundaries,
            @Nullable String near,
            PlaceForms forms,
            String line) {}

    record PlacesView(
            String text,
            List<PlaceView> places,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String landmark,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String threeWords) {}

    private final PlaceReader reader;
    private final Forces forces;
    private final ForceAreas areas;
    private final Gazetteer gazetteer;

    PlaceController(PlaceReader reader, Forces forces, ForceAreas areas, Gazetteer gazetteer) {
        this.reader = reader;
        this.forces = forces;
        this.areas = areas;
        this.gazetteer = gazetteer;
    }

    @GetMapping("/api/places")
    @Requires(Permission.READ_MAP)
    PlacesView read(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String longitude,
            @RequestParam(required = false) @Nullable String latitude,
            @RequestParam(required = false) @Nullable String neighboursWithinKm) {
        int reach = reach(neighboursWithinKm);
        if (text == null && longitude == null && latitude == null) {
            throw PlatformProblem.invalid("?text", "Say where: a grid reference, coordinates or the name of a place.");
        }
        return text == null ? tap(longitude, latitude, reach) : typed(text, reach);
    }

    private PlacesView typed(String text, int reach) {
        if (text.length() > PlaceReader.MOST_CHARACTERS) {
            throw PlatformProblem.invalid(
                    "?text", "A place is at most " + PlaceReader.MOST_CHARACTERS + " characters.");
        }
        var reading = reader.read(text);
        var places = reading.readings().stream()
                .map(one -> view(one.place(), one.description(), reach))
                .toList();
        return new PlacesView(text, places, reading.message(), reading.landmark(), reading.threeWords());
    }

    private PlacesView tap(@Nullable String longitude, @Nullable String latitude, int reach) {
        var point = new GeoPoint(degrees("?longitude", longitude, 180), degrees("?latitude", latitude, 90));
        try {
            var place = reader.at(PlaceMethod.MAP_TAP, point, TAP_METRES);
            return new PlacesView(place.asGiven(), List.of(view(place, "Point on the map", reach)), null, null, null);
        } catch (PlaceRefused outside) {
            return new PlacesView("", List.of(), outside.explanation(), null, null);
        }
    }

    private List<NeighbourView> neighbours(GridPoint point, int reach) {
        return areas.neighboursWithin(point, reach * 1000).stream()
                .map(near -> new NeighbourView(
                        near.code(), forces.find(near.code()).map(Force::name).orElse(near.code()), near.metres()))
                .toList();
    }

    private static int reach(@Nullable String given) {
        if (given == null) {
            return NEIGHBOURS_WITHIN_KILOMETRES;
        }
        if (given.matches("[0-9]{1,2}") && Integer.parseInt(given) <= FARTHEST_KILOMETRES) {
            return Integer.parseInt(given);
        }
        throw PlatformProblem.invalid("?neighboursWithinKm", "Whole kilometres from 0 to " + FARTHEST_KILOMETRES + ".");
    }

    private static double degrees(String parameter, @Nullable String given, int most) {
        try {
            if (given != null && given.length() <= MOST_CHARACTERS_OF_A_NUMBER) {
                double degrees = Double.parseDouble(given);
                if (Math.abs(degrees) <= most) {
                    return degrees;
                }
            }
        } catch (NumberFormatException notANumber) {
            throw refused(parameter, most);
        }
        throw refused(parameter, most);
    }

    private static RuntimeException refused(String parameter, int most) {
        return PlatformProblem.invalid(
                parameter, "Degrees from -" + most + " to " + most + ", both longitude and latitude.");
    }

    private PlaceView view(Place place, String description, int reach) {
        var point = place.point();
        var forms = PlaceForms.of(place);
        var force = areas.forceAt(point)
                .flatMap(forces::successorOf)
                .map(found -> new ForceView(found.code(), found.name()))
                .orElse(null);
        return new PlaceView(
                place.method(),
                description,
                GridReference.of(point, place.precisionMetres()).toString(),
                Math.floorDiv(point.eastingMillimetres(), 1000),
                Math.floorDiv(point.northingMillimetres(), 1000),
                place.geographic().longitude(),
                place.geographic().latitude(),
                place.precisionMetres(),
                place.transformation(),
                place.transformation().accuracy(),
                force,
                areas.isNearBorder(point),
                neighbours(point, reach),
                new BoundariesView(
                        areas.forceAt(point).map(areas::isIndicative).orElseGet(areas::isIndicative),
                        areas.source(),
                        areas.nearBorderMetres()),
                gazetteer.nearest(point).orElse(null),
                forms,
                forms.oneLine());
    }
}
