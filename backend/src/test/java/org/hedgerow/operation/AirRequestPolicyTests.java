package org.hedgerow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.operation.AirBriefing.Priority;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself lets each side write of a request, whatever the application would have it write. */
@HedgerowTest
class AirRequestPolicyTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Directory directory;

    @Autowired
    private AirRequests requests;

    @Autowired
    private AirSending sending;

    @Autowired
    private AirAnswers answers;

    @Autowired
    private AirBriefings briefings;

    @Autowired
    private Access access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlaceReader places;

    private Person officer;
    private Person crew;
    private UUID id;

    @BeforeEach
    void aRequestThatWasSent() {
        var unit = directory.createOrganisation(
                NewOrganisation.of(OrganisationKind.NATIONAL_UNIT, "Air " + UUID.randomUUID(), "Air", null, null));
        officer = cast.officer("DURHAM");
        crew = cast.person(unit, Role.AIR_SUPPORT);
        id = UUID.randomUUID();
        requests.save(officer, id, null, content(unit), new byte[32]);
        sending.send(officer, id, 1, false);
    }

    @Test
    void airSupportCannotReachTheTextNorTheLabels() {
        assertThat(write(crew, "update air_request set content = '{}', changed_at = now() where id = :id"))
                .isZero();
        assertThat(write(crew, "update air_link set withdrawn_at = now() where request_id = :id"))
                .isZero();
        for (var statement : List.of(
                "update air_briefing set content = '{}' where request_id = :id",
                "update air_request_step set reason = 'another' where request_id = :id",
                "update air_acknowledgement set version = 2 where request_id = :id",
                "delete from air_request_step where request_id = :id",
                "delete from air_briefing where request_id = :id",
                "delete from air_request where id = :id",
                "update air_request_state set ends_at = ends_at + interval '1 hour', version = version + 1 where request_id = :id",
                "update air_request_state set state = 'CANCELLED', reason = 'mine', version = version + 1 where request_id = :id",
                "update air_request_state set state = 'RELEASED', version = version + 1 where request_id = :id",
                "update air_request_state set version = version + 1 where request_id = :id",
                "update air_request_state set state = 'ACCEPTED', version = version + 2 where request_id = :id",
                "update air_request_state set state = 'DECLINED', version = version + 1 where request_id = :id",
                "insert into air_briefing (request_id, version, label_id, content, made_at)"
                        + " select id, 2, label_id, '{}', now() from air_request where id = :id")) {
            assertThatThrownBy(() -> write(crew, statement)).as(statement).isInstanceOf(DataAccessException.class);
        }
        var now = requests.get(officer, id).request();
        assertThat(now.state()).isEqualTo(State.REQUESTED);
        assertThat(now.version()).isEqualTo(2);
        assertThat(
                        write(
                                crew,
                                "update air_request_state set state = 'ACCEPTED', since = now(), version = version + 1 where request_id = :id"))
                .as("what it may do")
                .isOne();
        assertThat(requests.get(officer, id).steps())
                .extracting(AirStep::state)
                .as("is written down by the database itself")
                .containsExactly(State.DRAFT, State.REQUESTED, State.ACCEPTED);
        assertThat(requests.get(officer, id).steps().get(2).person()).isEqualTo(crew.id());
    }

    @Test
    void whoSentARequestDoesNotAnswerItWhateverElseTheyAre() {
        var force = cast.force("DURHAM");
        var both = cast.person(force, Role.OFFICER, Role.AIR_SUPPORT);
        var colleague = cast.person(force, Role.ANALYST, Role.AIR_SUPPORT);
        var own = UUID.randomUUID();
        requests.save(both, own, null, content(force), new byte[32]);
        sending.send(both, own, 1, false);
        id = own;
        for (var to : List.of("ACCEPTED", "DECLINED")) {
            assertThatThrownBy(
                            () -> write(
                                    both,
                                    "update air_request_state set state = '" + to
                                            + "', reason = 'mine', since = now(), version = version + 1 where request_id = :id"))
                    .as(to)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> write(
                        both,
                        "insert into air_acknowledgement (request_id, version, label_id, person_id, at)"
                                + " select id, 1, label_id, acting_person(), now() from air_request where id = :id"))
                .isInstanceOf(DataAccessException.class);
        answers.move(colleague, own, 2, State.ACCEPTED, null);
        answers.acknowledge(colleague, own, 1);
        assertThat(requests.get(both, own).request().acknowledgedVersion()).isOne();
        assertThatThrownBy(
                        () -> write(
                                both,
                                "update air_request_state set state = 'EN_ROUTE', since = now(), version = version + 1 where request_id = :id"))
                .isInstanceOf(DataAccessException.class);
        answers.move(both, own, 3, State.CANCELLED, "The job is over");
    }

    @Test
    void theDatabaseHoldsToBeingCalledAwayAsToTheOtherSteps() {
        var calledAway =
                "update air_request_state set state = 'CALLED_AWAY', reason = 'another task', since = now(), version = version + 1 where request_id = :id";
        assertThatThrownBy(() -> write(crew, calledAway)).isInstanceOf(DataAccessException.class);
        answers.move(crew, id, 2, State.ACCEPTED, null);
        assertThatThrownBy(() -> write(crew, calledAway.replace("'another task'", "null")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> write(officer, calledAway)).isInstanceOf(DataAccessException.class);
        assertThat(write(crew, calledAway)).isOne();
        for (var to : List.of("EN_ROUTE", "ON_SCENE", "RELEASED", "REQUESTED")) {
            assertThatThrownBy(() -> write(
                            crew,
                            "update air_request_state set state = '" + to
                                    + "', version = version + 1 where request_id = :id"))
                    .as(to)
                    .isInstanceOf(DataAccessException.class);
        }
        var kept = requests.get(officer, id).steps().get(3);
        assertThat(kept.state()).isEqualTo(State.CALLED_AWAY);
        assertThat(kept.person()).isEqualTo(crew.id());
        assertThat(kept.reason()).isEqualTo("another task");
    }

    @Test
    void theForceCannotAnswerForAirSupport() {
        for (var statement : List.of(
                "update air_request_state set state = 'ACCEPTED', version = version + 1 where request_id = :id",
                "update air_request_state set state = 'DECLINED', reason = 'mine', version = version + 1 where request_id = :id",
                "update air_briefing set content = '{}' where request_id = :id",
                "insert into air_acknowledgement (request_id, version, label_id, person_id, at)"
                        + " select id, 1, label_id, acting_person(), now() from air_request where id = :id",
                "insert into air_acknowledgement (request_id, version, label_id, person_id, at) select id, 1, label_id, '"
                        + crew.id() + "', now() from air_request where id = :id")) {
            assertThatThrownBy(() -> write(officer, statement)).as(statement).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aSuspendedOrStrangeCrewWritesNothing() {
        var elsewhere = cast.person(
                directory.createOrganisation(NewOrganisation.of(
                        OrganisationKind.NATIONAL_UNIT, "Air " + UUID.randomUUID(), "Air", null, null)),
                Role.AIR_SUPPORT);
        var accepting =
                "update air_request_state set state = 'ACCEPTED', since = now(), version = version + 1 where request_id = :id";
        for (var nobody : List.of(elsewhere, cast.officer("DURHAM"), cast.officer("CLEVE"), cast.farmer())) {
            assertThatThrownBy(() -> {
                        if (write(nobody, accepting) == 0) {
                            throw AirRequests.NOT_FOUND;
                        }
                    })
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(access.reading(
                        elsewhere,
                        () -> jdbc.sql("select count(*) from air_briefing where request_id = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void whatIsKeptOfABriefingIsReadAgainAsItWas() {
        var read = briefings.read(crew, id, null);
        assertThat(read.number()).startsWith("DURHAM-AIR-");
        assertThat(read.where().place().asGiven()).isEqualTo("NZ 300 400");
        assertThat(read.asked().wanted()).containsExactly(AirBriefing.Wanted.SEARCH);
        assertThat(read.ground().hazards())
                .extracting(AirBriefing.Hazard::what)
                .containsExactly("Wires along the lane");
        assertThat(briefings.read(officer, id, 1)).isEqualTo(read);
        answers.acknowledge(crew, id, 1);
        answers.acknowledge(crew, id, 1);
        var whole = requests.get(officer, id);
        assertThat(whole.acknowledgements()).hasSize(1);
        assertThat(whole.request().acknowledgedVersion()).isOne();
        assertThat(whole.request().endsAt()).isAfter(whole.request().sentAt());
    }

    private int write(Person person, String statement) {
        return access.writing(person, () -> jdbc.sql(statement).param("id", id).update());
    }

    private AirRequestContent content(Organisation unit) {
        return new AirRequestContent(
                null,
                null,
                "Rural 1",
                null,
                Priority.ONE,
                true,
                "Threats with a spade",
                "Wide moor, no other way to see",
                Set.of(AirBriefing.Wanted.SEARCH),
                null,
                null,
                places.read("NZ 300 400 by the ruined pit").places().get(0),
                null,
                null,
                null,
                new AirBriefing.Seen(null, null, null, null, null, null, List.of()),
                null,
                null,
                List.of(new AirRequestContent.StatedHazard("Wires along the lane", null)),
                null,
                unit.id(),
                6);
    }
}
