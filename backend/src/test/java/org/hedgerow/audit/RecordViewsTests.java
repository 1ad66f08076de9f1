package org.hedgerow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Person;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Who was shown what, by way of maps, lists and the stream. */
@HedgerowTest
class RecordViewsTests {

    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

    private final Cast cast;
    private final AuditTrail audit;
    private final EntryBatch batch;
    private final Consultations consultations;
    private final PostgisDatabase database;
    private final MovingClock clock = new MovingClock();
    private final RecordViews views;

    @Autowired
    RecordViewsTests(
            Cast cast, AuditTrail audit, EntryBatch batch, Consultations consultations, PostgisDatabase database) {
        this.cast = cast;
        this.audit = audit;
        this.batch = batch;
        this.consultations = consultations;
        this.database = database;
        this.views = new RecordViews(audit, batch, clock);
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void panningOverTheSameRecordsIsWrittenDownOnceInTenMinutes() {
        var person = cast.officer("CAMBS");
        var first = shown(40, "EXACT");
        var next = Stream.concat(first.stream().skip(20), shown(20, "EXACT").stream())
                .toList();
        views.shown(person, "map", first);
        views.shown(person, "map", next);
        views.shown(person, "list", first);
        assertThat(times(first.get(0).id())).isOne();
        assertThat(times(first.get(30).id())).isOne();
        assertThat(times(next.get(39).id())).isOne();
        clock.now = clock.now.plus(RecordViews.WINDOW).plusSeconds(1);
        views.shown(person, "map", first);
        assertThat(times(first.get(0).id())).isEqualTo(2);
        assertThat(times(next.get(39).id())).isOne();
    }

    @Test
    void anotherPersonAndAnotherTierAreWrittenDownApart() {
        var officer = cast.officer("CAMBS");
        var other = cast.officer("ESSEX");
        var record = UUID.randomUUID();
        views.shown(officer, "map", List.of(new RecordViews.Shown(record, "WATCH")));
        views.shown(officer, "map", List.of(new RecordViews.Shown(record, "EXACT")));
        views.shown(other, "map", List.of(new RecordViews.Shown(record, "EXACT")));
        assertThat(consultations.whoSaw(record, LONG_AGO, NEVER, 10, Long.MAX_VALUE))
                .extracting(Consultation::personId, Consultation::tier)
                .containsExactly(
                        tuple(other.id(), "EXACT"), tuple(officer.id(), "EXACT"), tuple(officer.id(), "WATCH"));
        assertThat(consultations.organisationsThatSaw(record, LONG_AGO, NEVER))
                .extracting(Seen::organisationId, Seen::times)
                .containsExactly(
                        tuple(officer.organisation().id(), 2L),
                        tuple(other.organisation().id(), 1L));
    }

    @Test
    void whatIsPushedIsWrittenForEachPersonTogether() throws SQLException {
        var people = List.of(cast.officer("CAMBS"), cast.officer("CAMBS"), cast.officer("ESSEX"));
        var records = shown(30, "EXACT");
        var before = entries();
        records.forEach(record -> views.pushed(people, "live stream", List.of(record, record)));
        assertThat(entries()).as("nothing waits for the database").isEqualTo(before);
        views.writeWhatWasPushed();
        assertThat(entries() - before).as("one entry for each person").isEqualTo(3);
        records.forEach(record -> assertThat(times(record.id())).isEqualTo(3));
        views.pushed(people, "live stream", records);
        views.writeWhatWasPushed();
        assertThat(entries() - before).isEqualTo(3);
    }

    @Test
    void aSearchAndAReadingThatCannotBeWrittenDownAreNotGiven() {
        var person = cast.officer("CAMBS");
        var record = UUID.randomUUID();
        audit.recordConsultation(
                person, "search", List.of(record, record), "incident", "quad bike", "EXACT", "INVESTIGATION");
        var written = consultations.whoSaw(record, LONG_AGO, NEVER, 10, Long.MAX_VALUE);
        assertThat(written).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("search");
            assertThat(entry.purpose()).isEqualTo("INVESTIGATION");
        });
        assertThatThrownBy(() -> views.shown(person, "map", List.of(new RecordViews.Shown(record, "not a tier"))))
                .isInstanceOf(DataAccessException.class);
        views.shown(person, "map", List.of(new RecordViews.Shown(record, "EXACT")));
        assertThat(times(record)).as("what failed is not taken for written").isEqualTo(2);
    }

    @Test
    void whoSawIsCutByTimeAndPagedWithoutALoss() {
        var record = UUID.randomUUID();
        var readers = new ArrayList<Person>();
        for (int i = 0; i < 7; i++) {
            readers.add(cast.officer("CAMBS"));
            views.shown(readers.get(i), "map", List.of(new RecordViews.Shown(record, "EXACT")));
        }
        var seen = new ArrayList<UUID>();
        long before = Long.MAX_VALUE;
        for (var page = consultations.whoSaw(record, LONG_AGO, NEVER, 3, before); !page.isEmpty(); ) {
            page.forEach(entry -> seen.add(entry.personId()));
            before = page.get(page.size() - 1).number();
            page = consultations.whoSaw(record, LONG_AGO, NEVER, 3, before);
        }
        Collections.reverse(seen);
        assertThat(seen)
                .containsExactlyElementsOf(readers.stream().map(Person::id).toList());
        var all = consultations.whoSaw(record, LONG_AGO, NEVER, 10, Long.MAX_VALUE);
        var third = all.get(4).at();
        assertThat(consultations.whoSaw(record, LONG_AGO, third, 10, Long.MAX_VALUE))
                .hasSize(2);
        assertThat(consultations.whoSaw(record, third, NEVER, 10, Long.MAX_VALUE))
                .hasSize(5);
    }

    @Test
    void thousandsOfRecordsAreRememberedWithinABound() {
        var everybody = new ArrayList<Person>();
        for (int i = 0; i < 50; i++) {
            everybody.add(cast.officer("CAMBS"));
        }
        for (int round = 0; round < 3; round++) {
            views.pushed(everybody, "live stream", shown(2000, "EXACT"));
        }
        views.writeWhatWasPushed();
        assertThat(views.remembered()).isLessThanOrEqualTo(RecordViews.MOST_REMEMBERED);
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        views.pushed(everybody.subList(0, 1), "live stream", shown(1, "EXACT"));
        views.writeWhatWasPushed();
        assertThat(views.remembered()).isOne();
    }

    private static List<RecordViews.Shown> shown(int count, String tier) {
        return Stream.generate(() -> new RecordViews.Shown(UUID.randomUUID(), tier))
                .limit(count)
                .toList();
    }

    private int times(UUID record) {
        return consultations
                .whoSaw(record, LONG_AGO, NEVER, 100, Long.MAX_VALUE)
                .size();
    }

    private long entries() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from audit_entry where action = 'live stream'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
