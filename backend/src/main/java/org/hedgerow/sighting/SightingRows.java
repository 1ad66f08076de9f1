package org.hedgerow.sighting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sightings in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class SightingRows {

    private static final String READ =
            "select s.*, ST_X(s.grid) as easting, ST_Y(s.grid) as northing, ST_X(s.wgs84) as longitude,"
                    + " ST_Y(s.wgs84) as latitude from sighting s";

    private final JdbcClient jdbc;

    SightingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a sighting that hangs on an incident takes from it. */
    record Attached(UUID owner, int label, String category, boolean withdrawn) {}

    Optional<Attached> incident(UUID id) {
        return jdbc.sql(
                        "select owner_organisation, label_id, category_code, status = 'WITHDRAWN' as withdrawn from incident where id = :id")
                .param("id", id)
                .query((row, number) -> new Attached(
                        row.getObject("owner_organisation", UUID.class),
                        row.getInt("label_id"),
                        row.getString("category_code"),
                        row.getBoolean("withdrawn")))
                .optional();
    }

    Optional<Sighting> find(UUID id) {
        return jdbc.sql(READ + " where s.id = :id")
                .param("id", id)
                .query((row, number) -> SightingRowReader.read(row))
                .optional();
    }

    /** One of an organisation's own, which nobody changes before this transaction ends. */
    Optional<Sighting> hold(UUID owner, UUID id) {
        return jdbc.sql(READ + " where s.id = :id and s.owner_organisation = :owner for update")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> SightingRowReader.read(row))
                .optional();
    }

    /** Those of these that count, in no order. */
    List<Sighting> list(Collection<UUID> ids) {
        return jdbc.sql(READ + " where s.id = any (:ids) and s.withdrawn_at is null")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> SightingRowReader.read(row))
                .list();
    }

    /** What hangs on an incident and counts, in the order in which it was seen. */
    List<Sighting> ofIncident(UUID incident, int most) {
        return jdbc.sql(
                        READ
                                + " where s.incident_id = :incident and s.withdrawn_at is null order by s.latest, s.id limit :most")
                .param("incident", incident)
                .param("most", most)
                .query((row, number) -> SightingRowReader.read(row))
                .list();
    }

    /** Those that were recorded last and count. */
    List<Sighting> newest(int most) {
        return jdbc.sql(READ + " where s.withdrawn_at is null order by s.made_at desc, s.id limit :most")
                .param("most", most)
                .query((row, number) -> SightingRowReader.read(row))
                .list();
    }

    /** Vehicles that look so and were recorded or amended since a moment, the last changed first. */
    List<Sighting> looking(VehicleWatch.ByLooks looks, Instant since, int most) {
        return jdbc.sql(READ + """
                         where s.kind = 'VEHICLE' and s.make_folded = lower(:make) and s.colour_folded = lower(:colour)
                          and (cast(:model as text) is null or s.model_folded = lower(:model)) and s.changed_at > :since and s.withdrawn_at is null
                        order by s.changed_at desc, s.id limit :most""")
                .param("make", looks.make())
                .param("model", looks.model())
                .param("colour", looks.colour())
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> SightingRowReader.read(row))
                .list();
    }

    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from sighting where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** When the person recorded what they did since a moment, oldest first; until the end of the transaction the person records nothing else. */
    List<Instant> madeSince(UUID person, Instant since, int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sighting ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        return jdbc.sql(
                        "select made_at from sighting where author = :person and made_at > :since order by made_at limit :most")
                .param("person", person)
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** Whether the id was free. */
    boolean add(UUID id, Person person, int label, SightingContent content, byte[] sha256, Instant now) {
        return said(jdbc.sql("""
                        insert into sighting (id, label_id, owner_organisation, author, kind, incident_id, category_code, plate_seen, plate, plate_style,
                          plate_certainty, make, model, breed, colour, number, description, earliest, latest, exact_time_known, wgs84, grid,
                          precision_metres, place_method, place_as_given, transformation, road, direction, heading_to, note, content_sha256,
                          made_at, changed_at)
                        values (:id, :label, :owner, :person, :kind, :incident, :category, :plateSeen, :plate, :style, :certainty, :make, :model, :breed,
                          :colour, :number, :description, :earliest, :latest, :exact, ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326),
                          ST_SetSRID(ST_MakePoint(:easting, :northing), 27700), :precision, :method, :asGiven, :transformation, :road, :direction,
                          :headingTo, :note, :sha, :now, :now)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("label", label)
                        .param("owner", person.organisation().id())
                        .param("person", person.id())
                        .param("sha", sha256)
                        .param("now", at(now))
                        .update()
                > 0;
    }

    void change(UUID id, int label, SightingContent content, Instant now) {
        said(jdbc.sql("""
                        update sighting set label_id = :label, kind = :kind, incident_id = :incident, category_code = :category, plate_seen = :plateSeen,
                          plate = :plate, plate_style = :style, plate_certainty = :certainty, make = :make, model = :model, breed = :breed,
                          colour = :colour, number = :number, description = :description, earliest = :earliest, latest = :latest,
                          exact_time_known = :exact, wgs84 = ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326),
                          grid = ST_SetSRID(ST_MakePoint(:easting, :northing), 27700), precision_metres = :precision, place_method = :method,
                          place_as_given = :asGiven, transformation = :transformation, road = :road, direction = :direction, heading_to = :headingTo,
                          note = :note, changed_at = :now, version = version + 1
                        where id = :id"""), content)
                .param("id", id)
                .param("label", label)
                .param("now", at(now))
                .update();
    }

    void withdraw(UUID id, int label, String reason, Instant now) {
        jdbc.sql(
                        "update sighting set label_id = :label, withdrawn_at = :now, withdrawn_reason = :reason, changed_at = :now, version = version + 1"
                                + " where id = :id")
                .param("id", id)
                .param("label", label)
                .param("reason", reason)
                .param("now", at(now))
                .update();
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, SightingContent content) {
        var seen = content.seen();
        var plate = seen.plate();
        var movement = content.movement();
        var direction = movement.direction();
        return placed(statement, content)
                .param("kind", seen.kind().name())
                .param("incident", content.incident())
                .param("category", content.category())
                .param("plateSeen", plate == null ? null : plate.seen())
                .param("plate", plate == null ? null : plate.read())
                .param("style", plate == null ? null : plate.style().name())
                .param(
                        "certainty",
                        seen.certainty() == null ? null : seen.certainty().name())
                .param("make", seen.make())
                .param("model", seen.model())
                .param("breed", seen.breed())
                .param("colour", seen.colour())
                .param("number", seen.number())
                .param("description", seen.description())
                .param("earliest", at(content.when().earliest()))
                .param("latest", at(content.when().latest()))
                .param("exact", content.when().exactTimeKnown())
                .param("road", movement.road())
                .param("direction", direction == null ? null : direction.name())
                .param("headingTo", movement.headingTo())
                .param("note", content.note());
    }

    private static JdbcClient.StatementSpec placed(JdbcClient.StatementSpec statement, SightingContent content) {
        var place = content.place();
        return statement
                .param("longitude", place == null ? null : place.geographic().longitude())
                .param("latitude", place == null ? null : place.geographic().latitude())
                .param("easting", place == null ? null : place.point().eastingMetres())
                .param("northing", place == null ? null : place.point().northingMetres())
                .param("precision", place == null ? null : place.precisionMetres())
                .param("method", place == null ? null : place.method().name())
                .param("asGiven", place == null ? null : place.asGiven())
                .param(
                        "transformation",
                        place == null ? null : place.transformation().name());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
