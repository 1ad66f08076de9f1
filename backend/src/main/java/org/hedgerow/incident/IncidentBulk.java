package org.hedgerow.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hedgerow.changelog.ChangeLog;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A batch of incidents on their way in. They wait in files while they are prepared, so that the transaction that publishes them is
 * short: whoever follows the change log waits for the oldest transaction that writes. A batch is all there or not at all, whatever
 * happens in between. For one thread.
 */
public final class IncidentBulk implements AutoCloseable {

    private record Block(String forceCode, int year) {}

    private final Access access;
    private final Releases releases;
    private final ReleasedContents contents;
    private final ReferenceNumbers references;
    private final JdbcTemplate jdbc;
    private final ChangeLog changes;
    private final @Nullable Person writer;
    private final BulkSpool spool;
    private final Map<LabelTerms, Integer> labels = new HashMap<>();
    private final Map<Block, Integer> counts = new LinkedHashMap<>();
    private int size;

    IncidentBulk(
            Access access,
            Releases releases,
            ReleasedContents contents,
            ReferenceNumbers references,
            JdbcTemplate jdbc,
            ChangeLog changes,
            @Nullable Person writer,
            BulkSpool spool) {
        this.access = access;
        this.releases = releases;
        this.contents = contents;
        this.references = references;
        this.jdbc = jdbc;
        this.changes = changes;
        this.writer = writer;
        this.spool = spool;
    }

    public int size() {
        return size;
    }

    /** Prepares one incident: what each tier is given, under which labels. */
    public void add(BulkIncident incident) {
        var content = incident.content();
        var planned = releases.of(incident.owner(), content, null);
        var year = ReferenceNumbers.yearOf(incident.recordedAt());
        // Counts from 1, as the numbers are given out that are taken when the batch is published.
        int nth = counts.merge(new Block(incident.forceCode(), year), 1, Integer::sum);
        addIncident(incident, labelOf(planned.get(0).terms()), year, nth);
        for (var release : planned) {
            addRelease(incident, release, year, nth);
        }
        size++;
    }

    /**
     * Writes everything in one transaction.
     *
     * @param reason for the audit entries, such as the import's id
     * @param alongside what else belongs to that transaction
     */
    public void publish(String reason, Runnable alongside) {
        spool.finish();
        var numbers = counts.isEmpty() ? Map.<Block, int[]>of() : reserve();
        within(() -> {
            // A whole file may take longer than one statement otherwise may.
            jdbc.execute("set local statement_timeout = '15min'");
            jdbc.execute(BulkStatements.MAKE_INCIDENTS);
            jdbc.execute(BulkStatements.MAKE_RELEASES);
            jdbc.execute(BulkStatements.MAKE_NUMBERS);
            copy(BulkStatements.COPY_INCIDENTS, spool.incidentFile());
            copy(BulkStatements.COPY_RELEASES, spool.releaseFile());
            numbers.forEach((block, taken) -> jdbc.update(
                    BulkStatements.INSERT_NUMBERS,
                    block.forceCode(),
                    block.year(),
                    Arrays.stream(taken).boxed().toArray(Integer[]::new)));
            jdbc.update(BulkStatements.INSERT_INCIDENTS);
            jdbc.update(BulkStatements.INSERT_PLACES);
            jdbc.update(BulkStatements.INSERT_RELEASES);
            jdbc.queryForObject(BulkStatements.INSERT_AUDIT, Long.class, writer == null ? null : writer.id(), reason);
            jdbc.update(BulkStatements.INSERT_CHANGES);
            alongside.run();
            changes.wakeAfterCommit();
            return size;
        });
    }

    /** Forgets what was prepared. */
    @Override
    public void close() {
        spool.close();
    }

    private void addIncident(BulkIncident incident, int label, int year, int nth) {
        var content = incident.content();
        var when = content.when();
        var place = content.place();
        spool.addIncident(
                incident.id(),
                label,
                incident.owner(),
                incident.forceCode(),
                year,
                nth,
                incident.status().name(),
                content.categoryCode(),
                content.narrative(),
                when.earliest(),
                when.latest(),
                when.exactTimeKnown(),
                incident.recordedAt(),
                place.geographic().longitude(),
                place.geographic().latitude(),
                place.point().eastingMetres(),
                place.point().northingMetres(),
                place.precisionMetres(),
                place.method().name(),
                place.asGiven(),
                place.transformation().name());
    }

    private void addRelease(BulkIncident incident, Release release, int year, int nth) {
        var content = incident.content();
        var facts = contents.facts(release, content.categoryCode(), content.when());
        var whole = release.tier() == Tier.EXACT || release.tier() == Tier.ORIGINATOR;
        spool.addRelease(
                incident.id(),
                release.tier().name(),
                labelOf(release.terms()),
                facts.categoryCode(),
                contents.forceCode(release, incident.forceCode()),
                incident.status().name(),
                facts.earliest(),
                facts.latest(),
                facts.exactTimeKnown(),
                release.centre().eastingMillimetres(),
                release.centre().northingMillimetres(),
                release.sizeMetres(),
                whole ? Integer.valueOf(year) : null,
                whole ? Integer.valueOf(nth) : null,
                whole ? incident.recordedAt() : null);
    }

    private int labelOf(LabelTerms terms) {
        return labels.computeIfAbsent(
                terms, wanted -> access.labelsOf(List.of(wanted)).get(wanted));
    }

    /**
     * Takes the reference numbers in a transaction of its own: nobody who reports meanwhile waits for the batch. Should the batch
     * fail, its numbers stay unused.
     */
    private Map<Block, int[]> reserve() {
        return access.importing(List.of(), () -> {
            var numbers = new LinkedHashMap<Block, int[]>();
            counts.forEach(
                    (block, count) -> numbers.put(block, references.take(block.forceCode(), block.year(), count)));
            return numbers;
        });
    }

    private void within(Supplier<Integer> work) {
        if (writer == null) {
            access.importing(labels.values(), work);
        } else {
            access.writing(writer, work);
        }
    }

    private void copy(String statement, Path file) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (var rows = Files.newInputStream(file)) {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, rows, 1 << 16);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
