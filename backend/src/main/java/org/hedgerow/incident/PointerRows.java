package org.hedgerow.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.sharing.HandlingInstruction;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pointers in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened. One row for each owner and square, however
 * many records lie behind it: a second record, or the first of two taken away, changes nothing that others can see.
 */
@Component
class PointerRows {

    private static final int SIDE_METRES = 10_000;
    private static final int MOST = 500;
    /** With the owner's id, the advisory lock that puts changes of one owner's pointers in order. */
    private static final int CHANGING = 0x506f696e;

    private final JdbcClient jdbc;
    private final NationalGrid grid;

    PointerRows(JdbcClient jdbc, NationalGrid grid) {
        this.jdbc = jdbc;
        this.grid = grid;
    }

    static LabelTerms labelOf(UUID owner) {
        return LabelTerms.of(owner, SharingTerms.of(Scope.ALL_FORCES), Tier.POINTER);
    }

    /**
     * Whether there may be a pointer to a record that is shared like this: other forces do not see it anyway, and nobody may have to learn
     * nothing at all of it.
     */
    static boolean mayPoint(SharingTerms sharing) {
        var everyForceReads =
                sharing.scope() == Scope.ALL_FORCES || sharing.scope().reachesWatchGroups();
        return !everyForceReads
                && sharing.barredPersons().isEmpty()
                && sharing.compartments().isEmpty()
                && sharing.instruction() != HandlingInstruction.ORGANISATIONAL_USE_ONLY;
    }

    /**
     * Puts a record behind the pointer of its square, and makes that when it is the first. What is written at the pointer of others stays;
     * for a record that is behind it already, it is written anew.
     */
    void point(UUID incident, UUID owner, GridPoint place, String contact, Map<LabelTerms, Integer> labels) {
        takeTurns(owner);
        var square = GridSquare.holding(place, SIDE_METRES);
        if (squareOf(incident).filter(square.reference()::equals).isPresent()) {
            jdbc.sql("update pointer set contact = :contact where owner_organisation = :owner and square = :square")
                    .param("contact", contact)
                    .param("owner", owner)
                    .param("square", square.reference())
                    .update();
            return;
        }
        remove(incident, owner);
        add(incident, owner, square, contact, labels);
    }

    private void add(UUID incident, UUID owner, GridSquare square, String contact, Map<LabelTerms, Integer> labels) {
        jdbc.sql("insert into pointed_incident (incident_id, label_id, owner_organisation, square)"
                        + " values (:incident, :label, :owner, :square)")
                .param("incident", incident)
                .param("label", labels.get(Recalls.labelOf(owner)))
                .param("owner", owner)
                .param("square", square.reference())
                .update();
        var centre = grid.toGeographic(square.centre());
        jdbc.sql("""
                        insert into pointer (label_id, owner_organisation, square, longitude, latitude, contact)
                        values (:label, :owner, :square, :longitude, :latitude, :contact)
                        on conflict (owner_organisation, square) do nothing""")
                .param("label", labels.get(labelOf(owner)))
                .param("owner", owner)
                .param("square", square.reference())
                .param("longitude", centre.longitude())
                .param("latitude", centre.latitude())
                .param("contact", contact)
                .update();
    }

    /** Takes a record from behind its pointer, and the pointer away when it was the last. */
    void unpoint(UUID incident, UUID owner) {
        takeTurns(owner);
        remove(incident, owner);
    }

    /** After a change of a record that may be behind a pointer: it goes with the place, and ends when there may be none. */
    void follow(Incident incident, Release exact, Map<LabelTerms, Integer> labels) {
        var owner = incident.ownerOrganisation();
        var square = squareOf(incident.id());
        if (square.isEmpty()) {
            return;
        }
        takeTurns(owner);
        var now = GridSquare.holding(exact.centre(), SIDE_METRES);
        if (incident.status() == IncidentStatus.WITHDRAWN
                || !mayPoint(exact.terms().sharing())) {
            remove(incident.id(), owner);
        } else if (!now.reference().equals(square.get())) {
            var contact = contactAt(owner, square.get()).orElseThrow();
            remove(incident.id(), owner);
            add(incident.id(), owner, now, contact, labels);
        }
    }

    private void remove(UUID incident, UUID owner) {
        var square = squareOf(incident);
        if (square.isEmpty()) {
            return;
        }
        jdbc.sql("delete from pointed_incident where incident_id = :incident")
                .param("incident", incident)
                .update();
        jdbc.sql("""
                        delete from pointer p where owner_organisation = :owner and square = :square
                          and not exists (select from pointed_incident i
                            where i.owner_organisation = p.owner_organisation and i.square = p.square)""").param("owner", owner).param("square", square.get()).update();
    }

    Optional<String> squareOf(UUID incident) {
        return jdbc.sql("select square from pointed_incident where incident_id = :incident")
                .param("incident", incident)
                .query(String.class)
                .optional();
    }

    Optional<String> contactAt(UUID owner, String square) {
        return jdbc.sql("select contact from pointer where owner_organisation = :owner and square = :square")
                .param("owner", owner)
                .param("square", square)
                .query(String.class)
                .optional();
    }

    /** The pointers whose squares have their middle in a box, of longitudes and latitudes in WGS 84, by owner and square. */
    List<Pointer> within(double west, double south, double east, double north) {
        return jdbc.sql("select * from pointer where longitude between :west and :east"
                        + " and latitude between :south and :north order by owner_organisation, square limit " + MOST)
                .param("west", west)
                .param("south", south)
                .param("east", east)
                .param("north", north)
                .query(PointerRows::read)
                .list();
    }

    private void takeTurns(UUID owner) {
        jdbc.sql("select pg_advisory_xact_lock(:key, :owner)")
                .param("key", CHANGING)
                .param("owner", owner.hashCode())
                .query()
                .singleRow();
    }

    private static Pointer read(ResultSet row, int number) throws SQLException {
        return new Pointer(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getString("square"),
                new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
                row.getString("contact"));
    }
}
