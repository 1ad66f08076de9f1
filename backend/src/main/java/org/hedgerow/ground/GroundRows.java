package org.hedgerow.ground;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands on the ground, in the database, inside a transaction that {@link Access} has opened: row security says what there is. */
@Component
class GroundRows {

    private static final String READ =
            "select f.*, ST_AsBinary(f.grid) as grid_wkb, ST_AsBinary(f.wgs84) as wgs84_wkb" + " from ground_feature f";
    /** What is there to somebody who goes there today. */
    private static final String STANDS = " f.ended_at is null and (f.last_day is null or f.last_day >= :today) ";

    private final JdbcClient jdbc;

    GroundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with the label that it stands under. */
    record Held(GroundFeature feature, int label) {}

    /** What the person keeps: all that stands, and the latest so many that were ended. */
    List<GroundFeature> listOwn(UUID person, int mostEnded) {
        return jdbc.sql(
                        "(" + READ + " where f.keeper = :person and f.ended_at is null) union all (" + READ
                                + " where f.keeper = :person and f.ended_at is not null order by f.ended_at desc, f.id limit :most)")
                .param("person", person)
                .param("most", mostEnded)
                .query((row, number) -> GroundRowReader.read(row).feature())
                .list();
    }

    /** How many of the person's stand; until the end of the transaction the person keeps no other. */
    int countOwn(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ground ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        return jdbc.sql("select count(*) from ground_feature where keeper = :person and ended_at is null")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /** How much the person did since a moment, and when the first of it was. */
    List<Instant> actsSince(UUID person, Instant since, int most) {
        return jdbc.sql(
                        "select at from ground_version where person_id = :person and at > :since order by at limit :most")
                .param("person", person)
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** The person's own; no lock. */
    Optional<Held> findOwn(UUID person, UUID id) {
        return jdbc.sql(READ + " where f.id = :id and f.keeper = :person")
                .param("id", id)
                .param("person", person)
                .query((row, number) -> GroundRowReader.read(row))
                .optional();
    }

    /** The person's own, which nobody changes before this transaction ends. */
    Optional<Held> holdOwn(UUID person, UUID id) {
        return jdbc.sql(READ + " where f.id = :id and f.keeper = :person for update")
                .param("id", id)
                .param("person", person)
                .query((row, number) -> GroundRowReader.read(row))
                .optional();
    }

    /** What a force owns, which nobody changes before this transaction ends. */
    Optional<Held> holdOf(UUID owner, UUID id) {
        return jdbc.sql(READ + " where f.id = :id and f.owner_organisation = :owner for update")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> GroundRowReader.read(row))
                .optional();
    }

    Optional<GroundFeature> find(UUID id) {
        return jdbc.sql(READ + " where f.id = :id")
                .param("id", id)
                .query((row, number) -> GroundRowReader.read(row).feature())
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from ground_feature where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** What stands in a box of degrees, in an order of its own. */
    List<GroundFeature> inBox(double west, double south, double east, double north, LocalDate today, int most) {
        return jdbc.sql(
                        READ + " where" + STANDS
                                + "and f.wgs84 && ST_MakeEnvelope(:west, :south, :east, :north, 4326) order by f.id limit :most")
                .param("west", west)
                .param("south", south)
                .param("east", east)
                .param("north", north)
                .param("today", today)
                .param("most", most)
                .query((row, number) -> GroundRowReader.read(row).feature())
                .list();
    }

    /** What stands within so many metres of a point, nearest first. */
    List<GroundFeature> near(GridPoint middle, int metres, LocalDate today, int most) {
        return jdbc.sql("with there as (select ST_SetSRID(ST_MakePoint(:easting, :northing), 27700) as point) " + READ
                        + ", there where" + STANDS
                        + "and f.grid && ST_Expand(there.point, :metres) and ST_Distance(f.grid, there.point) <= :metres"
                        + " order by ST_Distance(f.grid, there.point), f.id limit :most")
                .param("easting", middle.eastingMetres())
                .param("northing", middle.northingMetres())
                .param("metres", metres)
                .param("today", today)
                .param("most", most)
                .query((row, number) -> GroundRowReader.read(row).feature())
                .list();
    }

    /** Whether the id was free. */
    boolean add(UUID id, UUID owner, int label, boolean byPolice, GroundContent content, byte[] sha256, Instant now) {
        return said(jdbc.sql("""
                        insert into ground_feature (id, label_id, owner_organisation, kept_by_police, kind, note, height_metres, kilovolts, locked,
                          width_decimetres, weight_kilograms, from_month, until_month, first_day, last_day, outline, wgs84, grid,
                          precision_metres, transformation, known_at, content_sha256, made_at, changed_at)
                        values (:id, :label, :owner, :byPolice, :kind, :note, :height, :kilovolts, :locked, :width, :weight, :fromMonth,
                          :untilMonth, :firstDay, :lastDay, :outline, ST_GeomFromWKB(:wgs84, 4326), ST_GeomFromWKB(:grid, 27700), :precision,
                          :transformation, :now, :sha, :now, :now)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("label", label)
                        .param("owner", owner)
                        .param("byPolice", byPolice)
                        .param("sha", sha256)
                        .param("now", at(now))
                        .update()
                > 0;
    }

    void change(UUID id, UUID owner, int label, GroundContent content, @Nullable String policeReason, Instant now) {
        said(jdbc.sql("""
                        update ground_feature set label_id = :label, owner_organisation = :owner, kind = :kind, note = :note,
                          height_metres = :height, kilovolts = :kilovolts, locked = :locked, width_decimetres = :width,
                          weight_kilograms = :weight, from_month = :fromMonth, until_month = :untilMonth, first_day = :firstDay,
                          last_day = :lastDay, outline = :outline, wgs84 = ST_GeomFromWKB(:wgs84, 4326),
                          grid = ST_GeomFromWKB(:grid, 27700), precision_metres = :precision, transformation = :transformation,
                          known_at = :now, police_act = :act, police_reason = :reason, changed_at = :now, version = version + 1
                        where id = :id"""), content)
                .param("id", id)
                .param("label", label)
                .param("owner", owner)
                .param("act", policeReason == null ? null : GroundAct.CHANGED.name())
                .param("reason", policeReason)
                .param("now", at(now))
                .update();
    }

    /** Somebody says that it is so. What the police did is answered with it when that is its keeper. */
    void confirm(UUID id, boolean byKeeper, Instant now) {
        jdbc.sql("update ground_feature set known_at = :now, changed_at = :now, version = version + 1,"
                        + " police_act = case when :answered then null else police_act end,"
                        + " police_reason = case when :answered then null else police_reason end where id = :id")
                .param("id", id)
                .param("answered", byKeeper)
                .param("now", at(now))
                .update();
    }

    void end(UUID id, @Nullable String policeReason, Instant now) {
        jdbc.sql("update ground_feature set ended_at = :now, changed_at = :now, version = version + 1,"
                        + " police_act = :act, police_reason = :reason where id = :id")
                .param("id", id)
                .param("act", policeReason == null ? null : GroundAct.ENDED.name())
                .param("reason", policeReason)
                .param("now", at(now))
                .update();
    }

    /** Writes down what it says now, under the version that it has now. */
    void remember(Held held, GroundAct act, boolean byPolice, @Nullable String reason) {
        var feature = held.feature();
        jdbc.sql(
                        "insert into ground_version (feature_id, version, label_id, act, by_police, reason, words, grid, at)"
                                + " values (:id, :version, :label, :act, :byPolice, :reason, :words, ST_GeomFromWKB(:grid, 27700), :at)")
                .param("id", feature.id())
                .param("version", feature.version())
                .param("label", held.label())
                .param("act", act.name())
                .param("byPolice", byPolice)
                .param("reason", reason)
                .param("words", feature.words())
                .param("grid", wkb(feature.content().shape().grid()))
                .param("at", at(feature.changedAt()))
                .update();
    }

    List<GroundVersion> history(UUID id) {
        return jdbc.sql("select version, act, by_police, reason, words, at from ground_version where feature_id = :id"
                        + " order by version desc limit 200")
                .param("id", id)
                .query((row, number) -> new GroundVersion(
                        row.getInt("version"),
                        GroundAct.valueOf(row.getString("act")),
                        row.getBoolean("by_police"),
                        row.getString("reason"),
                        row.getString("words"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, GroundContent content) {
        var facts = content.facts();
        var shape = content.shape();
        return statement
                .param("kind", content.kind().name())
                .param("note", content.note())
                .param("height", facts.heightMetres())
                .param("kilovolts", facts.kilovolts())
                .param("locked", facts.locked())
                .param("width", facts.widthDecimetres())
                .param("weight", facts.weightKilograms())
                .param("fromMonth", facts.fromMonth())
                .param("untilMonth", facts.untilMonth())
                .param("firstDay", facts.firstDay())
                .param("lastDay", facts.lastDay())
                .param("outline", shape.outline().name())
                .param("wgs84", wkb(shape.wgs84()))
                .param("grid", wkb(shape.grid()))
                .param("precision", shape.precisionMetres())
                .param("transformation", shape.transformation().name());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] wkb(Geometry geometry) {
        return new WKBWriter().write(geometry);
    }
}
