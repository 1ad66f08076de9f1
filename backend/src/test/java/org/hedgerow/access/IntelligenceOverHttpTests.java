package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.access.IntelligenceForms.PATH;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An intelligence report from its author through the unit to those who may read it, and to nobody else. */
class IntelligenceOverHttpTests extends OverHttp {

    private Organisation force;
    private Organisation party;
    private Organisation named;
    private Visitor author;
    private Visitor assessor;
    private Visitor colleague;

    @BeforeEach
    void people() {
        force = force("STAFFS");
        party = force("MERSEY");
        named = force("HANTS");
        author = visitor(force, Role.OFFICER);
        assessor = visitor(force, Role.ANALYST);
        colleague = visitor(force, Role.OFFICER);
    }

    @Test
    void aReportGoesFromItsAuthorThroughTheUnitToThePartiesOfAnAgreement() {
        var telling = letters();
        var text = letters();
        var id = written(telling);
        refusedToAllBut(id, List.of(author, assessor));
        var version = completed(id);
        assertThat(assessor.get(PATH + "desk").body()).contains(id);
        assertThat(author.get(PATH + "desk").status()).isEqualTo(404);

        assertThat(step(assessor, id, version, "ACCEPT", null).body())
                .as("nothing is written for others yet")
                .contains("intelligence-not-now");
        var agreement = agreement();
        var hits =
                sanitise(assessor, id, version, IntelligenceForms.underAgreement("Operation Wren " + text, agreement));
        assertThat(hits.status()).as(hits.toString()).isEqualTo(200);
        assertThat(hits.json().at("/hits/0/kind").asString()).isEqualTo("OPERATION_NAME");
        assertThat(step(assessor, id, version, "ACCEPT", null).body()).contains("intelligence-unanswered");
        var answered = IntelligenceForms.underAgreement(text, agreement);
        assertThat(sanitise(assessor, id, version, answered).json().get("hits").size())
                .isZero();
        version = ok(step(assessor, id, version, "ACCEPT", null));
        var officer = reader(party, Role.OFFICER);
        assertThat(officer.get(PATH + id).status()).as("not live yet").isEqualTo(404);
        assertThat(colleague.get(PATH + id).status()).isEqualTo(404);
        ok(step(assessor, id, version, "MAKE_LIVE", null));

        for (var other : List.of(officer, colleague)) {
            var whole = other.get(PATH + id);
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.body())
                    .contains(text, "2DP", "\"confidence\":\"LOW\"")
                    .doesNotContain(telling, "SR-7K2M9QX4TB", "ANONYMOUS");
            assertThat(whole.json().get("report").isNull()).isTrue();
            assertThat(other.get(PATH.substring(0, PATH.length() - 1)).body())
                    .contains(id)
                    .doesNotContain(telling);
        }
        assertThat(officer.get(PATH + id + "/print.pdf").body()).startsWith("%PDF");
        assertThat(visitor(party, Role.OFFICER).get(PATH + id + "/print.pdf").status())
                .isEqualTo(404);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'print intelligence' and operation = 'DISCLOSURE' and '"
                                + id + "' = any (subjects)"))
                .isOne();
        assertThat(visitor(party, Role.OFFICER).get(PATH + id).status())
                .as("without a purpose")
                .isEqualTo(404);
        refusedToAllBut(id, List.of(author, assessor, officer, colleague));
        assertThat(number(
                        "select count(*) from audit_entry where action = 'read live intelligence' and purpose = 'PREVENTION' and '"
                                + id + "' = any (subjects)"))
                .isPositive();
        assertThat(number("select count(*) from intelligence_transition where report_id = '" + id + "'"))
                .isEqualTo(3);
    }

    @Test
    void wordsThatStandOutMayBeKeptWithAReason() {
        var id = written(letters());
        int version = completed(id);
        var form = IntelligenceForms.ownForce("Part of Operation Wren", "1AP");
        form.put(
                "kept",
                List.of(Map.of("kind", "OPERATION_NAME", "words", "operation  wren", "reason", "It is public")));
        assertThat(sanitise(assessor, id, version, form)
                        .json()
                        .at("/hits/0/kept")
                        .asString())
                .isEqualTo("It is public");
        assertThat(assessor.get(PATH + id + "/check").json().get("hits").size()).isOne();
        ok(step(assessor, id, version, "ACCEPT", null));
    }

    @Test
    void namesOfWhoReportedALinkedIncidentAreShownToTheAssessorAndCopiedNowhere() throws Exception {
        var reporter = person(force, Role.OFFICER);
        execute("update person set name = 'Ann Hargreave' where id = '" + reporter.id() + "'");
        var incident = newId();
        assertThat(visitor(reporter)
                        .put("/api/incidents/" + incident, report("SJ 920 230", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        var id = newId();
        var form = IntelligenceForms.report(letters());
        form.put("incidents", List.of(incident));
        assertThat(author.put(PATH + id, form).status()).isEqualTo(201);
        int version = completed(id);
        var hits = sanitise(assessor, id, version, IntelligenceForms.ownForce("As hargreave put it", "1AP"));
        assertThat(hits.json().at("/hits/0/kind").asString())
                .as(hits.toString())
                .isEqualTo("REPORTER_NAME");
        assertThat(assessor.get(PATH + id).body()).contains(incident).doesNotContain("Ann");
    }

    @Test
    void nobodyAssessesAReportOfTheirOwn() {
        var id = newId();
        assertThat(assessor.put(PATH + id, IntelligenceForms.report(letters())).status())
                .isEqualTo(201);
        int version = ok(step(assessor, id, 1, "COMPLETE", null));
        var own = List.of(
                sanitise(assessor, id, version, IntelligenceForms.ownForce("Cars", "1AP")),
                step(assessor, id, version, "ACCEPT", null),
                step(assessor, id, version, "RETURN_FOR_CORRECTION", "Mine"),
                step(assessor, id, version, "RETURN_FOR_DELETION", "Mine"));
        assertThat(own).allSatisfy(answer -> assertThat(answer.body()).contains("intelligence-own-report"));
        var elsewhere = visitor(party, Role.ANALYST);
        assertThat(step(elsewhere, id, version, "ACCEPT", null).seen())
                .isEqualTo(step(elsewhere, newId(), version, "ACCEPT", null).seen());
        assertThat(step(author, id, version, "ACCEPT", null).status()).isEqualTo(404);
    }

    @Test
    void whatIsReturnedIsCorrectedAndComesBack() {
        var id = written(letters());
        int version = completed(id);
        assertThat(step(assessor, id, version, "RETURN_FOR_CORRECTION", null).pointers())
                .containsExactly("/reason");
        version = ok(step(assessor, id, version, "RETURN_FOR_CORRECTION", "Say when"));
        assertThat(author.get(PATH + id).json().at("/report/wayReason").asString())
                .isEqualTo("Say when");
        assertThat(step(assessor, id, version, "RESUBMIT", null).body()).contains("intelligence-not-now");
        var form = IntelligenceForms.report("on Saturday");
        version =
                ok(author.send("PUT", PATH + id, form, "application/json", Map.of("If-Match", "\"" + version + "\"")));
        assertThat(author.send("PUT", PATH + id, form, "application/json", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        ok(step(author, id, version, "RESUBMIT", null));
    }

    @Test
    void aReportThatLacksSomethingIsKeptAndGoesNoFurther() {
        var id = newId();
        var form = new HashMap<String, Object>(Map.of("title", "Begun", "marking", "OFFICIAL"));
        assertThat(author.put(PATH + id, form).status()).isEqualTo(201);
        assertThat(author.put(PATH + id, form).status()).as("the same again").isEqualTo(200);
        form.put("title", "Other");
        assertThat(author.put(PATH + id, form).pointers()).containsExactly("/id");
        assertThat(step(author, id, 1, "COMPLETE", null).pointers())
                .contains("/priority", "/sourceType", "/provenance", "/items");
    }

    @Test
    void nothingAboveOfficialSensitiveIsHeld() {
        for (var marking : List.of("SECRET", "TOP SECRET", "UK SECRET")) {
            var form = IntelligenceForms.report(letters());
            form.put("marking", marking);
            var id = newId();
            assertThat(author.put(PATH + id, form).body()).contains("intelligence-too-secret");
            assertThat(number("select count(*) from intelligence_report where id = '" + id + "'"))
                    .isZero();
        }
        var form = IntelligenceForms.report(letters());
        form.put("marking", "RESTRICTED");
        assertThat(author.put(PATH + newId(), form).pointers()).containsExactly("/marking");
    }

    @Test
    void theOlderFormIsKeptAsItCameAndSharedByNobody() {
        var id = newId();
        var form = IntelligenceForms.report(letters());
        form.remove("conditions");
        assertThat(author.send("POST", PATH + "legacy", Map.of("id", id, "report", form))
                        .pointers())
                .as("grades of the present form")
                .containsExactlyInAnyOrder("/items/0/grade", "/provenance/grade");
        form.put("items", List.of(Map.of("text", "A van", "grade", "B24")));
        form.put("provenance", Map.of("text", "Told to an officer", "grade", "B21"));
        var made = author.send("POST", PATH + "legacy", Map.of("id", id, "report", form));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().get("legacy").asBoolean()).isTrue();
        assertThat(made.json().get("state").asString()).isEqualTo("REQUIRES_ASSESSMENT");
        assertThat(made.json().at("/items/0/grade").asString()).isEqualTo("B24");
        assertThat(made.json().at("/items/0/confidence").isNull()).isTrue();
        refusedToAllBut(id, List.of(author, assessor));
        assertThat(step(assessor, id, 1, "ACCEPT", null).body()).contains("intelligence-not-now");
    }

    /** Each handling code by each reader. Air support, watch groups, farmers and auditors have no way in at all. */
    @Test
    void handlingDecidesWhoReadsWhatIsLive() {
        var agreement = agreement();
        var byCode = new HashMap<String, String>();
        byCode.put("P", live(IntelligenceForms.underAgreement("Cars " + letters(), agreement)));
        for (var action : List.of("A1", "A2", "A3")) {
            byCode.put(action, live(IntelligenceForms.named("Cars " + letters(), action, named)));
        }
        var agreeing = reader(party, Role.OFFICER);
        var namedOfficer = reader(named, Role.OFFICER);
        var namedUnit = reader(named, Role.ANALYST);
        byCode.forEach((code, id) -> {
            assertThat(assessor.get(PATH + id).status()).as("own unit " + code).isEqualTo(200);
            reads(colleague, id, "own officer " + code, !code.equals("A2"));
            reads(agreeing, id, "party " + code, code.equals("P"));
            reads(namedOfficer, id, "named " + code, code.equals("A1") || code.equals("A3"));
            reads(namedUnit, id, "named unit " + code, !code.equals("P"));
            refusedToOthers(id);
        });
        var a1 = byCode.get("A1");
        assertThat(namedOfficer.get(PATH + a1).json().at("/forOthers/allowed").toString())
                .doesNotContain("TASKING", "BRIEFING", "COMMUNITY", "DERIVED_TEXT");
        var approval = Map.of("use", "BRIEFING", "reason", "The originator agrees");
        assertThat(namedOfficer.send("POST", PATH + a1 + "/approvals", approval).status())
                .isEqualTo(404);
        assertThat(author.send("POST", PATH + a1 + "/approvals", Map.of("use", "COMMUNITY", "reason", "Why not"))
                        .pointers())
                .containsExactly("/use");
        assertThat(author.send("POST", PATH + a1 + "/approvals", approval).status())
                .isEqualTo(200);
        assertThat(namedOfficer.get(PATH + a1).json().at("/forOthers/allowed").toString())
                .contains("BRIEFING")
                .doesNotContain("TASKING");
        assertThat(namedUnit
                        .get(PATH + byCode.get("A2"))
                        .json()
                        .at("/forOthers/allowed")
                        .toString())
                .doesNotContain("EVIDENCE", "ARREST", "COMMUNITY");
    }

    @Test
    void codesAndScopesThatDoNotGoTogetherAreRefused() {
        var id = written(letters());
        int version = completed(id);
        var p = IntelligenceForms.ownForce("Cars", "1AP");
        p.put("conditions", IntelligenceForms.conditions("A1", "S1"));
        assertThat(sanitise(assessor, id, version, p).pointers()).containsExactly("/conditions");
        var c = IntelligenceForms.ownForce("Cars", "1AC");
        assertThat(sanitise(assessor, id, version, c).pointers())
                .contains("/conditions/action", "/conditions/sanitisation");
        var unnamed = IntelligenceForms.underAgreement("Cars", agreement());
        unnamed.put("conditions", IntelligenceForms.conditions("A1", "S1"));
        assertThat(sanitise(assessor, id, version, unnamed).pointers()).containsExactly("/sharing/scope");
        for (var scope : List.of("ALL_FORCES", "WATCH_AREA", "PUBLIC", "PARTNER", "REGION", "ORIGINATOR")) {
            var wide = IntelligenceForms.ownForce("Cars", "1AP");
            wide.put("sharing", Map.of("scope", scope));
            assertThat(sanitise(assessor, id, version, wide).pointers())
                    .as(scope)
                    .containsExactly("/sharing/scope");
        }
    }

    private void reads(Visitor visitor, String id, String who, boolean may) {
        assertThat(visitor.get(PATH + id).status()).as(who).isEqualTo(may ? 200 : 404);
        assertThat(visitor.get(PATH.substring(0, PATH.length() - 1)).body().contains(id))
                .as(who)
                .isEqualTo(may);
    }

    private void refusedToAllBut(String id, List<Visitor> readers) {
        assertThat(readers)
                .allSatisfy(each -> assertThat(each.get(PATH + id).status()).isEqualTo(200));
        refusedToOthers(id);
    }

    /** Whatever its handling, these do not read it, and to them it looks like one that is not there. */
    private void refusedToOthers(String id) {
        for (var other : List.of(
                reader(force("BEDS"), Role.OFFICER),
                reader(force("BEDS"), Role.ANALYST),
                visitor(force, Role.AIR_SUPPORT),
                visitor(force, Role.AUDITOR),
                visitor(force, Role.GUEST),
                visitor(force, Role.ORGANISATION_ADMINISTRATOR),
                visitor(watchGroup("SJ92"), Role.WATCH_COORDINATOR),
                visitor(watchGroup("SJ92"), Role.REPORTER),
                visitor(partner(), Role.REPORTER),
                visitor(nationalUnit(), Role.ANALYST))) {
            assertThat(other.get(PATH + id).seen())
                    .isEqualTo(other.get(PATH + newId()).seen());
            assertThat(other.get(PATH + id).status()).isEqualTo(404);
            assertThat(other.get(PATH.substring(0, PATH.length() - 1)).body()).doesNotContain(id);
        }
    }

    private Visitor reader(Organisation organisation, Role role) {
        var reader = visitor(organisation, role);
        assertThat(reader.put("/api/session/purpose", Map.of("purpose", "PREVENTION"))
                        .status())
                .isEqualTo(200);
        return reader;
    }

    private String written(String telling) {
        var id = newId();
        var made = author.put(PATH + id, IntelligenceForms.report(telling));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().get("urn").asString()).matches("STAFFS/[0-9]{6}/[0-9]{2}");
        return id;
    }

    private int completed(String id) {
        return ok(step(author, id, 1, "COMPLETE", null));
    }

    private String live(Map<String, Object> sanitised) {
        var id = written(letters());
        int version = completed(id);
        var answer = sanitise(assessor, id, version, sanitised);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        version = ok(step(assessor, id, version, "ACCEPT", null));
        ok(step(assessor, id, version, "MAKE_LIVE", null));
        return id;
    }

    private static Visitor.Answer step(Visitor visitor, String id, int version, String name, @Nullable String reason) {
        var form = new HashMap<String, Object>();
        form.put("name", name);
        form.put("reason", reason);
        return visitor.post(PATH + id + "/transitions", version, form);
    }

    private static Visitor.Answer sanitise(Visitor visitor, String id, int version, Map<String, Object> form) {
        return visitor.send(
                "PUT", PATH + id + "/sanitised", form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static int ok(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("version").asInt();
    }

    /** In force today, between the force and the party. */
    private String agreement() {
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        var form = new HashMap<String, Object>();
        form.put("name", "Coursing " + letters());
        form.put("invited", List.of(party.id()));
        form.put("purposes", List.of("PREVENTION"));
        form.put("categoryGroups", List.of("HARE"));
        form.put("maximumMarking", "OFFICIAL");
        form.put("firstDay", today.minusDays(1).toString());
        form.put("lastDay", today.plusDays(30).toString());
        form.put("reviewDay", today.plusDays(30).toString());
        var made = visitor(force, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements", form);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var agreement = made.json().get("id").asString();
        assertThat(visitor(party, Role.ORGANISATION_ADMINISTRATOR)
                        .send("POST", "/api/agreements/" + agreement + "/joining", null)
                        .status())
                .isEqualTo(204);
        return agreement;
    }
}
