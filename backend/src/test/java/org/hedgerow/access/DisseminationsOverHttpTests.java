package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the unit sends within its force reaches those who are meant, once the report is live, and nobody else. */
class DisseminationsOverHttpTests extends OverHttp {

    private static final String SENT = "/api/intelligence-disseminations";

    @Autowired
    private org.hedgerow.sharing.Access access;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    private Organisation force;
    private Visitor author;
    private Visitor assessor;
    private Person named;

    @BeforeEach
    void people() {
        force = force("HERTS");
        author = visitor(force, Role.OFFICER);
        assessor = visitor(force, Role.ANALYST);
        named = person(force, Role.OFFICER);
    }

    @Test
    void whoIsNamedReadsItOnceAndTheUnitSeesThat() {
        var report = live();
        var id = newId();
        var form = IntelligenceForms.sent(report, "people", List.of(named.id()));
        var made = assessor.put(SENT + "/" + id, form);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(assessor.put(SENT + "/" + id, form).status()).as("repeated").isEqualTo(200);
        form.put("message", "Other words");
        assertThat(assessor.put(SENT + "/" + id, form).pointers()).containsExactly("/id");

        var reader = visitor(named);
        var listed = reader.get(SENT);
        assertThat(listed.body()).contains(id, report, "Look out for these", "Coursing expected");
        var first = reader.send("POST", SENT + "/" + id + "/reading", Map.of());
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.json().at("/forOthers/id").asString()).isEqualTo(report);
        var readAt = first.json().at("/received/readAt").asString();
        assertThat(reader.send("POST", SENT + "/" + id + "/reading", Map.of())
                        .json()
                        .at("/received/readAt")
                        .asString())
                .isEqualTo(readAt);
        var seen = assessor.get(IntelligenceForms.PATH + report + "/disseminations")
                .json();
        assertThat(seen.at("/disseminations/0/readings").size()).isOne();
        assertThat(seen.at("/disseminations/0/readings/0/name").asString()).isEqualTo(named.name());

        for (var other : List.of(
                visitor(force, Role.OFFICER),
                author,
                visitor(force("BEDS"), Role.OFFICER),
                visitor(force("BEDS"), Role.ANALYST))) {
            assertThat(other.get(SENT).body()).doesNotContain(id);
            assertThat(other.send("POST", SENT + "/" + id + "/reading", Map.of())
                            .seen())
                    .isEqualTo(other.send("POST", SENT + "/" + newId() + "/reading", Map.of())
                            .seen());
        }
        assertThat(author.get(IntelligenceForms.PATH + report + "/disseminations")
                        .status())
                .isEqualTo(404);
        assertThat(disclosures(report)).isOne();
    }

    @Test
    void whatIsHeldGoesOutWhenTheReportIsLive() {
        var report =
                IntelligenceForms.accepted(author, assessor, IntelligenceForms.ownForce("Cars " + letters(), "1AP"));
        var form = IntelligenceForms.sent(report, "people", List.of(named.id()));
        var id = newId();
        assertThat(assessor.put(SENT + "/" + id, form).body())
                .as("not live, and not to wait")
                .contains("intelligence-not-now");
        form.put("hold", true);
        var held = assessor.put(SENT + "/" + id, form);
        assertThat(held.status()).as(held.toString()).isEqualTo(201);
        assertThat(held.json().get("sentAt").isNull()).isTrue();
        var reader = visitor(named);
        assertThat(reader.get(SENT).body()).doesNotContain(id);
        assertThat(reader.send("POST", SENT + "/" + id + "/reading", Map.of()).status())
                .isEqualTo(404);
        assertThat(disclosures(report)).isZero();
        IntelligenceForms.step(assessor, report, 3, "MAKE_LIVE");
        assertThat(reader.get(SENT).body()).contains(id);
        assertThat(disclosures(report)).isOne();
    }

    @Test
    void aRoleAndATeamAreSentIt() throws Exception {
        var report = live();
        var team = newId();
        execute("insert into access_group (id, organisation_id, kind, name) values ('" + team + "', '" + force.id()
                + "', 'TEAM', 'Rural " + letters() + "')");
        execute("insert into access_group_member (group_id, person_id) values ('" + team + "', '" + named.id() + "')");
        var toTeam = newId();
        assertThat(assessor.get("/api/intelligence-recipients").body()).contains(team);
        assertThat(assessor.put(SENT + "/" + toTeam, IntelligenceForms.sent(report, "team", team))
                        .status())
                .isEqualTo(201);
        var toRole = newId();
        assertThat(assessor.put(SENT + "/" + toRole, IntelligenceForms.sent(report, "role", "OFFICER"))
                        .status())
                .isEqualTo(201);
        assertThat(visitor(named).get(SENT).body()).contains(toTeam, toRole);
        assertThat(author.get(SENT).body()).contains(toRole).doesNotContain(toTeam);
        execute("delete from access_group_member where group_id = '" + team + "'");
        assertThat(visitor(named).get(SENT).body()).contains(toRole).doesNotContain(toTeam);
        assertThat(assessor.put(SENT + "/" + newId(), IntelligenceForms.sent(report, "team", newId()))
                        .pointers())
                .containsExactly("/team");
    }

    @Test
    void whoMayNotReadTheReportIsRefusedAtTheDesk() {
        var report = live();
        for (var other :
                List.of(person(force, Role.AUDITOR), person(force, Role.GUEST), person(force("BEDS"), Role.OFFICER))) {
            assertThat(send(report, "people", List.of(named.id(), other.id())).pointers())
                    .as(other.roles().toString())
                    .containsExactly("/people/1");
        }
        assertThat(send(report, "role", "AUDITOR").pointers()).containsExactly("/role");
        var both = new HashMap<>(IntelligenceForms.sent(report, "role", "OFFICER"));
        both.put("people", List.of(named.id()));
        assertThat(assessor.put(SENT + "/" + newId(), both).pointers()).containsExactly("/people");
        assertThat(visitor(named).put(SENT + "/" + newId(), both).status())
                .as("for the unit alone")
                .isEqualTo(404);
        assertThat(visitor(force("BEDS"), Role.ANALYST)
                        .put(SENT + "/" + newId(), IntelligenceForms.sent(report, "role", "OFFICER"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSensitiveTrackTakesItBackFromOfficers() {
        var report = live();
        var id = newId();
        assertThat(assessor.put(SENT + "/" + id, IntelligenceForms.sent(report, "people", List.of(named.id())))
                        .status())
                .isEqualTo(201);
        IntelligenceForms.step(assessor, report, 4, "MARK_SENSITIVE", "Too many know");
        assertThat(visitor(named).get(SENT).body()).doesNotContain(id);
        assertThat(access.<Integer>reading(
                        named,
                        () -> jdbc.sql("select count(*) from intelligence_dissemination where id = '" + id + "'")
                                .query(Integer.class)
                                .single()))
                .as("in the database too")
                .isZero();
        assertThat(send(report, "people", List.of(named.id())).pointers()).containsExactly("/people/0");
        assertThat(send(report, "role", "OFFICER").pointers()).containsExactly("/role");
        assertThat(send(report, "role", "ANALYST").status()).isEqualTo(201);
    }

    private Visitor.Answer send(String report, String kind, Object toWhom) {
        return assessor.put(SENT + "/" + newId(), IntelligenceForms.sent(report, kind, toWhom));
    }

    private String live() {
        return IntelligenceForms.live(author, assessor, IntelligenceForms.ownForce("Cars " + letters(), "1AP"));
    }

    private long disclosures(String report) {
        return number(
                "select count(*) from audit_entry where action = 'disseminate intelligence' and operation = 'DISCLOSURE' and '"
                        + report + "' = any (subjects)");
    }
}
