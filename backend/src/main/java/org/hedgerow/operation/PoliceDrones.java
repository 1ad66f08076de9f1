package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.Hazard;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drones of the police in the air, as their pilots log them: a hazard to every helicopter. Every force reads them, and air support reads those about the place of a
 * request that it has. One ends by itself: that nobody said that it landed must not keep an aircraft away.
 */
@Component
public class PoliceDrones implements HazardsNear {

    public static final int MOST_HOURS = 6;
    public static final int SMALLEST_RADIUS = 50;
    public static final int LARGEST_RADIUS = 5_000;
    /** From the edge of where it flies to the place of a request. */
    static final int NEAR_METRES = 5_000;

    private static final int MOST_LISTED = 500;
    private static final String KIND = "police drone";

    private final Access access;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    PoliceDrones(Access access, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(PoliceDrone drone, boolean repeated) {}

    /** Those in the air, the latest first. */
    public List<PoliceDrone> list(Person person) {
        AirRequests.refuseUnlessConcerned(person);
        return access.reading(
                person,
                () -> jdbc.sql("select * from police_drone where landed_at is null and ends_at > :now"
                                + " order by up_at desc, id limit :most")
                        .param("now", AirRequestRows.utc(clock.instant()))
                        .param("most", MOST_LISTED)
                        .query((row, number) -> read(row))
                        .list());
    }

    /**
     * Logs that a drone is up. The same id with the same content is answered again.
     *
     * @param hours after which it ends by itself
     */
    public Receipt log(
            Person person,
            UUID id,
            @Nullable String callSign,
            Place place,
            int radiusMetres,
            int hours,
            byte[] contentSha256) {
        AirRequests.refuseUnlessAsking(person);
        var terms = LabelTerms.of(person.organisation().id(), SharingTerms.of(Scope.ALL_FORCES), Tier.EXACT);
        var labels = access.labelsOf(List.of(terms));
        return access.writing(person, () -> {
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            int added = jdbc.sql("""
                            insert into police_drone (id, label_id, owner_organisation, author, call_sign, place, grid, radius_metres,
                              content_sha256, up_at, ends_at)
                            values (:id, :label, :owner, :person, :callSign, :place::jsonb,
                              ST_SetSRID(ST_MakePoint(:easting, :northing), 27700), :radius, :sha, :now, :ends)
                            on conflict (id) do nothing""")
                    .param("id", id)
                    .param("label", labels.get(terms))
                    .param("owner", person.organisation().id())
                    .param("person", person.id())
                    .param("callSign", callSign)
                    .param("place", AirJson.write(AirAssembly.asNamed(place)))
                    .param("easting", place.point().eastingMetres())
                    .param("northing", place.point().northingMetres())
                    .param("radius", radiusMetres)
                    .param("sha", contentSha256)
                    .param("now", AirRequestRows.utc(now))
                    .param("ends", AirRequestRows.utc(now.plus(Duration.ofHours(hours))))
                    .update();
            if (added == 0) {
                return new Receipt(own(person, id, contentSha256).orElseThrow(ClientSent::idUnusable), true);
            }
            audit.record(person, AuditOperation.COLLECTION, "log drone", KIND, id, null);
            return new Receipt(own(person, id, contentSha256).orElseThrow(), false);
        });
    }

    /** Says that a drone of the own force has landed; a second time changes nothing. */
    public void land(Person person, UUID id) {
        AirRequests.refuseUnlessAsking(person);
        access.writing(person, () -> {
            int landed = jdbc.sql("update police_drone set landed_at = coalesce(landed_at, :now)"
                            + " where id = :id and owner_organisation = :owner")
                    .param("now", AirRequestRows.utc(clock.instant()))
                    .param("id", id)
                    .param("owner", person.organisation().id())
                    .update();
            if (landed == 0) {
                throw AirRequests.NOT_FOUND;
            }
            audit.record(person, AuditOperation.ALTERATION, "land drone", KIND, id, null);
            return id;
        });
    }

    @Override
    public List<Hazard> near(Person reader, Place place) {
        return near(place);
    }

    /** With the rights of the transaction under way. */
    List<Hazard> near(Place place) {
        return jdbc.sql("""
                        select * from police_drone where landed_at is null and ends_at > :now
                          and grid && ST_Expand(ST_SetSRID(ST_MakePoint(:easting, :northing), 27700), :widest)
                          and ST_DWithin(grid, ST_SetSRID(ST_MakePoint(:easting, :northing), 27700), :near + radius_metres)
                        order by ST_Distance(grid, ST_SetSRID(ST_MakePoint(:easting, :northing), 27700)), id limit 50""")
                .param("now", AirRequestRows.utc(clock.instant()))
                .param("easting", place.point().eastingMetres())
                .param("northing", place.point().northingMetres())
                .param("widest", NEAR_METRES + LARGEST_RADIUS)
                .param("near", NEAR_METRES)
                .query((row, number) -> hazard(read(row), place.point()))
                .list();
    }

    private static Hazard hazard(PoliceDrone drone, GridPoint from) {
        var at = drone.place().point();
        double kilometres = Math.hypot(
                        (double) at.eastingMillimetres() - from.eastingMillimetres(),
                        (double) at.northingMillimetres() - from.northingMillimetres())
                / 1e6;
        var words = String.format(
                Locale.ROOT, "Police drone up, %.1f km away, radius %d m", kilometres, drone.radiusMetres());
        return new Hazard(
                drone.callSign() == null ? words : words + ", " + drone.callSign(),
                anywhereAbout(drone),
                drone.upAt(),
                true);
    }

    /** It is known no better than its radius: anywhere in it. So a map draws how far it flies, and a list names no finer square. */
    private static Place anywhereAbout(PoliceDrone drone) {
        var place = drone.place();
        return new Place(
                place.method(),
                place.asGiven(),
                place.point(),
                place.geographic(),
                Math.max(place.precisionMetres(), 2 * drone.radiusMetres()),
                place.transformation());
    }

    private Optional<PoliceDrone> own(Person person, UUID id, byte[] contentSha256) {
        return jdbc.sql(
                        "select * from police_drone where id = :id and owner_organisation = :owner and content_sha256 = :sha")
                .param("id", id)
                .param("owner", person.organisation().id())
                .param("sha", contentSha256)
                .query((row, number) -> read(row))
                .optional();
    }

    private static PoliceDrone read(ResultSet row) throws SQLException {
        return new PoliceDrone(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getString("call_sign"),
                AirJson.read(row.getString("place"), Place.class),
                row.getInt("radius_metres"),
                AirRequestRows.instant(row, "up_at"),
                AirRequestRows.instant(row, "ends_at"),
                AirRequestRows.instantIfAny(row, "landed_at"));
    }
}
