package org.hedgerow.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps from whom, whatever is asked of it. */
@HedgerowTest
class LadderRowsTests {

    private static final byte[] SHA = new byte[32];
    private static final List<String> TABLES = List.of("ladder_subject", "ladder_step", "ladder_custody");

    private final Cast cast;
    private final Access access;
    private final LadderKeeping keeping;
    private final CustodyKeeping custody;
    private final JdbcClient jdbc;

    @Autowired
    LadderRowsTests(Cast cast, Access access, LadderKeeping keeping, CustodyKeeping custody, JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.keeping = keeping;
        this.custody = custody;
        this.jdbc = jdbc;
    }

    @Test
    void rowSecurityShowsWhatAForceKeepsToItsOwnPoliceAlone() {
        var force = cast.force("GWENT");
        var id = everything(cast.person(force, Role.OFFICER));
        for (var table : TABLES) {
            assertThat(access.<Integer>reading(cast.person(force, Role.ANALYST), () -> count(table, id)))
                    .as(table)
                    .isOne();
            for (var other : List.of(
                    cast.officer("DORSET"),
                    cast.person(force, Role.REPORTER),
                    cast.person(force, Role.GUEST),
                    cast.person(force, Role.AIR_SUPPORT),
                    cast.person(force, Role.AUDITOR),
                    cast.coordinator("ST29"),
                    cast.person(cast.partner(), Role.REPORTER),
                    cast.farmer())) {
                assertThat(access.<Integer>reading(other, () -> count(table, id)))
                        .as(table)
                        .isZero();
                assertThat(access.<Integer>readingAsHolder(other.id(), () -> count(table, id)))
                        .as(table)
                        .isZero();
            }
            assertThat(count(table, id)).as("without a context").isZero();
        }
    }

    @Test
    void nobodyChangesWhatWasSaidOrTakesAnythingAway() {
        var force = cast.force("GWENT");
        var officer = cast.person(force, Role.OFFICER);
        var id = everything(officer);
        for (var statement : List.of(
                "delete from ladder_subject where id = :id",
                "delete from ladder_step where id = :id",
                "delete from ladder_custody where id = :id",
                "update ladder_step set issued_at = now() where id = :id",
                "update ladder_step set kind = 'BREACH' where id = :id",
                "update ladder_step set owner_organisation = gen_random_uuid() where id = :id",
                "update ladder_custody set basis = 'PACE' where id = :id",
                "update ladder_custody set ended_at = now(), ended_how = 'DISPOSED' where id = :id",
                "update ladder_subject set made_by = acting_person() where id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            officer, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        var elsewhere = cast.officer("DORSET");
        assertThat(access.<Integer>writing(
                        elsewhere,
                        () -> jdbc.sql(
                                        "update ladder_step set withdrawn_at = now(), withdrawn_reason = 'x' where id = :id")
                                .param("id", id)
                                .update()))
                .isZero();
    }

    @Test
    void nobodyTakesAStepAgainstWhomAnotherForceKeeps() {
        var id = everything(cast.person(cast.force("GWENT"), Role.OFFICER));
        var elsewhere = cast.officer("DORSET");
        everything(elsewhere);
        assertThatThrownBy(() -> access.writing(
                        elsewhere,
                        () -> jdbc.sql(
                                        "insert into ladder_step (id, subject_id, label_id, owner_organisation, kind, own_force_only, area,"
                                                + " issued_at, served_by, child_present, notes, content_sha256, made_at)"
                                                + " select gen_random_uuid(), :subject, label_id, owner_organisation, 'BREACH', false, 'Here', now(),"
                                                + " 'PC 1', false, '', content_sha256, now() from ladder_subject where owner_organisation = :own limit 1")
                                .param("subject", id)
                                .param("own", elsewhere.organisation().id())
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    /** Somebody, a dispersal of theirs and a dog that is detained, all under one id. */
    private UUID everything(Person officer) {
        var id = UUID.randomUUID();
        var at = Instant.now().minusSeconds(3_600);
        keeping.keepSubject(
                officer,
                id,
                new SubjectContent(
                        SubjectKind.PERSON,
                        "Invented Person",
                        LocalDate.of(1980, 1, 1),
                        null,
                        null,
                        null,
                        "",
                        null,
                        null),
                SHA);
        keeping.takeStep(officer, id, id, dispersal(at, null), SHA);
        custody.take(
                officer,
                id,
                id,
                new CustodyContent(
                        CustodyThing.DOG,
                        CustodyBasis.ASB_S37,
                        id,
                        at.plusSeconds(60),
                        null,
                        "Lurcher",
                        "",
                        Sex.UNKNOWN,
                        "",
                        null,
                        0),
                SHA);
        return id;
    }

    private static StepContent dispersal(Instant at, @Nullable Instant expires) {
        return new StepContent(
                StepKind.DISPERSAL, false, "Here", null, at, expires, "PC 1", null, false, null, null, null, null, "");
    }

    private int count(String table, UUID id) {
        return jdbc.sql("select (select count(*) from " + table + " where id = :id)")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
