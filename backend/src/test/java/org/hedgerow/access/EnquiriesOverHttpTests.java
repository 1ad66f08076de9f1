package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Hit or no hit across four forces: one answers all, one the parties of an agreement, one nobody, and one asks. What is compared is of one test alone; other tests
 * do not say what these forces answer.
 */
class EnquiriesOverHttpTests extends OverHttp {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
    private static final String CONTACT = "Rural desk, invented";

    private Organisation open;
    private Organisation agreed;
    private Organisation silent;
    private Organisation asking;
    private Visitor asker;

    @BeforeEach
    void fourForces() {
        open = force("CUMBRIA");
        agreed = force("NORTHUM");
        silent = force("CLEVE");
        asking = force("DEVCORN");
        asker = visitor(asking, Role.OFFICER);
        answers(open, "PLATE", true, null);
    }

    @Test
    void aHitIsAPointerAndNothingElse() {
        var plate = aPlate();
        var canary = "Canary" + letters();
        var form = SightingsOverHttpTests.vehicle(plate, "OWN_FORCE");
        form.putAll(Map.of("make", canary + "a", "colour", canary + "b", "description", canary + "c", "note", canary));
        form.put("road", canary + "d");
        form.put("place", Map.of("text", "NY 51 30"));
        var first = record(visitor(open, Role.OFFICER), form);
        var second = record(visitor(open, Role.OFFICER), SightingsOverHttpTests.vehicle(plate, "ALL_FORCES"));
        record(visitor(silent, Role.OFFICER), SightingsOverHttpTests.vehicle(plate, "OWN_FORCE"));
        record(asker, SightingsOverHttpTests.vehicle(plate, "OWN_FORCE"));

        var id = newId();
        var answer = asker.put("/api/enquiries/" + id, plateForm(plate));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(asker.put("/api/enquiries/" + id, plateForm(plate)).status())
                .as("repeated")
                .isEqualTo(200);
        assertThat(asker.put("/api/enquiries/" + id, plateForm("XXX 123")).pointers())
                .containsExactly("/id");
        var hits = answer.json().get("hits");
        assertThat(forces(hits)).containsExactly(open.name());
        var hit = hits.get(0);
        assertThat(new TreeSet<>(hit.propertyNames()))
                .containsExactly("contact", "force", "handling", "note", "orMore", "records", "seenAt");
        assertThat(hit.get("records").asInt()).isEqualTo(2);
        assertThat(hit.get("orMore").asBoolean()).isFalse();
        assertThat(hit.get("handling").asString()).isEqualTo("P");
        assertThat(hit.get("contact").asString()).isEqualTo(CONTACT);
        assertThat(answer.body()).doesNotContainIgnoringCase(canary).doesNotContain(first, second, "NY");
        assertThat(answer.json().get("answering").asInt()).isPositive();
        assertThat(asker.get("/api/enquiries").body())
                .contains(id)
                .doesNotContainIgnoringCase(canary)
                .doesNotContain(first, second);
        assertThat(visitor(asking, Role.OFFICER).get("/api/enquiries").body())
                .as("what somebody asked is theirs alone")
                .doesNotContain(id);
        assertThat(number(
                        "select count(*) from audit_entry where operation = 'CONSULTATION' and purpose = 'INVESTIGATION' and '"
                                + id + "' = any (subjects)"))
                .isOne();
        assertThat(number("select count(*) from audit_entry e join enquiry_hit h on h.id = any (e.subjects)"
                        + " where e.operation = 'DISCLOSURE' and h.enquiry_id = '" + id + "'"))
                .isOne();
    }

    @Test
    void theOwnerIsToldWhoAskedAndSaysOnceThatItWasSeen() {
        var plate = aPlate();
        var owner = visitor(open, Role.OFFICER);
        var sighting = record(owner, SightingsOverHttpTests.vehicle(plate, "OWN_FORCE"));
        var reason = "Seen near " + letters();
        var form = plateForm(plate);
        form.put("reason", reason);
        var id = newId();
        assertThat(asker.put("/api/enquiries/" + id, form).status()).isEqualTo(201);

        var listed = owner.get("/api/enquiry-hits");
        assertThat(listed.body()).as("not what was typed").doesNotContain(plate);
        var told = one(listed, reason);
        assertThat(told.get("force").asString()).isEqualTo(asking.name());
        assertThat(told.get("by").asString()).isEqualTo("Invented Person");
        assertThat(told.get("kind").asString()).isEqualTo("PLATE");
        assertThat(told.get("purpose").asString()).isEqualTo("INVESTIGATION");
        assertThat(told.get("records").toString()).isEqualTo("[{\"kind\":\"SIGHTING\",\"id\":\"" + sighting + "\"}]");
        var hit = told.get("id").asString();
        for (var other : List.of(asker, visitor(silent, Role.OFFICER), visitor(agreed, Role.ANALYST))) {
            assertThat(other.get("/api/enquiry-hits").body()).doesNotContain(reason);
            assertThat(seen(other, hit, "").seen())
                    .isEqualTo(seen(other, newId(), "").seen());
        }
        for (var role : List.of(Role.GUEST, Role.REPORTER, Role.AUDITOR, Role.AIR_SUPPORT)) {
            assertThat(visitor(open, role).get("/api/enquiry-hits").status()).isEqualTo(404);
            assertThat(visitor(asking, role)
                            .put("/api/enquiries/" + newId(), form)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(seen(owner, hit, "x".repeat(201)).pointers()).containsExactly("/note");
        assertThat(seen(owner, hit, "Ring the desk after 8").status()).isEqualTo(200);
        assertThat(seen(visitor(open, Role.ANALYST), hit, "Something else")
                        .json()
                        .get("note")
                        .asString())
                .isEqualTo("Ring the desk after 8");
        var own = asker.get("/api/enquiries")
                .json()
                .get("enquiries")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(own.at("/hits/0/note").asString()).isEqualTo("Ring the desk after 8");
        assertThat(own.at("/hits/0/seenAt").isNull()).isFalse();
    }

    @Test
    void aForceAnswersWhoItsAdministratorSaysAndNobodyBefore() {
        var plate = aPlate();
        record(visitor(agreed, Role.OFFICER), SightingsOverHttpTests.vehicle(plate, "ALL_FORCES"));
        answers(agreed, "PLATE", false, null);
        var before = ask(asker, plateForm(plate));
        assertThat(before.get("hits").size()).isZero();
        var party = force("WILTS");
        var agreement = anAgreement(agreed, party);
        answers(agreed, "PLATE", true, agreement);
        assertThat(forces(ask(visitor(party, Role.OFFICER), plateForm(plate)).get("hits")))
                .containsExactly(agreed.name());
        var other = plateForm(plate);
        other.put("purpose", "ANALYSIS");
        assertThat(ask(visitor(party, Role.OFFICER), other).get("hits").size())
                .as("the agreement is not for that")
                .isZero();
        var nothing = ask(asker, plateForm(plate));
        assertThat(nothing.get("hits").size()).as("no party").isZero();
        assertThat(nothing.get("answering")).isEqualTo(before.get("answering"));
        var unit = visitor(nationalUnit(), Role.OFFICER);
        answers(agreed, "PLATE", true, null);
        assertThat(forces(ask(asker, plateForm(plate)).get("hits"))).containsExactly(agreed.name());
        assertThat(ask(unit, plateForm(plate)).get("hits").size())
                .as("all forces are forces")
                .isZero();
        answers(agreed, "PLATE", false, null);
        assertThat(ask(asker, plateForm(plate)).get("hits").size()).isZero();
    }

    @Test
    void whatIsWithdrawnKeptFromSomebodyOrChangedAnswersNoMore() throws Exception {
        var plate = aPlate();
        var owner = visitor(open, Role.OFFICER);
        var sighting = record(owner, SightingsOverHttpTests.vehicle(plate, "OWN_FORCE"));
        assertThat(ask(asker, plateForm(plate)).get("hits").size()).isOne();
        change("update sighting set note = 'Changed' where id = '" + sighting + "'");
        for (var kept : List.of(
                "compartments = array[gen_random_uuid()]",
                "barred_persons = array[gen_random_uuid()]",
                "handling_instruction = 'ORGANISATIONAL_USE_ONLY'",
                "scope = 'ORIGINATOR', originator = (select author from sighting where id = '" + sighting + "')",
                "embargo_until = now() + interval '1 day'",
                "expires_at = now() - interval '1 day'")) {
            relabel(sighting, kept);
            assertThat(ask(asker, plateForm(plate)).get("hits").size()).as(kept).isZero();
        }
        relabel(sighting, "handling_code = 'C'");
        assertThat(ask(asker, plateForm(plate)).at("/hits/0/handling").asString())
                .isEqualTo("C");
        relabel(sighting, "handling_instruction = 'RECIPIENTS_ONLY'");
        assertThat(ask(asker, plateForm(plate)).at("/hits/0/handling").asString())
                .isEqualTo("C");
        relabel(sighting, "marking = 'OFFICIAL-SENSITIVE'");
        assertThat(ask(asker, plateForm(plate)).at("/hits/0/handling").asString())
                .isEqualTo("P");
        assertThat(owner.send("POST", "/api/sightings/" + sighting + "/withdrawal", Map.of("reason", "Another car"))
                        .status())
                .isEqualTo(200);
        assertThat(ask(asker, plateForm(plate)).get("hits").size()).isZero();
        assertThat(number("select count(*) from answerable where record_id = '" + sighting + "'"))
                .isZero();
    }

    @Test
    void whatHangsOnAnIncidentAnswersOnlyWhileTheIncidentMayBePointedTo() {
        var plate = aPlate();
        var owner = visitor(open, Role.OFFICER);
        var incident = newId();
        assertThat(owner.put("/api/incidents/" + incident, report("NY 51 30", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        var form = SightingsOverHttpTests.vehicle(plate, null);
        form.put("incident", incident);
        record(owner, form);
        assertThat(ask(asker, plateForm(plate)).get("hits").size()).isOne();
        var withdrawn = owner.send(
                "POST",
                "/api/incidents/" + incident + "/withdrawal",
                Map.of("reason", "Recorded in error"),
                "application/json",
                Map.of("If-Match", "\"1\""));
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(ask(asker, plateForm(plate)).get("hits").size()).isZero();
        change("update incident_place set as_given = as_given where incident_id = '" + incident + "'");
        assertThat(ask(asker, plateForm(plate)).get("hits").size())
                .as("nothing brings it back")
                .isZero();
    }

    @Test
    void aVehicleOnTheLadderIsCountedByItsSteps() {
        var plate = aPlate();
        var owner = visitor(open, Role.OFFICER);
        var subject = newId();
        var kept = owner.put("/api/ladder/subjects/" + subject, Map.of("kind", "VEHICLE", "plate", plate));
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        assertThat(ask(asker, plateForm(plate)).get("hits").size())
                .as("nothing was done about it")
                .isZero();
        var steps = new ArrayList<String>();
        for (int each = 0; each < 2; each++) {
            var step = newId();
            var taken = owner.put(
                    "/api/ladder/steps/" + step,
                    Map.of(
                            "subject",
                            subject,
                            "kind",
                            "VEHICLE_WARNING",
                            "area",
                            "Here",
                            "issuedAt",
                            "2025-10-15T18:00:00Z",
                            "servedBy",
                            "PC 1",
                            "ownForceOnly",
                            each == 0));
            assertThat(taken.status()).as(taken.body()).isEqualTo(201);
            steps.add(step);
        }
        assertThat(ask(asker, plateForm(plate)).at("/hits/0/records").asInt()).isEqualTo(2);
        for (var step : steps) {
            owner.send("POST", "/api/ladder/steps/" + step + "/withdrawal", Map.of("reason", "Another car"));
        }
        assertThat(ask(asker, plateForm(plate)).get("hits").size()).isZero();
    }

    @Test
    void manyAreTwentyOrMore() {
        var plate = aPlate();
        var owner = visitor(open, Role.OFFICER);
        for (int each = 0; each < 21; each++) {
            record(owner, SightingsOverHttpTests.vehicle(plate, "OWN_FORCE"));
        }
        var hit = ask(asker, plateForm(plate)).at("/hits/0");
        assertThat(hit.get("records").asInt()).isEqualTo(20);
        assertThat(hit.get("orMore").asBoolean()).isTrue();
    }

    @Test
    void noHitLooksTheSameWhateverTheCause() {
        var there = aPlate();
        record(visitor(silent, Role.OFFICER), SightingsOverHttpTests.vehicle(there, "OWN_FORCE"));
        var withheld = aPlate();
        var sighting = record(visitor(open, Role.OFFICER), SightingsOverHttpTests.vehicle(withheld, "OWN_FORCE"));
        relabel(sighting, "barred_persons = array[gen_random_uuid()]");
        var answers = new TreeSet<String>();
        for (var plate : List.of(there, withheld, aPlate())) {
            answers.add(ask(asker, plateForm(plate))
                    .toString()
                    .replaceAll("\"(id|asked|askedAt)\":\"[^\"]*\"", "")
                    .replaceAll("[0-9]{4}-[^\"]*Z", ""));
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void whoAsksTooOftenWaits() {
        var person = person(asking, Role.OFFICER);
        var visitor = visitor(person);
        ask(visitor, plateForm(aPlate()));
        many(person.id().toString(), 59, "10 minutes");
        var refused = visitor.put("/api/enquiries/" + newId(), plateForm(aPlate()));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsKey("retry-after");
        change("update enquiry set asked_at = now() - interval '2 hours' where asker = '" + person.id() + "'");
        ask(visitor, plateForm(aPlate()));
        many(person.id().toString(), 239, "3 hours");
        assertThat(visitor.put("/api/enquiries/" + newId(), plateForm(aPlate())).status())
                .as("in a day")
                .isEqualTo(429);
        assertThat(visitor(asking, Role.OFFICER)
                        .put("/api/enquiries/" + newId(), plateForm(aPlate()))
                        .status())
                .as("for one person")
                .isEqualTo(201);
    }

    @Test
    void badInputIsNamed() {
        var bad = new HashMap<String, List<@Nullable Object>>();
        bad.put("kind", List.of("", "plate", "SOURCE"));
        bad.put("pattern", List.of("", "AB", "A*B*C", "***", "x".repeat(41), "a\u202Eb12"));
        bad.put("purpose", List.of("", "CURIOSITY"));
        bad.put("reason", List.of("", " ", "x".repeat(201), "a\nb"));
        bad.forEach((field, values) -> {
            for (var value : values) {
                var form = plateForm(aPlate());
                form.put(field, value);
                assertThat(asker.put("/api/enquiries/" + newId(), form).pointers())
                        .as(field + value)
                        .containsExactly("/" + field);
            }
        });
        assertThat(asker.put("/api/enquiries/00000000-0000-1000-8000-000000000000", plateForm(aPlate()))
                        .pointers())
                .containsExactly("/id");
        var administrator = visitor(silent, Role.ORGANISATION_ADMINISTRATOR);
        var path = "/api/answering/PLATE";
        assertThat(administrator.put(path, Map.of()).pointers()).containsExactly("/answers");
        assertThat(administrator.put(path, Map.of("answers", true)).pointers()).containsExactly("/contact");
        assertThat(administrator
                        .put(path, Map.of("answers", true, "contact", "x".repeat(201)))
                        .pointers())
                .containsExactly("/contact");
        assertThat(administrator
                        .put(path, Map.of("answers", true, "contact", "Desk", "agreement", newId()))
                        .pointers())
                .containsExactly("/agreement");
        assertThat(administrator
                        .put("/api/answering/SOURCE", Map.of("answers", true, "contact", "Desk"))
                        .status())
                .isEqualTo(404);
        assertThat(administrator.get("/api/answering").json().get("answering").valueStream())
                .hasSize(5)
                .noneMatch(each -> each.get("answers").asBoolean());
        for (var other : List.of(
                visitor(silent, Role.OFFICER),
                visitor(watchGroup("NY53"), Role.ORGANISATION_ADMINISTRATOR),
                visitor(partner(), Role.ORGANISATION_ADMINISTRATOR))) {
            assertThat(other.get("/api/answering").status()).isEqualTo(404);
            assertThat(other.put(path, Map.of("answers", true, "contact", "Desk"))
                            .status())
                    .isEqualTo(404);
        }
    }

    /** As many enquiries of a person, so long ago. */
    private void many(String person, int many, String ago) {
        change(
                "insert into enquiry (id, asker, organisation_id, kind, asked, purpose, reason, answering, content_sha256, asked_at)"
                        + " select gen_random_uuid(), asker, organisation_id, kind, asked, purpose, reason, answering, content_sha256, now() - interval '"
                        + ago + "' from (select * from enquiry where asker = '" + person
                        + "' limit 1) e, generate_series(1, " + many + ")");
    }

    /** Moves a sighting to a label that is like its own but for this. */
    private void relabel(String sighting, String but) {
        change("create temporary table moved as select l.* from label l where owner_organisation = '" + open.id()
                + "' and scope = 'OWN_FORCE' and tier = 'EXACT' and handling_code = 'P' and cardinality(barred_persons) = 0"
                + " and cardinality(compartments) = 0 and embargo_until is null and expires_at is null and handling_instruction is null"
                + " and category_group is null limit 1;"
                + " update moved set " + but + ";"
                + " alter table moved drop column id;"
                + " with made as (insert into label (" + LABEL + ") select " + LABEL
                + " from moved on conflict on constraint label_once do nothing returning id)"
                + " update sighting set label_id = coalesce((select id from made), (select l.id from label l join moved m"
                + " on to_jsonb(l) - 'id' = to_jsonb(m))) where id = '" + sighting + "';"
                + " drop table moved");
    }

    private static final String LABEL =
            "owner_organisation, scope, tier, named_organisations, originator, square, handling_code, marking, embargo_until, expires_at,"
                    + " access_group, agreement_id, category_group, region, action_code, sanitisation_code, handling_instruction, compartments,"
                    + " barred_persons";

    private void answers(Organisation force, String kind, boolean answers, @Nullable String agreement) {
        var form = new HashMap<String, Object>();
        form.put("answers", answers);
        form.put("agreement", agreement);
        form.put("contact", CONTACT);
        var kept = visitor(force, Role.ORGANISATION_ADMINISTRATOR).put("/api/answering/" + kind, form);
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    }

    private String anAgreement(Organisation lead, Organisation other) {
        var made = visitor(lead, Role.ORGANISATION_ADMINISTRATOR)
                .send(
                        "POST",
                        "/api/agreements",
                        Map.of(
                                "name", "Agreement " + letters(),
                                "invited", List.of(other.id()),
                                "purposes", List.of("PREVENTION", "INVESTIGATION"),
                                "categoryGroups", List.of("HARE"),
                                "maximumMarking", "OFFICIAL_SENSITIVE",
                                "firstDay", TODAY.toString(),
                                "lastDay", TODAY.plusDays(30).toString(),
                                "reviewDay", TODAY.plusDays(20).toString()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asString();
        visitor(other, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements/" + id + "/joining", null);
        return id;
    }

    static JsonNode ask(Visitor visitor, Map<String, Object> form) {
        var answer = visitor.put("/api/enquiries/" + newId(), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static Visitor.Answer seen(Visitor visitor, String hit, String note) {
        return visitor.send("POST", "/api/enquiry-hits/" + hit + "/seen", Map.of("note", note));
    }

    private static JsonNode one(Visitor.Answer answer, String reason) {
        return answer.json()
                .get("asked")
                .valueStream()
                .filter(each -> each.get("reason").asString().equals(reason))
                .findFirst()
                .orElseThrow();
    }

    static List<String> forces(JsonNode hits) {
        return hits.valueStream().map(hit -> hit.get("force").asString()).toList();
    }

    private static Map<String, Object> plateForm(String pattern) {
        var form = new HashMap<String, Object>();
        form.put("kind", "PLATE");
        form.put("pattern", pattern);
        form.put("purpose", "INVESTIGATION");
        form.put("reason", "For a test");
        return form;
    }

    /** Of this test alone. */
    private static String aPlate() {
        return "XQ" + letters().substring(0, 6).toUpperCase(Locale.ROOT);
    }

    static String record(Visitor visitor, Map<String, Object> form) {
        var id = newId();
        var made = visitor.put("/api/sightings/" + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }
}
