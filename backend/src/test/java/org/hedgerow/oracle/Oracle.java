package org.hedgerow.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Says who may read what by looking it up in a table ({@code who-may-read.csv}): the first line whose scope, tier and facts all hold
 * answers. Written from the reference notes on the domain and on security and from no class of the application; shares no code with one.
 */
public final class Oracle {

    private static final List<String> BEST_FIRST = List.of("EXACT", "ORIGINATOR", "WATCH", "PUBLIC");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private record Line(String scope, String tier, List<String> facts, boolean answer, String text) {

        boolean holds(OracleLabel label, OracleViewer viewer, Oracle oracle, Instant now) {
            return (scope.equals("*") || scope.equals(label.scope()))
                    && (tier.equals("*") || tier.equals(label.tier()))
                    && facts.stream()
                            .allMatch(fact -> fact.startsWith("!")
                                    ? !oracle.fact(fact.substring(1), viewer, label, now)
                                    : oracle.fact(fact, viewer, label, now));
        }
    }

    private final List<Line> lines = read();
    private final AtomicLongArray used = new AtomicLongArray(lines.size());
    private final Map<String, OracleAgreement> agreements = new TreeMap<>();

    public Oracle(Collection<OracleAgreement> agreements) {
        agreements.forEach(agreement -> this.agreements.put(agreement.id(), agreement));
    }

    /** Whether this viewer may read a row under this label at this moment. */
    public boolean mayRead(OracleViewer viewer, OracleLabel label, Instant now) {
        for (int number = 0; number < lines.size(); number++) {
            if (lines.get(number).holds(label, viewer, this, now)) {
                used.incrementAndGet(number);
                return lines.get(number).answer();
            }
        }
        throw new IllegalStateException("The last line of the table answers everything");
    }

    /** The best tier of one record that this viewer may read; empty for none. What only points to a record is no part of it. */
    public Optional<String> bestTier(OracleViewer viewer, Collection<OracleLabel> rows, Instant now) {
        return BEST_FIRST.stream()
                .filter(tier ->
                        rows.stream().anyMatch(label -> label.tier().equals(tier) && mayRead(viewer, label, now)))
                .findFirst();
    }

    /** The lines of the table that have answered nothing yet: a proof that never came to them proves nothing about them. */
    public List<String> unused() {
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(number -> used.get(number) == 0)
                .mapToObj(number -> lines.get(number).text())
                .toList();
    }

    private boolean fact(String name, OracleViewer viewer, OracleLabel label, Instant now) {
        return switch (name) {
            case "nobody", "police", "air-support", "watch", "partner", "public", "guest" ->
                viewer.capacity().equals(name);
            case "force" -> viewer.kind().equals("FORCE");
            case "national-unit" -> viewer.kind().equals("NATIONAL_UNIT");
            case "owner" -> viewer.organisation().equals(label.owner());
            case "owner-police" ->
                viewer.capacity().equals("police") && viewer.organisation().equals(label.owner());
            case "flies" -> viewer.roles().contains("AIR_SUPPORT");
            case "named" -> label.named().contains(viewer.organisation());
            case "originator" -> viewer.person().equals(label.originator());
            case "barred" -> label.barred().contains(viewer.person());
            case "before-embargo" -> label.embargoUntil() != null && now.isBefore(label.embargoUntil());
            case "after-expiry" -> label.expiresAt() != null && !now.isBefore(label.expiresAt());
            case "ends" -> label.expiresAt() != null;
            case "sensitive" -> label.marking().equals("OFFICIAL-SENSITIVE");
            case "organisational-use-only" -> "ORGANISATIONAL_USE_ONLY".equals(label.instruction());
            case "recipients-only" -> "RECIPIENTS_ONLY".equals(label.instruction());
            case "conditions" -> label.handling().equals("C");
            case "restrictive-action" ->
                label.action() != null && List.of("A1", "A2").contains(label.action());
            case "in-every-compartment" -> viewer.groups().containsAll(label.compartments());
            case "in-team" -> label.team() != null && viewer.groups().contains(label.team());
            case "in-region" -> label.region() != null && label.region().equals(viewer.region());
            case "in-remit" -> label.category() != null && viewer.remit().contains(label.category());
            case "in-square" -> label.square() != null && viewer.squares().contains(label.square());
            case "agreed" -> agreed(viewer, label, now);
            default -> throw new IllegalArgumentException("The table names a fact that nobody knows: " + name);
        };
    }

    private boolean agreed(OracleViewer viewer, OracleLabel label, Instant now) {
        var agreement = label.agreement() == null ? null : agreements.get(label.agreement());
        return agreement != null
                && agreement.allows(label, viewer.organisation(), viewer.purpose(), LocalDate.ofInstant(now, LONDON));
    }

    private static List<Line> read() {
        try (var file = Objects.requireNonNull(Oracle.class.getResourceAsStream("who-may-read.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Oracle::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        var cells = text.split(",", 5);
        if (cells.length != 5 || !List.of("yes", "no").contains(cells[3])) {
            throw new IllegalArgumentException("Five columns, and yes or no: " + text);
        }
        var facts = Arrays.stream(cells[2].split(" "))
                .filter(fact -> !fact.isEmpty())
                .toList();
        return new Line(cells[0], cells[1], facts, cells[3].equals("yes"), text);
    }
}
