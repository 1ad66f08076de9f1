package org.hedgerow.incident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.changelog.ChangeKind;
import org.hedgerow.changelog.ChangeLog;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows that an incident releases to its tiers, and tells the change log under which labels something changed. */
@Component
class ReleasedRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ReleasedContents contents;
    private final ChangeLog changes;
    private final Access access;
    private final Recalls recalls;

    ReleasedRows(
            JdbcClient jdbc,
            JdbcTemplate batches,
            ReleasedContents contents,
            ChangeLog changes,
            Access access,
            Recalls recalls) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.contents = contents;
        this.changes = changes;
        this.access = access;
        this.recalls = recalls;
    }

    /**
     * One row as a tier is given it, but for its version: what its readers can tell apart.
     *
     * @param recordedAt null for the tiers that are not told
     */
    private record Row(
            Tier tier,
            int labelId,
            String categoryCode,
            String forceCode,
            String status,
            Instant earliest,
            Instant latest,
            boolean exactTimeKnown,
            int eastingMillimetres,
            int northingMillimetres,
            int sizeMetres,
            @Nullable Integer referenceYear,
            @Nullable Integer referenceNumber,
            @Nullable Instant recordedAt) {

        boolean isCoarse() {
            return tier != Tier.EXACT;
        }
    }

    /**
     * Replaces what an incident releases. A row that moves to another label leaves the one and appears under the other; when that leaves
     * readers behind, it is a recall. While nothing changes that readers of the coarser tiers are given, their rows stay as they are, version
     * included: that the police work on a record is not for them to know. They stay all or none, because a reader of two tiers who
     * loses one must find a newer row in the other.
     *
     * @param labels the ids of the labels of the releases, and of {@link Recalls#labelOf} the owner unless the incident is new
     * @param reason for the recall, where one was given
     */
    void replace(Incident incident, List<Release> releases, Map<LabelTerms, Integer> labels, @Nullable String reason) {
        var held = held(incident.id());
        var planned = releases.stream()
                .map(release -> row(incident, release, labels.get(release.terms())))
                .toList();
        var coarseStays = coarse(held).equals(coarse(planned));
        jdbc.sql("delete from released_incident where incident_id = :id and (tier = 'EXACT' or not :stays)")
                .param("id", incident.id())
                .param("stays", coarseStays)
                .update();
        insert(
                incident,
                planned.stream().filter(row -> !coarseStays || !row.isCoarse()).toList());
        var before = new EnumMap<Tier, Integer>(Tier.class);
        held.forEach(row -> before.put(row.tier(), row.labelId()));
        var entries = new ArrayList<ChangeLog.Entry>();
        var left = new ArrayList<Recalls.Left>();
        for (var release : releases) {
            int label = labels.get(release.terms());
            var old = before.remove(release.tier());
            if (Objects.equals(old, label)) {
                if (!coarseStays || release.tier() == Tier.EXACT) {
                    entries.add(entry(incident, label, ChangeKind.CHANGED));
                }
            } else {
                entries.add(entry(incident, label, ChangeKind.APPEARED));
                if (old != null) {
                    entries.add(entry(incident, old, ChangeKind.LEFT));
                    leave(old, release.terms(), left);
                }
            }
        }
        for (int label : before.values()) {
            entries.add(entry(incident, label, ChangeKind.LEFT));
            leave(label, null, left);
        }
        changes.append(entries);
        if (!left.isEmpty()) {
            recalls.record(incident, labels.get(Recalls.labelOf(incident.ownerOrganisation())), left, reason);
        } else if (incident.status() == IncidentStatus.WITHDRAWN) {
            recalls.tellWithdrawn(incident.id());
        }
    }

    private static Set<Row> coarse(List<Row> rows) {
        return rows.stream().filter(Row::isCoarse).collect(Collectors.toSet());
    }

    private void leave(int label, @Nullable LabelTerms after, List<Recalls.Left> left) {
        var terms = access.termsOf(label);
        if (Narrowing.takesAway(terms, after)) {
            left.add(new Recalls.Left(label, terms));
        }
    }

    private static ChangeLog.Entry entry(Incident incident, int label, ChangeKind kind) {
        return new ChangeLog.Entry(label, incident.id(), incident.version(), kind);
    }

    private List<Row> held(UUID id) {
        return jdbc.sql("""
                        select tier, label_id, category_code, force_code, status, earliest, latest, exact_time_known,
                          centre_easting_mm, centre_northing_mm, size_metres, reference_year, reference_number, recorded_at
                        from released_incident where incident_id = :id""")
                .param("id", id)
                .query((row, number) -> new Row(
                        Tier.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getBoolean(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(11),
                        row.getObject(12, Integer.class),
                        row.getObject(13, Integer.class),
                        row.getObject(14) == null
                                ? null
                                : row.getObject(14, OffsetDateTime.class).toInstant()))
                .list();
    }

    private Row row(Incident incident, Release release, int label) {
        var reference = incident.reference();
        var whole = release.tier() == Tier.EXACT || release.tier() == Tier.ORIGINATOR;
        var facts = contents.facts(release, incident.categoryCode(), incident.when());
        return new Row(
                release.tier(),
                label,
                facts.categoryCode(),
                contents.forceCode(release, reference.forceCode()),
                incident.status().name(),
                facts.earliest(),
                facts.latest(),
                facts.exactTimeKnown(),
                release.centre().eastingMillimetres(),
                release.centre().northingMillimetres(),
                release.sizeMetres(),
                whole ? reference.year() : null,
                whole ? reference.number() : null,
                whole ? incident.recordedAt() : null);
    }

    private void insert(Incident incident, List<Row> rows) {
        batches.batchUpdate("""
                insert into released_incident (incident_id, tier, label_id, version, category_code, force_code, status,
                  earliest, latest, exact_time_known, square, centre_easting_mm, centre_northing_mm, size_metres,
                  reference_year, reference_number, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ST_MakeEnvelope(?, ?, ?, ?, 27700), ?, ?, ?, ?, ?, ?)""", rows, Math.max(1, rows.size()), (statement, row) -> {
            var easting = row.eastingMillimetres() / 1000.0;
            var northing = row.northingMillimetres() / 1000.0;
            var half = row.sizeMetres() / 2.0;
            statement.setObject(1, incident.id());
            statement.setString(2, row.tier().name());
            statement.setInt(3, row.labelId());
            statement.setInt(4, incident.version());
            statement.setString(5, row.categoryCode());
            statement.setString(6, row.forceCode());
            statement.setString(7, row.status());
            statement.setObject(8, utc(row.earliest()));
            statement.setObject(9, utc(row.latest()));
            statement.setBoolean(10, row.exactTimeKnown());
            statement.setDouble(11, easting - half);
            statement.setDouble(12, northing - half);
            statement.setDouble(13, easting + half);
            statement.setDouble(14, northing + half);
            statement.setInt(15, row.eastingMillimetres());
            statement.setInt(16, row.northingMillimetres());
            statement.setInt(17, row.sizeMetres());
            statement.setObject(18, row.referenceYear());
            statement.setObject(19, row.referenceNumber());
            statement.setObject(20, row.recordedAt() == null ? null : utc(row.recordedAt()));
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
