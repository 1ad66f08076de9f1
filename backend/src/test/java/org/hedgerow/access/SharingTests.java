package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may see a record: shown before it is sent, changed with a reason, proposed by others and decided by the owner. */
class SharingTests extends OverHttp {

    private static final String PLACE = "NY 8765 9876";

    @Test
    void thePreviewCountsByOrganisationThoseWhomTheAuthorMayKnowOfAndOthersInOneTotal() {
        var essex = force("ESSEX");
        person(essex, Role.OFFICER);
        var named = watchGroup("SU00");
        person(named, Role.WATCH_COORDINATOR);
        person(named, Role.WATCH_COORDINATOR);
        person(named, Role.REPORTER);
        var officer = visitor(force("DURHAM"), Role.OFFICER);
        var officers =
                number("select count(distinct r.person_id) from person_role r join person p on p.id = r.person_id"
                        + " where p.organisation_id = '" + essex.id() + "' and r.role in ('OFFICER', 'ANALYST')"
                        + " and not p.suspended");
        var lines = lines(preview(officer, naming(essex, named)));
        assertThat(lines)
                .contains(essex.name() + ": " + officers + (officers == 1 ? " person sees" : " people see")
                        + " the exact place")
                .anyMatch(line -> line.startsWith(named.name() + ": 2 coordinators see a square of "))
                .noneMatch(line -> line.contains("fewer than"));
        assertThat(lines.get(0)).startsWith(force("DURHAM").name() + ": ");
        var area = watchGroup("NY89");
        for (int coordinator = 0; coordinator < 4; coordinator++) {
            person(area, Role.WATCH_COORDINATOR);
        }
        var four = lines(preview(officer, Map.of("scope", "WATCH_AREA")));
        assertThat(four).noneMatch(line -> line.contains(area.name()));
        assertThat(four.get(four.size() - 1)).startsWith("Watch groups of the area: ");
        for (int coordinator = 0; coordinator < 5; coordinator++) {
            person(area, Role.WATCH_COORDINATOR);
        }
        var more = lines(preview(officer, Map.of("scope", "WATCH_AREA")));
        assertThat(more.get(more.size() - 1))
                .matches("Watch groups of the area: [0-9,]+ coordinators see a square of .* km");
        assertThat(lines(preview(officer, Map.of("scope", "OWN_FORCE"))))
                .as("its own police alone")
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(force("DURHAM").name()));
    }

    @Test
    void aTotalOfFewIsTheSameAsATotalOfNobody() {
        var officer = visitor(force("DURHAM"), Role.OFFICER);
        var form = Map.of(
                "category",
                "HARE.COURSING",
                "place",
                Map.of("text", "NT 6050 3050"),
                "sharing",
                Map.of("scope", "WATCH_AREA"));
        var before = officer.send("POST", "/api/sharing/preview", form).body();
        assertThat(before).contains("Watch groups of the area: fewer than 5 coordinators see");
        person(watchGroup("NT63"), Role.WATCH_COORDINATOR);
        assertThat(officer.send("POST", "/api/sharing/preview", form).body()).isEqualTo(before);
    }

    @Test
    void thePreviewIsForPoliceAndNamesWhatIsWrong() {
        var form = Map.of(
                "category", "HARE.COURSING", "place", Map.of("text", PLACE), "sharing", Map.of("scope", "OWN_FORCE"));
        for (var other : List.of(
                visitor(watchGroup(), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER),
                visitor(force("DURHAM"), Role.ORGANISATION_ADMINISTRATOR))) {
            assertThat(other.send("POST", "/api/sharing/preview", form).status())
                    .isEqualTo(404);
        }
        var officer = visitor(force("DURHAM"), Role.OFFICER);
        assertThat(officer.send("POST", "/api/sharing/preview", Map.of()).pointers())
                .containsExactly("/category", "/place");
        var wrong = new HashMap<String, Object>(form);
        for (var sharing : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("scope", "NAMED_ORGANISATIONS"),
                Map.of("scope", "NAMED_ORGANISATIONS", "organisations", List.of(newId())),
                Map.of("scope", "TEAM", "team", newId()),
                Map.of("scope", "AGREEMENT", "agreement", newId()),
                Map.of("scope", "PUBLIC", "marking", "OFFICIAL_SENSITIVE"))) {
            wrong.put("sharing", sharing);
            var answer = officer.send("POST", "/api/sharing/preview", wrong);
            assertThat(answer.status()).as(sharing.toString()).isEqualTo(422);
            assertThat(answer.pointers()).allMatch(pointer -> pointer.startsWith("/sharing/"));
        }
    }

    @Test
    void theUnusualIsSaidInWordsAndMustBeMeant() {
        var force = force("CLEVE");
        var essex = force("ESSEX");
        var officer = visitor(force, Role.OFFICER);
        var place = "NZ 5050 1515";
        for (int report = 0; report < 6; report++) {
            report(officer, place, Map.of("scope", "OWN_FORCE", "marking", "OFFICIAL_SENSITIVE"));
        }
        assertThat(warnings(preview(officer, Map.of("scope", "OWN_FORCE", "marking", "OFFICIAL_SENSITIVE"))))
                .isEmpty();
        assertThat(warnings(preview(officer, Map.of("scope", "PUBLIC"))))
                .containsExactly(
                        "You have not shown this kind of report to everybody before.",
                        "Most reports of this kind are marked OFFICIAL-SENSITIVE. This one is not.");
        assertThat(warnings(preview(officer, naming(essex))))
                .containsExactly(
                        "This is wider than any of your last 6 reports of this kind.",
                        "You have not shared this kind of report with " + essex.name() + " before.",
                        "Most reports of this kind are marked OFFICIAL-SENSITIVE. This one is not.");
        var colleague = visitor(force, Role.OFFICER);
        assertThat(warnings(preview(colleague, Map.of("scope", "ALL_FORCES"))))
                .as("the organisation's habits, where somebody has none")
                .contains("This is wider than any of your organisation's last 6 reports of this kind.");
        var ordinary = report(officer, place, Map.of("scope", "OWN_FORCE"));
        var refused = share(officer, ordinary, 1, Map.of("scope", "PUBLIC"), false);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/meant");
        assertThat(share(officer, ordinary, 1, Map.of("scope", "PUBLIC"), true).status())
                .isEqualTo(200);
    }

    @Test
    void sharingIsChangedWithAReasonByTheOwnersPoliceAndByNobodyElse() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var id = report(officer, PLACE, Map.of("scope", "PUBLIC"));
        var form = Map.of("sharing", Map.of("scope", "OWN_FORCE"), "reason", "Source at risk", "meant", true);
        for (var other : others()) {
            for (var asked : Stream.of(id, newId()).toList()) {
                assertThat(put(other, asked, 1, form).status()).as(asked).isIn(403, 404);
                assertThat(other.get("/api/incidents/" + asked + "/sharing").status())
                        .isIn(403, 404);
            }
        }
        assertThat(put(officer, id, 1, Map.of("sharing", Map.of("scope", "OWN_FORCE")))
                        .pointers())
                .containsExactly("/reason");
        assertThat(put(officer, id, 1, Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "None"))
                        .pointers())
                .containsExactly("/scope");
        assertThat(put(officer, id, 7, form).status()).isEqualTo(412);
        assertThat(officer.send("PUT", "/api/incidents/" + id + "/sharing", form)
                        .status())
                .isEqualTo(428);
        var neighbour = visitor(force("ESSEX"), Role.OFFICER);
        assertThat(neighbour.get("/api/incidents/" + id).status()).isEqualTo(200);
        var done = put(officer, id, 1, form);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.headers().get("etag")).containsExactly("\"2\"");
        assertThat(neighbour.get("/api/incidents/" + id).status()).isEqualTo(404);
        assertThat(put(neighbour, id, 2, form).seen())
                .isEqualTo(put(neighbour, newId(), 2, form).seen());
        var recall = officer.get("/api/incidents/" + id + "/recalls")
                .json()
                .get("recalls")
                .get(0);
        assertThat(recall.get("reason").asString()).isEqualTo("Source at risk");
        var now = officer.get("/api/incidents/" + id + "/sharing").json().get("sharing");
        assertThat(now.get("scope").asString()).isEqualTo("OWN_FORCE");
        assertThat(now.propertyNames())
                .as("what is told of sharing can be sent back as it is")
                .containsExactlyInAnyOrder(
                        "scope",
                        "organisations",
                        "agreement",
                        "team",
                        "handling",
                        "marking",
                        "instruction",
                        "compartments",
                        "barred",
                        "embargoUntil",
                        "expiresAt");
        assertThat(number("select count(*) from audit_entry where action = 'share incident' and subjects @> array['"
                        + id + "'::uuid]"))
                .isOne();
    }

    @Test
    void anAmendmentThatChangesWhoMaySeeItAsksForAReasonToo() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var id = report(officer, PLACE, Map.of("scope", "OWN_FORCE"));
        var amended = report(PLACE, "ALL_FORCES");
        assertThat(amend(officer, id, 1, amended).pointers()).containsExactly("/reason");
        amended.put("reason", "x".repeat(401));
        assertThat(amend(officer, id, 1, amended).pointers()).containsExactly("/reason");
        amended.put("reason", "Asked for by Essex");
        assertThat(amend(officer, id, 1, amended).status()).isEqualTo(200);
        var farmers = farmersReport();
        amended.put("place", Map.of("text", "TL 4300 4300"));
        assertThat(amend(officer, farmers, 1, amended).pointers())
                .as("a second person must agree")
                .containsExactly("/scope");
    }

    @Test
    void aSecondPersonAgreesBeforeADelicateRecordIsSharedWider() {
        var force = force("CAMBS");
        var officer = visitor(force, Role.OFFICER);
        var colleague = visitor(force, Role.OFFICER);
        var id = farmersReport();
        var preview = officer.send(
                "POST", "/api/sharing/preview", Map.of("incident", id, "sharing", Map.of("scope", "ALL_FORCES")));
        assertThat(preview.json().get("secondPerson").asBoolean()).isTrue();
        assertThat(lines(preview.json())).contains("Whoever reported it sees their own report");
        var waiting = share(officer, id, 1, Map.of("scope", "ALL_FORCES"), true);
        assertThat(waiting.status()).isEqualTo(202);
        var proposal = waiting.json().get("id").asString();
        assertThat(share(officer, id, 1, Map.of("scope", "ALL_FORCES"), true)
                        .json()
                        .get("type")
                        .asString())
                .endsWith("#proposal-waiting");
        var neighbour = visitor(force("ESSEX"), Role.OFFICER);
        assertThat(neighbour.get("/api/incidents/" + id).status()).isEqualTo(404);
        assertThat(decide(officer, proposal, true).json().get("type").asString())
                .endsWith("#own-proposal");
        for (var other : others()) {
            var refused = decide(other, proposal, true);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.seen()).isEqualTo(decide(other, newId(), true).seen());
        }
        assertThat(ids(colleague, "toDecide")).contains(proposal);
        assertThat(ids(officer, "toDecide")).doesNotContain(proposal);
        var listed = find(officer, "mine", proposal);
        assertThat(listed.get("state").asString()).isEqualTo("OPEN");
        assertThat(decide(colleague, proposal, true).json().get("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(neighbour.get("/api/incidents/" + id).status()).isEqualTo(200);
        assertThat(find(officer, "mine", proposal).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(decide(colleague, proposal, false).json().get("type").asString())
                .endsWith("#proposal-closed");
        assertThat(share(officer, id, 2, Map.of("scope", "OWN_FORCE"), true).status())
                .as("narrowing is at once")
                .isEqualTo(200);
    }

    @Test
    void conditionsAndMarkingsNeedASecondPersonToo() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var marked = report(officer, PLACE, Map.of("scope", "OWN_FORCE", "marking", "OFFICIAL_SENSITIVE"));
        assertThat(share(officer, marked, 1, Map.of("scope", "ALL_FORCES"), true)
                        .status())
                .isEqualTo(202);
        var handling = Map.of("code", "C", "action", "A1", "sanitisation", "S2");
        var conditional = report(officer, PLACE, Map.of("scope", "OWN_FORCE", "handling", handling));
        assertThat(share(officer, conditional, 1, Map.of("scope", "OWN_FORCE"), true)
                        .status())
                .as("nobody gains by lifting a condition that stood before nobody")
                .isEqualTo(200);
        var other = report(officer, PLACE, Map.of("scope", "OWN_FORCE", "handling", handling));
        var essex = List.of(force("ESSEX").id());
        assertThat(share(
                                officer,
                                other,
                                1,
                                Map.of("scope", "NAMED_ORGANISATIONS", "organisations", essex, "handling", handling),
                                true)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whoeverReadsARecordMayProposeAndLearnsOnlyWhatBecameOfIt() {
        var force = force("CAMBS");
        var officer = visitor(force, Role.OFFICER);
        var group = watchGroup("NY89");
        var coordinator = visitor(group, Role.WATCH_COORDINATOR);
        var id = report(officer, PLACE, Map.of("scope", "WATCH_AREA"));
        var hidden = report(officer, PLACE, Map.of("scope", "ALL_FORCES"));
        var public_ = Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "Everybody here should know");
        assertThat(propose(coordinator, hidden, public_).seen())
                .isEqualTo(propose(coordinator, newId(), public_).seen());
        assertThat(propose(coordinator, hidden, public_).status()).isEqualTo(404);
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("reason", "x"),
                Map.of("sharing", Map.of("scope", "OWN_FORCE"), "reason", "x"),
                Map.of("sharing", Map.of("scope", "PUBLIC", "marking", "OFFICIAL"), "reason", "x"),
                Map.of("sharing", Map.of("scope", "PUBLIC", "organisations", List.of(force.id())), "reason", "x"),
                Map.of(
                        "sharing",
                        Map.of("scope", "NAMED_ORGANISATIONS", "organisations", List.of(force.id())),
                        "reason",
                        "x"),
                Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", ""),
                Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "a\u0000b"),
                Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "x".repeat(401)))) {
            assertThat(propose(coordinator, id, wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        var made = propose(coordinator, id, public_);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var proposal = made.json().get("id").asString();
        assertThat(decide(coordinator, proposal, true).status()).isEqualTo(404);
        var asDecider = find(officer, "toDecide", proposal);
        assertThat(asDecider.get("proposedBy").asString())
                .as("never the name of somebody outside")
                .isEqualTo(group.name());
        assertThat(decide(officer, proposal, false).json().get("state").asString())
                .isEqualTo("DECLINED");
        var told = find(coordinator, "mine", proposal);
        assertThat(told.get("state").asString()).isEqualTo("DECLINED");
        assertThat(told.has("decisionReason")).isFalse();
        var again = propose(coordinator, id, public_).json().get("id").asString();
        assertThat(share(officer, id, 1, Map.of("scope", "OWN_FORCE"), true).status())
                .isEqualTo(200);
        var lapsed = find(coordinator, "mine", again);
        assertThat(lapsed.get("state").asString()).isEqualTo("LAPSED");
        assertThat(lapsed.get("feature").isNull()).isTrue();
        assertThat(decide(officer, again, true).json().get("type").asString()).endsWith("#proposal-closed");
    }

    @Test
    void aProposalFromOutsideOfADelicateRecordNeedsTwoOfTheOwners() {
        var force = force("CAMBS");
        var first = visitor(force, Role.OFFICER);
        var second = visitor(force, Role.OFFICER);
        var farmer = visitor(watchGroup(), Role.REPORTER);
        var id = farmersReport(farmer);
        var proposal = propose(farmer, id, Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "Tell everybody"))
                .json()
                .get("id")
                .asString();
        assertThat(decide(first, proposal, true).json().get("state").asString()).isEqualTo("OPEN");
        assertThat(find(first, "toDecide", proposal).get("supporting").asBoolean())
                .isTrue();
        assertThat(decide(first, proposal, true).status()).isEqualTo(403);
        assertThat(decide(second, proposal, true).json().get("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(visitor(watchGroup(), Role.REPORTER)
                        .get("/api/incidents/" + id)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void proposalsOfARecordThatIsKeptInACircleAreForThoseWhoReadIt() {
        var force = force("CAMBS");
        var author = visitor(force, Role.OFFICER);
        var colleague = visitor(force, Role.OFFICER);
        var id = report(author, PLACE, Map.of("scope", "ORIGINATOR"));
        var made = propose(author, id, Map.of("sharing", Map.of("scope", "OWN_FORCE"), "reason", "To talk about"));
        assertThat(made.status()).isEqualTo(201);
        var proposal = made.json().get("id").asString();
        assertThat(ids(colleague, "toDecide")).doesNotContain(proposal);
        assertThat(decide(colleague, proposal, true).status()).isEqualTo(404);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() {
        var force = force("CAMBS");
        var deciders = List.of(
                visitor(force, Role.OFFICER),
                visitor(force, Role.OFFICER),
                visitor(force, Role.OFFICER),
                visitor(force, Role.OFFICER));
        var neighbour = visitor(force("ESSEX"), Role.OFFICER);
        for (int round = 0; round < 5; round++) {
            var id = report(deciders.get(0), PLACE, Map.of("scope", "ALL_FORCES"));
            var proposal = propose(neighbour, id, Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "Wider"))
                    .json()
                    .get("id")
                    .asString();
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (int at = 0; at < deciders.size(); at++) {
                var decider = deciders.get(at);
                var accept = (at + round) % 2 == 0;
                answers.add(Beside.run(() -> decide(decider, proposal, accept).status()));
            }
            var statuses = answers.stream().map(CompletableFuture::join).toList();
            assertThat(statuses).as("round " + round).containsOnlyOnce(200);
            assertThat(statuses).allMatch(status -> status == 200 || status == 409);
            var state = find(neighbour, "mine", proposal).get("state").asString();
            var version = deciders.get(0)
                    .get("/api/incidents/" + id)
                    .json()
                    .get("version")
                    .asInt();
            assertThat(version).isEqualTo(state.equals("ACCEPTED") ? 2 : 1);
        }
    }

    @Test
    void choicesAreThoseOfThePersonWhoAsks() {
        var officer = visitor(force("CAMBS"), Role.OFFICER)
                .get("/api/sharing/choices")
                .json();
        assertThat(codes(officer, "scopes"))
                .contains("ORIGINATOR", "OWN_FORCE", "REGION", "PUBLIC")
                .doesNotContain("TEAM");
        assertThat(officer.get("organisations").size()).isPositive();
        var coordinator = visitor(watchGroup(), Role.WATCH_COORDINATOR)
                .get("/api/sharing/choices")
                .json();
        assertThat(codes(coordinator, "scopes")).containsExactly("OWN_FORCE");
        assertThat(codes(coordinator, "proposable")).contains("PUBLIC").doesNotContain("NAMED_ORGANISATIONS");
        for (var none : List.of("organisations", "agreements", "teams", "compartments")) {
            assertThat(coordinator.get(none).size()).as(none).isZero();
        }
        assertThat(visitor(force("CAMBS"), Role.AUDITOR)
                        .get("/api/sharing/choices")
                        .status())
                .isEqualTo(404);
    }

    private List<Visitor> others() {
        return List.of(
                visitor(force("ESSEX"), Role.OFFICER),
                visitor(watchGroup("NY89"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER),
                visitor(force("CAMBS"), Role.REPORTER),
                visitor(force("CAMBS"), Role.ORGANISATION_ADMINISTRATOR),
                visitor(force("CAMBS"), Role.AUDITOR),
                visitor(partner(), Role.SYSTEM_ADMINISTRATOR));
    }

    private String farmersReport() {
        return farmersReport(visitor(watchGroup(), Role.REPORTER));
    }

    /** A report to Cambridgeshire from outside. */
    private String farmersReport(Visitor farmer) {
        force("CAMBS");
        var report = report("TL 4300 4300", "OWN_FORCE");
        var id = newId();
        var answer = farmer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private String report(Visitor officer, String place, Map<String, Object> sharing) {
        var report = report(place, "OWN_FORCE");
        report.putAll(sharing);
        var id = newId();
        var answer = officer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> naming(Organisation... organisations) {
        return Map.of(
                "scope",
                "NAMED_ORGANISATIONS",
                "organisations",
                Stream.of(organisations)
                        .map(Organisation::id)
                        .map(UUID::toString)
                        .toList());
    }

    private static JsonNode preview(Visitor officer, Map<String, ?> sharing) {
        var answer = officer.send(
                "POST",
                "/api/sharing/preview",
                Map.of("category", "HARE.COURSING", "place", Map.of("text", PLACE), "sharing", sharing));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> lines(JsonNode preview) {
        return preview.get("readers")
                .valueStream()
                .map(line -> line.get("words").asString())
                .toList();
    }

    private static List<String> warnings(JsonNode preview) {
        return preview.get("warnings").valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> codes(JsonNode choices, String list) {
        return choices.get(list)
                .valueStream()
                .map(each -> each.get("code").asString())
                .toList();
    }

    private static Visitor.Answer share(
            Visitor officer, String id, int version, Map<String, ?> sharing, boolean meant) {
        return put(officer, id, version, Map.of("sharing", sharing, "reason", "Asked for", "meant", meant));
    }

    private static Visitor.Answer put(Visitor visitor, String id, int version, Map<String, ?> form) {
        return visitor.send(
                "PUT",
                "/api/incidents/" + id + "/sharing",
                form,
                "application/json",
                Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer amend(Visitor visitor, String id, int version, Map<String, ?> form) {
        return visitor.send(
                "PUT", "/api/incidents/" + id, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer propose(Visitor visitor, String id, Map<String, ?> form) {
        return visitor.send("POST", "/api/incidents/" + id + "/sharing-proposals", form);
    }

    private static Visitor.Answer decide(Visitor visitor, String proposal, boolean accept) {
        return visitor.send(
                "POST",
                "/api/sharing-proposals/" + proposal + "/decision",
                Map.of("accept", accept, "reason", "Considered"));
    }

    private static List<String> ids(Visitor visitor, String list) {
        return visitor.get("/api/sharing-proposals")
                .json()
                .get(list)
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }

    private static JsonNode find(Visitor visitor, String list, String id) {
        return visitor.get("/api/sharing-proposals")
                .json()
                .get(list)
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
