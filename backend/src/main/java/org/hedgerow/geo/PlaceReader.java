package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what people type when they are asked where: grid references, eastings and northings, degrees in every usual form, Plus Codes, MGRS
 * and place names, alone or with words about the place, and keeps three words beside any of them as text.
 *
 * <p>Never guesses: what can be read in two ways is answered with both. Input is at most 200 characters and each is looked at a bounded
 * number of times. Thread-safe.
 */
@Component
public class PlaceReader {

    public static final int MOST_CHARACTERS = 200;
    private static final int MOST_SUGGESTIONS = 3;
    private static final int COARSEST_METRES = 100_000;
    private static final String OUTSIDE = "That point lies outside the United Kingdom.";
    private static final String SAY_WHERE = "Say where: a grid reference, coordinates or the name of a place.";
    private static final String SEVERAL_NAMES = "Several places have that name. Which one?";
    private static final String THREE_WORDS_ALONE =
            "Three words cannot be worked out here, so they are kept as words only."
                    + " Add a grid reference or a village, or tap the map.";

    private final NationalGrid grid;
    private final PlaceNames names;

    /** Everything but the three words. */
    private record Found(
            List<PlaceReading.Reading> readings, @Nullable String question, String landmark) {}

    public PlaceReader(NationalGrid grid, PlaceNames names) {
        this.grid = grid;
        this.names = names;
    }

    /** Every way to understand the text; when there is none, the message says why and what would help. */
    public PlaceReading read(String text) {
        String threeWords = null;
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw new PlaceRefused("A place is at most " + MOST_CHARACTERS + " characters.");
            }
            PlaceShapes.refuseStrangeCharacters(text);
            var parted = ThreeWords.partFrom(text.strip());
            threeWords = parted.words();
            var rest = PlaceShapes.bare(PlaceShapes.withoutLabels(parted.rest()));
            if (rest.isEmpty()) {
                throw new PlaceRefused(threeWords == null ? SAY_WHERE : THREE_WORDS_ALONE);
            }
            var found = understood(text, rest);
            var landmark = found.landmark.isEmpty() ? null : found.landmark;
            return new PlaceReading(text, found.readings, found.question, landmark, threeWords);
        } catch (PlaceRefused refused) {
            boolean alone = threeWords != null && !refused.explanation().equals(THREE_WORDS_ALONE);
            var message = alone ? refused.explanation() + " " + THREE_WORDS_ALONE : refused.explanation();
            return new PlaceReading(text, List.of(), message, null, threeWords);
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

    private Found understood(String text, String rest) {
        PlaceShapes.refuseWhatCannotBeRead(rest);
        var code = PlusCode.in(rest);
        if (code != null) {
            return plusCode(text, rest, code);
        }
        var mgrs = MgrsReference.at(rest);
        if (mgrs != null) {
            return mgrs(text, rest, mgrs);
        }
        var references = GridReferenceText.allIn(rest);
        if (!references.isEmpty()) {
            return gridReferences(text, rest, references);
        }
        var coordinates = CoordinateText.in(rest);
        return coordinates != null ? coordinates(text, rest, coordinates) : named(text, rest);
    }

    private Found gridReferences(String text, String rest, List<GridReferenceText> references) {
        var readings = new ArrayList<PlaceReading.Reading>();
        for (var reference : references) {
            var square = GridReference.parse(reference.reference()).square();
            var place = placeAt(PlaceMethod.GRID_REFERENCE, text, square.centre(), square.sizeMetres());
            if (readings.stream().noneMatch(reading -> reading.place().point().equals(place.point()))) {
                readings.add(reading(place, "Grid reference"));
            }
        }
        if (readings.size() > 1) {
            return new Found(readings, "There are several grid references. Which one?", "");
        }
        return found(
                readings,
                null,
                rest,
                references.get(0).start(),
                references.get(0).end());
    }

    private Found plusCode(String text, String rest, PlusCode code) {
        code.check();
        if (code.isFull()) {
            var place = placeAt(PlaceMethod.PLUS_CODE, text, code.centre(), code.precisionMetres());
            return found(List.of(reading(place, "Plus Code")), null, rest, code.start(), code.end());
        }
        var near = NamedPlaceText.in(
                PlaceShapes.landmark(rest.substring(0, code.start()), rest.substring(code.end())), names);
        if (near.places().isEmpty()) {
            throw new PlaceRefused(
                    "That Plus Code is a short one: add the town or village it is near, as in C9CC+Q7 Fowlmere.");
        }
        var readings = new ArrayList<PlaceReading.Reading>();
        for (var name : near.places()) {
            var full = code.near(grid.toGeographic(name.point()));
            full.check();
            var place = placeAt(PlaceMethod.PLUS_CODE, text, full.centre(), full.precisionMetres());
            readings.add(reading(place, "Plus Code " + full.code() + " near " + name.fullName()));
        }
        return new Found(readings, readings.size() == 1 ? null : SEVERAL_NAMES, near.landmark());
    }

    private Found mgrs(String text, String rest, MgrsReference reference) {
        boolean wordsFollow = PlaceShapes.hasWords(rest.substring(reference.end()));
        if (!wordsFollow && !rest.substring(reference.end()).isBlank()) {
            throw new PlaceRefused("An MGRS reference looks like 31U CT 00563 72927.");
        }
        var place = placeAt(PlaceMethod.MGRS, text, reference.centre(), reference.precisionMetres());
        return found(List.of(reading(place, "MGRS reference")), null, rest, 0, reference.end());
    }

    private Found coordinates(String text, String rest, CoordinateText coordinates) {
        var readings = new ArrayList<PlaceReading.Reading>();
        for (var point : coordinates.meaning().points()) {
            readings.add(reading(place(text, point), point.form()));
        }
        return found(readings, coordinates.meaning().question(), rest, coordinates.start(), coordinates.end());
    }

    private Place place(String text, CoordinateReader.Point point) {
        if (point.method() == PlaceMethod.EASTING_NORTHING) {
            if (Math.abs(point.x()) > 2_000_000 || Math.abs(point.y()) > 2_000_000) {
                throw new PlaceRefused(OUTSIDE);
            }
            return placeAt(point.method(), text, GridPoint.ofMetres(point.x(), point.y()), point.precisionMetres());
        }
        if (Math.abs(point.x()) > 180 || Math.abs(point.y()) > 90) {
            throw new PlaceRefused("A latitude runs from -90 to 90 degrees and a longitude from -180 to 180.");
        }
        return placeAt(point.method(), text, new GeoPoint(point.x(), point.y()), point.precisionMetres());
    }

    private Found named(String text, String rest) {
        var found = NamedPlaceText.in(rest, names);
        if (found.places().isEmpty()) {
            throw new PlaceRefused(unknown(rest));
        }
        var readings = found.places().stream()
                .map(name -> new PlaceReading.Reading(
                        placeAt(PlaceMethod.PLACE_NAME, text, name.point(), breadth(name.rank(), found.withinMetres())),
                        name.fullName()))
                .toList();
        return new Found(readings, readings.size() == 1 ? null : SEVERAL_NAMES, found.landmark());
    }

    private String unknown(String rest) {
        if (rest.length() == 2 && GridLetters.holdLand(rest.toUpperCase(Locale.ROOT))) {
            GridReference.parse(rest);
        }
        if (rest.chars().anyMatch(c -> PlaceShapes.isFigure((char) c))) {
            return "That is not a place that can be read here. Give a grid reference such as TL 420 440, coordinates such as"
                    + " 52.0712, 0.0703, or the name of a town or village.";
        }
        var similar = names.similar(rest, MOST_SUGGESTIONS).stream()
                .map(NamedPlace::fullName)
                .toList();
        return "No town or village of that name is known here. "
                + (similar.isEmpty()
                        ? "Try a grid reference, or tap the map."
                        : "Did you mean " + String.join(", or ", similar) + "?");
    }

    private static Found found(
            List<PlaceReading.Reading> readings, @Nullable String question, String rest, int start, int end) {
        return new Found(readings, question, PlaceShapes.landmark(rest.substring(0, start), rest.substring(end)));
    }

    private static PlaceReading.Reading reading(Place place, String form) {
        return new PlaceReading.Reading(place, form + ", " + side(place.precisionMetres()) + " square");
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

    /**
     * The side of the square about a settlement that holds a place in it, in metres: a city is some 10 km across, a village 2 km, and a
     * distance from it adds itself on every side.
     */
    private static int breadth(int rank, int withinMetres) {
        int settlement = rank == 1 ? 10_000 : rank == 2 ? 5_000 : 2_000;
        return Math.min(COARSEST_METRES, settlement + 2 * withinMetres);
    }

    private static String side(int metres) {
        return metres >= 1_000 && metres % 1_000 == 0 ? metres / 1_000 + " km" : metres + " m";
    }
}
