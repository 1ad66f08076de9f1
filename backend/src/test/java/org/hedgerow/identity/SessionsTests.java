package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.FindByIndexNameSessionRepository;

class SessionsTests extends IdentityOverHttp {

    @Autowired
    private Sessions sessions;

    private static String id(Browser browser) {
        return new String(Base64.getDecoder().decode(browser.cookie("SESSION")), StandardCharsets.UTF_8);
    }

    @Test
    void openSessionsAreToldFromEndedOnes() throws Exception {
        var officer = person(force(), Role.OFFICER);
        var open = browserOf(officer);
        var left = browserOf(officer);
        var expired = browserOf(officer);
        var ids = List.of(id(open), id(left), id(expired), "no such session", "'; --");
        assertThat(sessions.stillOpen(ids)).containsExactlyInAnyOrder(id(open), id(left), id(expired));
        left.delete("/api/session");
        execute("update spring_session set expiry_time = 1 where session_id = '" + id(expired) + "'");
        assertThat(sessions.stillOpen(ids)).containsExactly(id(open));
        assertThat(sessions.stillOpen(List.of())).isEmpty();
        sessions.endAll(officer.id());
        assertThat(sessions.stillOpen(ids)).isEmpty();
    }

    @Test
    void aSessionRemembersWhoItIsAndHowTheyShowedItAndNothingElse() throws Exception {
        var officer = person(force(), Role.OFFICER);
        browserOf(officer);
        try (var connection = database.asOwner();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(attribute_name, ' ' order by attribute_name), max(octet_length(attribute_bytes)) from spring_session_attributes"
                                        + " join spring_session on primary_id = session_primary_id"
                                        + " where principal_name = '" + officer.id() + "'")) {
            rows.next();
            assertThat(rows.getString(1))
                    .isEqualTo("hedgerow.device hedgerow.shown "
                            + FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
            assertThat(rows.getInt(2)).isLessThan(60);
        }
    }

    @Test
    void theEpochGoesUpWithEveryChangeOfRightsAndStaysOtherwise() {
        var epoch = sessions.policyEpoch();
        var force = force();
        epoch = wentUp(epoch);
        var officer = person(force, Role.OFFICER);
        epoch = wentUp(epoch);
        browserOf(officer).delete("/api/session");
        directory.setPassword(officer.id(), "another good password");
        assertThat(sessions.policyEpoch()).isEqualTo(epoch);
        directory.setFrozen(force.id(), true);
        epoch = wentUp(epoch);
        directory.createPerson(new NewPerson(force.id(), "s" + letters(), "Somebody", Set.of()));
        wentUp(epoch);
    }

    private long wentUp(long before) {
        var now = sessions.policyEpoch();
        assertThat(now).isGreaterThan(before);
        return now;
    }

    @Test
    void theRunTimeLoginCannotUndoWhatIdentityHolds() throws Exception {
        try (var connection = database.asApp();
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "delete from person",
                    "delete from organisation",
                    "update person_role set role = 'SYSTEM_ADMINISTRATOR'",
                    "delete from enrolment",
                    "update sign_in_attempt set at = now()",
                    "delete from policy_epoch",
                    "truncate spring_session cascade",
                    "alter table person disable trigger all")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOf(java.sql.SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }
}
