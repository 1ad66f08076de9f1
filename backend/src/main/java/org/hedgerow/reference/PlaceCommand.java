package org.hedgerow.reference;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.geo.PlaceReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code place TEXT...} says what a text means as a place, in every form, and which force's it is; {@code place --csv FILE} does it for a column
 * of a file. Needs no Spring, and a database only for official boundaries.
 */
public final class PlaceCommand {

    static final int ONE_READING = 0;
    static final int REFUSED = 1;
    static final int MISUSE = 2;
    static final int SEVERAL_READINGS = 3;

    private static final int NEIGHBOURS_WITHIN_METRES = 10_000;

    private static final String USAGE = "place TEXT..., or place --csv FILE [--column NAME] [--out FILE]";

    private final PlaceReader reader;
    private final Gazetteer gazetteer;
    private final ForceAreas areas;
    private final ForceNames names;

    /** The areas are an argument so that official ones can take the place of the indicative. */
    PlaceCommand(PlaceReader reader, Gazetteer gazetteer, ForceAreas areas, ForceNames names) {
        this.reader = reader;
        this.gazetteer = gazetteer;
        this.areas = areas;
        this.names = names;
    }

    /** With the indicative force areas that every copy of Hedgerow carries. */
    public static PlaceCommand offline() {
        return with(new ForceAreas());
    }

    /** With the official boundaries of a database, if it has any that are in force today; read once. */
    public static PlaceCommand with(DataSource database) {
        var jdbc = JdbcClient.create(database);
        boolean isOfThisTime = jdbc.sql("select to_regclass('boundary_set') is not null")
                .query(Boolean.class)
                .single();
        return isOfThisTime ? with(new ForceAreas(new Boundaries(jdbc, Clock.systemUTC()))) : offline();
    }

    private static PlaceCommand with(ForceAreas areas) {
        var gazetteer = new Gazetteer();
        return new PlaceCommand(
                new PlaceReader(new Ostn15NationalGrid(), gazetteer), gazetteer, areas, ForceNames.indicative());
    }

    private record Asked(
            List<String> words,
            @Nullable Path csv,
            @Nullable String column,
            @Nullable Path out) {}

    /**
     * Does what the arguments ask for.
     *
     * @param arguments without the word {@code place}
     * @return the exit code: 0 one reading, 1 none, 2 misuse, 3 several to choose from; for a file the worst of its rows
     */
    public int run(List<String> arguments, PrintStream out, PrintStream errors) {
        Asked asked;
        try {
            asked = asked(arguments);
        } catch (IllegalArgumentException misuse) {
            errors.println("hedgerow: " + misuse.getMessage() + " Use: " + USAGE);
            return MISUSE;
        }
        return asked.csv == null
                ? say(String.join(" ", asked.words), out, errors)
                : new PlaceTable(reader, areas, asked.column).fill(asked.csv, asked.out, out, errors);
    }

    private static Asked asked(List<String> arguments) {
        var words = new ArrayList<String>();
        Path csv = null;
        String column = null;
        Path out = null;
        var left = arguments.iterator();
        while (left.hasNext()) {
            var argument = left.next();
            int equals = argument.indexOf('=');
            var option = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            switch (option) {
                case "--csv" -> csv = Path.of(value(argument, equals, left));
                case "--column" -> column = value(argument, equals, left);
                case "--out" -> out = Path.of(value(argument, equals, left));
                case "--" -> left.forEachRemaining(words::add);
                default -> {
                    if (argument.startsWith("--")) {
                        throw new IllegalArgumentException("There is no option " + option + ".");
                    }
                    words.add(argument);
                }
            }
        }
        if (csv == null && (column != null || out != null)) {
            throw new IllegalArgumentException("--column and --out go with --csv.");
        }
        if (words.isEmpty() == (csv == null)) {
            throw new IllegalArgumentException("Give either a place or a file.");
        }
        return new Asked(words, csv, column, out);
    }

    private static String value(String argument, int equals, Iterator<String> left) {
        if (equals > 0) {
            return argument.substring(equals + 1);
        }
        if (!left.hasNext()) {
            throw new IllegalArgumentException(argument + " needs a value.");
        }
        return left.next();
    }

    private int say(String text, PrintStream out, PrintStream errors) {
        var reading = reader.read(text);
        if (reading.readings().isEmpty()) {
            errors.println("hedgerow: " + reading.message());
            return REFUSED;
        }
        if (reading.readings().size() > 1) {
            out.println(reading.message());
        }
        for (var one : reading.readings()) {
            if (reading.readings().size() > 1) {
                out.println();
            }
            print(one, reading, out);
        }
        return reading.readings().size() > 1 ? SEVERAL_READINGS : ONE_READING;
    }

    private void print(PlaceReading.Reading one, PlaceReading reading, PrintStream out) {
        var place = one.place();
        var forms = PlaceForms.of(place);
        line(out, "Read as", one.description());
        line(out, "Grid reference", forms.gridReference());
        line(out, "6, 8, 10 figures", joined(forms));
        line(out, "Easting, northing", forms.eastingNorthing());
        line(out, "Degrees, minutes", forms.degreesMinutes());
        line(out, "Decimal degrees", forms.decimalDegrees());
        line(out, "Deg, min, sec", forms.degreesMinutesSeconds());
        line(out, "DDMMSS.ss", forms.aeronautical());
        line(out, "Plus Code", forms.plusCode());
        line(out, "MGRS", forms.mgrs());
        line(out, "Precision", place.precisionMetres() + " m square");
        line(
                out,
                "Transformation",
                place.transformation() + ", " + place.transformation().accuracy());
        line(out, "Force", force(place));
        line(out, "Border", border(place));
        line(out, "Neighbours", neighbours(place));
        line(out, "Near", near(place));
        line(out, "Also said", reading.landmark());
        line(out, "Three words", reading.threeWords());
        line(out, "On one line", forms.oneLine());
    }

    private static @Nullable String joined(PlaceForms forms) {
        return forms.gridReference10() == null
                ? null
                : forms.gridReference6() + ", " + forms.gridReference8() + ", " + forms.gridReference10();
    }

    private String force(Place place) {
        return areas.forceAt(place.point())
                .map(code -> code + ", " + names.of(code)
                        + (areas.isIndicative(code) ? " (by indicative boundaries)" : " (by official boundaries)"))
                .orElse("none: at sea or in another country");
    }

    private @Nullable String border(Place place) {
        return areas.isNearBorder(place.point())
                ? "the border of another force may run within " + areas.nearBorderMetres() + " m: check whose it is"
                : null;
    }

    private @Nullable String neighbours(Place place) {
        var found = areas.neighboursWithin(place.point(), NEIGHBOURS_WITHIN_METRES);
        return found.isEmpty()
                ? null
                : found.stream()
                        .map(force -> force.code() + String.format(Locale.ROOT, " %.1f km", force.metres() / 1000.0))
                        .collect(Collectors.joining(", "));
    }

    private @Nullable String near(Place place) {
        return gazetteer
                .nearestPlace(place.point())
                .map(found -> found.fullName())
                .orElse(null);
    }

    private static void line(PrintStream out, String name, @Nullable String value) {
        if (value != null) {
            out.println(name + " ".repeat(20 - name.length()) + value);
        }
    }
}
