package org.hedgerow.incident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
     * Replaces what an incident releases. A row that moves to another label leaves the one and appears under the other; when that leaves
     * readers behind, it is a recall.
     *
     * @param labels the ids of the labels of the releases, and of {@link Recalls#labelOf} the owner unless the incident is new
     * @param reason for the recall, where one was given
     */
    void replace(Incident incident, List<Release> releases, Map<LabelTerms, Integer> labels, @Nullable String reason) {
        var before = labelsNow(incident.id());
        jdbc.sql("delete from released_incident where incident_id = :id")
                .param("id", incident.id())
                .update();
        insert(incident, releases, labels);
        var entries = new ArrayList<ChangeLog.Entry>();
        var left = new ArrayList<Recalls.Left>();
        for (var release : releases) {
            int label = labels.get(release.terms());
            var old = before.remove(release.tier());
            if (Objects.equals(old, label)) {
                entries.add(entry(incident, label, ChangeKind.CHANGED));
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
        }
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

    private Map<Tier, Integer> labelsNow(UUID id) {
        var labels = new EnumMap<Tier, Integer>(Tier.class);
        jdbc.sql("select tier, label_id from released_incident where incident_id = :id")
                .param("id", id)
                .query(row -> {
                    labels.put(Tier.valueOf(row.getString(1)), row.getInt(2));
                });
        return labels;
    }

    private void insert(Incident incident, List<Release> releases, Map<LabelTerms, Integer> labels) {
        var reference = incident.reference();
        batches.batchUpdate("""
                insert into released_incident (incident_id, tier, label_id, version, category_code, force_code, status,
                  earliest, latest, exact_time_known, square, centre_easting_mm, centre_northing_mm, size_metres,
                  reference_year, reference_number, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ST_MakeEnvelope(?, ?, ?, ?, 27700), ?, ?, ?, ?, ?, ?)""", releases, releases.size(), (row, release) -> {
            var whole = release.tier() == Tier.EXACT || release.tier() == Tier.ORIGINATOR;
            var facts = contents.facts(release, incident.categoryCode(), incident.when());
            var half = release.sizeMetres() / 2.0;
            row.setObject(1, incident.id());
            row.setString(2, release.tier().name());
            row.setInt(3, labels.get(release.terms()));
            row.setInt(4, incident.version());
            row.setString(5, facts.categoryCode());
            row.setString(6, contents.forceCode(release, reference.forceCode()));
            row.setString(7, incident.status().name());
            row.setObject(8, utc(facts.earliest()));
            row.setObject(9, utc(facts.latest()));
            row.setBoolean(10, facts.exactTimeKnown());
            row.setDouble(11, release.centre().eastingMetres() - half);
            row.setDouble(12, release.centre().northingMetres() - half);
            row.setDouble(13, release.centre().eastingMetres() + half);
            row.setDouble(14, release.centre().northingMetres() + half);
            row.setInt(15, release.centre().eastingMillimetres());
            row.setInt(16, release.centre().northingMillimetres());
            row.setInt(17, release.sizeMetres());
            row.setObject(18, whole ? reference.year() : null);
            row.setObject(19, whole ? reference.number() : null);
            row.setObject(20, whole ? utc(incident.recordedAt()) : null);
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
