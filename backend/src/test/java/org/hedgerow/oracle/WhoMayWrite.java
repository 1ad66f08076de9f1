package org.hedgerow.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Says who may change what by looking it up in a table ({@code who-may-write.csv}): the first line whose verb and facts hold answers. What
 * may be read is the other table's to say. Written from the reference notes and from no class of the application.
 */
public final class WhoMayWrite {

    private final Oracle readers;
    private final List<Line> lines = read();
    private final AtomicLongArray used = new AtomicLongArray(lines.size());

    private record Line(String verb, List<String> facts, boolean answer, String text) {}

    /**
     * Somebody who tries to change a record.
     *
     * @param rows the label of every row of the record, the exact one first
     * @param proposer who proposed what is to be decided; anybody where nothing is
     */
    public record Attempt(OracleViewer who, List<OracleLabel> rows, String proposer, Instant now) {

        public Attempt {
            rows = List.copyOf(rows);
        }
    }

    public WhoMayWrite(Oracle readers) {
        this.readers = readers;
    }

    public boolean may(String verb, Attempt attempt) {
        for (int number = 0; number < lines.size(); number++) {
            var line = lines.get(number);
            if ((line.verb().equals("*") || line.verb().equals(verb))
                    && line.facts().stream()
                            .allMatch(fact ->
                                    fact.startsWith("!") ? !fact(fact.substring(1), attempt) : fact(fact, attempt))) {
                used.incrementAndGet(number);
                return line.answer();
            }
        }
        throw new IllegalStateException("The last line of the table answers everything");
    }

    /** Whether this person is shown anything of the record at all. */
    public boolean reads(Attempt attempt) {
        return fact("reads", attempt);
    }

    /** The lines of the table that have answered nothing yet, but for the last, which is there for what nobody has thought of. */
    public Collection<String> unused() {
        return IntStream.range(0, lines.size() - 1)
                .filter(number -> used.get(number) == 0)
                .mapToObj(number -> lines.get(number).text())
                .toList();
    }

    private boolean fact(String name, Attempt attempt) {
        var who = attempt.who();
        var exact = attempt.rows().get(0);
        return switch (name) {
            case "nobody", "guest", "air-support" -> who.capacity().equals(name);
            case "barred" -> exact.barred().contains(who.person());
            case "owner-police" ->
                who.capacity().equals("police") && who.organisation().equals(exact.owner());
            case "coordinator" -> who.capacity().equals("watch");
            case "reads-square" ->
                readers.bestTier(
                                who,
                                attempt.rows().stream()
                                        .filter(row -> !row.tier().equals("ORIGINATOR"))
                                        .toList(),
                                attempt.now())
                        .filter("WATCH"::equals)
                        .isPresent();
            case "proposer" -> who.person().equals(attempt.proposer());
            case "reads" -> readers.bestTier(who, attempt.rows(), attempt.now()).isPresent();
            case "reads-exactly" ->
                readers.bestTier(who, attempt.rows(), attempt.now())
                        .filter("EXACT"::equals)
                        .isPresent();
            default -> throw new IllegalArgumentException("The table names a fact that nobody knows: " + name);
        };
    }

    private static List<Line> read() {
        try (var file = Objects.requireNonNull(WhoMayWrite.class.getResourceAsStream("who-may-write.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(WhoMayWrite::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        var cells = text.split(",", 4);
        if (cells.length != 4 || !List.of("yes", "no").contains(cells[2])) {
            throw new IllegalArgumentException("Four columns, and yes or no: " + text);
        }
        var facts = Arrays.stream(cells[1].split(" "))
                .filter(fact -> !fact.isEmpty())
                .toList();
        return new Line(cells[0], facts, cells[2].equals("yes"), text);
    }
}
