package org.hedgerow.enquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sighting.PlatePattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hits in the database, inside a transaction that {@link Access} has opened. What is compared stands in a table that the application cannot read: functions with
 * the rights of its owner answer, and keep which records they counted for the owners of those alone.
 */
@Component
class HitRows {

    private static final String READ =
            "select h.*, s.person_id as seen_by, s.at as seen_at, s.note from enquiry_hit h left join enquiry_hit_seen s on s.hit_id = h.id";

    private final JdbcClient jdbc;

    HitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an owner that is hit answers. */
    record Answer(UUID owner, int records, HandlingCode handling, String contact) {}

    private record RecordHit(UUID enquiry, AskedOfUs.Own own) {}

    /** Asks every owner that answers; the enquiry has been written before. */
    List<Answer> ask(UUID enquiry, Question question, Purpose purpose) {
        return asking(question)
                .param("enquiry", enquiry)
                .param("purpose", purpose.name())
                .query((row, number) -> new Answer(
                        row.getObject("owner_organisation", UUID.class),
                        row.getInt("records"),
                        HandlingCode.valueOf(row.getString("handling")),
                        row.getString("contact")))
                .list();
    }

    private JdbcClient.StatementSpec asking(Question question) {
        if (question instanceof Question.ByPlate plate) {
            return byPlate(plate.pattern());
        }
        if (question instanceof Question.ByLooks looks) {
            return jdbc.sql("select * from enquire_vehicles(:enquiry, :purpose, :make, cast(:model as text), :colour)")
                    .param("make", looks.make())
                    .param("model", looks.model())
                    .param("colour", looks.colour());
        }
        if (question instanceof Question.ByPerson person) {
            return jdbc.sql("select * from enquire_persons(:enquiry, :purpose, :name, :born)")
                    .param("name", person.nameKey())
                    .param("born", person.born());
        }
        if (question instanceof Question.ByPlace place) {
            return jdbc.sql("select * from enquire_places(:enquiry, :purpose, :easting, :northing)")
                    .param("easting", place.square().easting() / 1000)
                    .param("northing", place.square().northing() / 1000);
        }
        if (question instanceof Question.ByArea area) {
            return jdbc.sql(
                            "select * from enquire_operations(:enquiry, :purpose, ST_GeomFromWKB(:area, 27700), :radius, :first, :last)")
                    .param("area", new WKBWriter().write(area.area()))
                    .param("radius", area.radiusMetres())
                    .param("first", area.firstDay())
                    .param("last", area.lastDay());
        }
        throw new IllegalArgumentException("There is a function for each kind of question");
    }

    private JdbcClient.StatementSpec byPlate(PlatePattern pattern) {
        var pairs = pattern.pairs();
        var laid = pattern.laid();
        return jdbc.sql(
                        "select * from enquire_plates(:enquiry, :purpose, :a, :b, :c, :d, :reads, :patterns, :expressions)")
                .param("a", pairs.get(0))
                .param("b", pairs.get(Math.min(1, pairs.size() - 1)))
                .param("c", pairs.get(Math.min(2, pairs.size() - 1)))
                .param("d", pairs.get(Math.min(3, pairs.size() - 1)))
                .param("reads", pattern.expression())
                .param("patterns", laid.stream().map(PlatePattern::read).toArray(String[]::new))
                .param(
                        "expressions",
                        laid.stream().map(PlatePattern::expression).toArray(String[]::new));
    }

    void add(UUID id, Enquiry enquiry, UUID organisation, Answer answer) {
        jdbc.sql("""
                        insert into enquiry_hit (id, enquiry_id, owner_organisation, asker_organisation, kind, purpose, reason, asked_at, records, handling, contact)
                        values (:id, :enquiry, :owner, :organisation, :kind, :purpose, :reason, :at, :records, :handling, :contact)""")
                .param("id", id)
                .param("enquiry", enquiry.id())
                .param("owner", answer.owner())
                .param("organisation", organisation)
                .param("kind", enquiry.kind().name())
                .param("purpose", enquiry.purpose().name())
                .param("reason", enquiry.reason())
                .param("at", EnquiryRows.at(enquiry.askedAt()))
                .param("records", answer.records())
                .param("handling", answer.handling().name())
                .param("contact", answer.contact())
                .update();
    }

    /** The hits of enquiries, by enquiry; of each the owners in the order of their ids. */
    Map<UUID, List<Enquiry.Hit>> of(Collection<UUID> enquiries) {
        record Found(UUID enquiry, Enquiry.Hit hit) {}
        return jdbc
                .sql(READ + " where h.enquiry_id = any (:enquiries) order by h.owner_organisation")
                .param("enquiries", enquiries.toArray(UUID[]::new))
                .query((row, number) -> new Found(row.getObject("enquiry_id", UUID.class), hit(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::enquiry, Collectors.mapping(Found::hit, Collectors.toList())));
    }

    /** What others asked that hit an organisation since a moment, latest first. */
    List<AskedOfUs> askedOf(UUID owner, Instant since, int most) {
        return whole(jdbc.sql(
                        READ
                                + " where h.owner_organisation = :owner and h.asked_at > :since order by h.asked_at desc, h.id limit :most")
                .param("owner", owner)
                .param("since", EnquiryRows.at(since))
                .param("most", most));
    }

    Optional<AskedOfUs> askedOf(UUID owner, UUID hit) {
        return whole(jdbc.sql(READ + " where h.owner_organisation = :owner and h.id = :id")
                        .param("owner", owner)
                        .param("id", hit))
                .stream()
                .findFirst();
    }

    /** Whether nobody had seen it before. */
    boolean see(UUID hit, String note, Instant now) {
        return jdbc.sql("insert into enquiry_hit_seen (hit_id, at, note) values (:hit, :at, :note)"
                                + " on conflict (hit_id) do nothing")
                        .param("hit", hit)
                        .param("at", EnquiryRows.at(now))
                        .param("note", note)
                        .update()
                > 0;
    }

    private record Bare(UUID enquiry, AskedOfUs asked) {}

    private List<AskedOfUs> whole(JdbcClient.StatementSpec question) {
        var found = question.query((row, number) -> bare(row)).list();
        var records = jdbc
                .sql("select * from records_hit(:enquiries) order by record_kind, record_id")
                .param("enquiries", found.stream().map(Bare::enquiry).toArray(UUID[]::new))
                .query((row, number) -> new RecordHit(
                        row.getObject("enquiry_id", UUID.class),
                        new AskedOfUs.Own(
                                AskedOfUs.RecordKind.valueOf(row.getString("record_kind")),
                                row.getObject("record_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        RecordHit::enquiry, Collectors.mapping(RecordHit::own, Collectors.toList())));
        return found.stream()
                .map(each -> withRecords(each.asked(), records.getOrDefault(each.enquiry(), List.of())))
                .toList();
    }

    private static AskedOfUs withRecords(AskedOfUs bare, List<AskedOfUs.Own> records) {
        return new AskedOfUs(
                bare.hit(),
                bare.asker(),
                bare.askerOrganisation(),
                bare.kind(),
                bare.purpose(),
                bare.reason(),
                bare.askedAt(),
                records);
    }

    private static Bare bare(ResultSet row) throws SQLException {
        return new Bare(
                row.getObject("enquiry_id", UUID.class),
                new AskedOfUs(
                        hit(row),
                        row.getObject("asker", UUID.class),
                        row.getObject("asker_organisation", UUID.class),
                        EnquiryKind.valueOf(row.getString("kind")),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("reason"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        List.of()));
    }

    private static Enquiry.Hit hit(ResultSet row) throws SQLException {
        return new Enquiry.Hit(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getInt("records"),
                HandlingCode.valueOf(row.getString("handling")),
                row.getString("contact"),
                seen(row));
    }

    private static Enquiry.@Nullable Seen seen(ResultSet row) throws SQLException {
        var by = row.getObject("seen_by", UUID.class);
        return by == null
                ? null
                : new Enquiry.Seen(
                        by, row.getObject("seen_at", OffsetDateTime.class).toInstant(), row.getString("note"));
    }
}
