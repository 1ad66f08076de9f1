package org.hedgerow.hotspot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.hotspot.method.DensityFile;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.Consulted;
import org.hedgerow.incident.IncidentExtracts;
import org.hedgerow.incident.IncidentExtracts.Extract;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Writes a surface as a file that says how it is to be handled, for whom it was made and why. Like any export it is logged with every incident that it was
 * made of, and made only while the person may read every one of them; nothing of it stays on the server.
 */
@Component
@Profile("!command")
public class DensityFiles {

    /** Each is read again under the rules of this moment. */
    static final int MOST_INCIDENTS = 20_000;

    private static final int LEAST_REASON = 5;
    private static final int LONGEST_REASON = 400;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** What a surface can be written as. */
    public enum Format {
        /** 32-bit floats on the National Grid (EPSG:27700), for other programs. */
        GEOTIFF,
        /** A picture, one pixel for each cell and north at the top; where it lies is said in its head alone. */
        PNG
    }

    private final IncidentExtracts extracts;
    private final Consulted consulted;
    private final Access access;
    private final Clock clock;

    DensityFiles(IncidentExtracts extracts, Consulted consulted, Access access, Clock clock) {
        this.extracts = extracts;
        this.consulted = consulted;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The reason as it will be logged.
     *
     * @throws ProblemException 422 when none is given
     */
    public static String reason(@Nullable String text) {
        var reason = PlainText.checkLine("?reason", text, LONGEST_REASON);
        if (reason.length() < LEAST_REASON) {
            throw PlatformProblem.invalid("?reason", "Say what it is for.");
        }
        return reason;
    }

    /**
     * Writes the file and logs that it was taken out.
     *
     * @param reason as {@link #reason} gave it
     * @throws ProblemException 422 when there is no surface or it is of too many incidents; not found when one of them was taken back meanwhile
     */
    public byte[] write(Person person, DensityAnswer.Counted counted, Format format, String reason) {
        var surface = counted.answer().surface();
        if (surface == null) {
            throw PlatformProblem.invalid("?period", "Too few incidents to say how densely they lie.");
        }
        if (counted.incidents().size() > MOST_INCIDENTS) {
            throw PlatformProblem.invalid(
                    "?period",
                    "A file is made of at most " + MOST_INCIDENTS
                            + " incidents. Choose a shorter period, or fewer kinds or forces.");
        }
        var held = extracts.read(person, counted.incidents());
        if (held.size() != counted.incidents().size()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        access.consulting(person, () -> {
            consulted.takenOut(person, AuditOperation.DISCLOSURE, "fetch density", counted.incidents(), reason);
            return reason;
        });
        return written(surface, format, words(person, counted.answer(), surface, held, reason));
    }

    private Map<String, String> words(
            Person person, DensityAnswer answer, DensityGrid surface, List<Extract> held, String reason) {
        var words = new LinkedHashMap<String, String>();
        words.put("Marking", marking(held).text());
        words.put("Author", person.name() + ", " + person.organisation().name());
        words.put("Creation Time", MOMENT.format(clock.instant()) + " in London");
        words.put("Reason", reason);
        words.put(
                "Handling",
                "For that reason alone. Destroy it when it is done with, or when an incident in it is taken back.");
        var statement = answer.statement();
        words.put(
                "Description",
                "Incidents per square kilometre, n = " + statement.n() + ", "
                        + statement.parameters().get("kernel")
                        + " kernel, bandwidth " + statement.parameters().get("bandwidthMetres") + " m, cells "
                        + surface.cellMetres() + " m, from " + statement.from() + " to " + statement.to()
                        + ", position in the log of changes " + answer.position());
        words.put(
                "Extent",
                "EPSG:27700, west " + surface.west() + ", south " + surface.south() + ", east "
                        + (surface.west() + surface.columns() * surface.cellMetres()) + ", north " + surface.north());
        return words;
    }

    /** The highest of any incident in it. */
    private Marking marking(List<Extract> held) {
        return held.stream()
                .map(Extract::labelId)
                .distinct()
                .map(label -> access.termsOf(label).sharing().marking())
                .max(Marking::compareTo)
                .orElse(Marking.OFFICIAL);
    }

    private static byte[] written(DensityGrid surface, Format format, Map<String, String> words) {
        var out = new ByteArrayOutputStream();
        try {
            if (format == Format.PNG) {
                DensityFile.writePng(surface, words, out);
            } else {
                var lines = words.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList();
                DensityFile.writeGeoTiff(surface, String.join("\n", lines), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
