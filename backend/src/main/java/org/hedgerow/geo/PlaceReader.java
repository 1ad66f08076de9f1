package org.hedgerow.geo;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Reads what people type when they are asked where: grid references, eastings and northings, degrees in every usual form, and place names.
 *
 * <p>Input is at most 200 characters and each is looked at a fixed number of times. Thread-safe.
 */
@Component
public class PlaceReader {

    public static final int MOST_CHARACTERS = 200;
    private static final int MOST_NAMES = 8;
    private static final String OUTSIDE = "That point lies outside the United Kingdom.";

    private final NationalGrid grid;
    private final PlaceNames names;

    public PlaceReader(NationalGrid grid, PlaceNames names) {
        this.grid = grid;
        this.names = names;
    }

    /** Every way to understand the text; when there is none, the message says why and what would help. */
    public PlaceReading read(String text) {
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw new PlaceRefused("A place is at most " + MOST_CHARACTERS + " characters.");
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new PlaceRefused("A place is one line of text.");
            }
            return understood(text, text.strip());
        } catch (PlaceRefused refused) {
            return PlaceReading.none(text, refused.explanation());
        }
    }

    /**
     * The place of a tap on the map or a device's reading.
     *
     * @throws PlaceRefused outside the map
     */
    public Place at(PlaceMethod method, GeoPoint point, int precisionMetres) {
        var asGiven = String.format(Locale.ROOT, "%.6f, %.6f", point.latitude(), point.longitude());
        return placeAt(method, asGiven, point, precisionMetres);
    }

    private PlaceReading understood(String text, String stripped) {
        if (stripped.isEmpty()) {
            throw new PlaceRefused("Say where: a grid reference, coordinates or the name of a place.");
        }
        PlaceShapes.refuseWhatCannotBeRead(stripped);
        if (PlaceShapes.looksLikeGridReference(stripped)) {
            return gridReference(text, stripped);
        }
        var tokens = CoordinateToken.of(stripped);
        if (tokens != null && tokens.stream().anyMatch(CoordinateToken::isNumber)) {
            return coordinates(text, CoordinateReader.read(tokens));
        }
        return named(text, stripped);
    }

    private PlaceReading gridReference(String text, String stripped) {
        var square = GridReference.parse(stripped).square();
        var place = placeAt(PlaceMethod.GRID_REFERENCE, text, square.centre(), square.sizeMetres());
        return PlaceReading.one(text, place, "Grid reference, " + side(square.sizeMetres()) + " square");
    }

    private PlaceReading coordinates(String text, CoordinateReader.Point point) {
        if (point.method() == PlaceMethod.EASTING_NORTHING) {
            if (Math.abs(point.x()) > 2_000_000 || Math.abs(point.y()) > 2_000_000) {
                throw new PlaceRefused(OUTSIDE);
            }
            var place =
                    placeAt(point.method(), text, GridPoint.ofMetres(point.x(), point.y()), point.precisionMetres());
            return PlaceReading.one(text, place, "Eastings and northings");
        }
        if (Math.abs(point.x()) > 180 || Math.abs(point.y()) > 90) {
            throw new PlaceRefused("A latitude runs from -90 to 90 degrees and a longitude from -180 to 180.");
        }
        var place = placeAt(point.method(), text, new GeoPoint(point.x(), point.y()), point.precisionMetres());
        return PlaceReading.one(text, place, "Latitude and longitude");
    }

    private PlaceReading named(String text, String stripped) {
        List<NamedPlace> found = names.named(stripped, MOST_NAMES);
        if (found.isEmpty()) {
            if (stripped.length() == 2 && GridLetters.holdLand(stripped.toUpperCase(Locale.ROOT))) {
                GridReference.parse(stripped);
            }
            throw new PlaceRefused(
                    "No town or village of that name is known here. Try a grid reference, or tap the map.");
        }
        var readings = found.stream()
                .map(name -> new PlaceReading.Reading(
                        placeAt(PlaceMethod.PLACE_NAME, text, name.point(), breadth(name.rank())), name.fullName()))
                .toList();
        return new PlaceReading(text, readings, found.size() == 1 ? null : "Several places have that name. Which one?");
    }

    private Place placeAt(PlaceMethod method, String asGiven, GridPoint point, int precisionMetres) {
        if (!Extent.contains(point)) {
            throw new PlaceRefused(OUTSIDE);
        }
        return new Place(
                method, asGiven, point, grid.toGeographic(point), precisionMetres, grid.transformationAt(point));
    }

    private Place placeAt(PlaceMethod method, String asGiven, GeoPoint point, int precisionMetres) {
        if (!Extent.contains(point)) {
            throw new PlaceRefused(OUTSIDE);
        }
        var onGrid = grid.toGrid(point);
        if (!Extent.contains(onGrid)) {
            throw new PlaceRefused(OUTSIDE);
        }
        return new Place(method, asGiven, onGrid, point, precisionMetres, grid.transformationAt(onGrid));
    }

    /** A name says no more than the settlement: a city is some 10 km across, a village 2 km. */
    private static int breadth(int rank) {
        return rank == 1 ? 10_000 : rank == 2 ? 5_000 : 2_000;
    }

    private static String side(int metres) {
        return metres >= 1_000 ? metres / 1_000 + " km" : metres + " m";
    }
}
