package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Links: proposed with reasons and decided across a border, and to whoever may not read both incidents not there. Each test has plates of its own. */
class LinksOverHttpTests extends OverHttp {

    private static final String LETTERS = "CEFHJKNPRX";

    @Test
    void theSameCarAcrossTheBorderIsProposedWithReasonsAndLinkedByAPerson() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var dyfed = visitor(force("DYFPOW"), Role.ANALYST);
        var plate = aPlate();
        var one = seenAt(gwent, "ST 4212 0812", "ALL_FORCES", plate);
        var other = seenAt(dyfed, "SN 5012 2012", "ALL_FORCES", plate);

        var proposal = proposalOf(gwent, one, other);
        assertThat(proposal).isNotNull();
        assertThat(proposal.get("proposed").asBoolean()).isTrue();
        assertThat(proposal.get("probability").asDouble()).isBetween(0.8, 1.0);
        assertThat(reason(proposal, "PLATE").get("kind").asString()).isEqualTo("PLATE_SAME");
        assertThat(reason(proposal, "PLATE").get("texts").get(0).asString()).isEqualTo(plate);
        assertThat(proposal.at("/incident/place/sizeMetres").asInt()).isPositive();
        assertThat(proposal.at("/incident/organisation").asString())
                .isEqualTo(force("DYFPOW").name());
        assertThat(gwent.get("/api/links/proposed")
                        .json()
                        .get("proposals")
                        .valueStream()
                        .map(each -> each.get("probability").asDouble()))
                .as("the likely ones alone, best first")
                .allMatch(probability -> probability >= 0.8)
                .isSortedAccordingTo(Comparator.reverseOrder());

        var id = newId();
        var made = decide(gwent, one, id, other, "ACCEPTED", "One silver car");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().at("/series/id").asString()).isEqualTo(id);
        assertThat(made.json().at("/series/title").asString()).startsWith("Series of ");
        assertThat(made.json().at("/link/kept").asBoolean()).isTrue();
        var again = decide(gwent, one, id, other, "ACCEPTED", "One silver car");
        assertThat(again.status()).as("repeated").isEqualTo(200);
        assertThat(again.json()).isEqualTo(made.json());
        assertThat(decide(gwent, one, id, other, "REJECTED", "One silver car").pointers())
                .containsExactly("/id");
        assertThat(decide(dyfed, other, newId(), one, "ACCEPTED", "Again")
                        .json()
                        .at("/type")
                        .asString())
                .isEqualTo("/problems#link-decided");

        var theirs = links(dyfed, other);
        assertThat(theirs.at("/series/id").asString()).isEqualTo(id);
        assertThat(theirs.at("/links/0/decision").asString()).isEqualTo("ACCEPTED");
        assertThat(theirs.at("/links/0/kept").asBoolean())
                .as("another force reckons for itself")
                .isFalse();
        assertThat(theirs.at("/links/0/incident/id").asString()).isEqualTo(one);
        assertThat(proposalOf(gwent, one, other)).as("decided").isNull();
        assertThat(number(
                        "select count(*) from audit_entry where action = 'accept link' and operation = 'COMBINATION' and '"
                                + one + "' = any (subjects) and '" + other + "' = any (subjects)"))
                .isOne();
        assertThat(number(
                        "select count(*) from audit_entry where action = 'read links' and operation = 'CONSULTATION' and '"
                                + one + "' = any (subjects) and '" + other + "' = any (subjects)"))
                .isPositive();
    }

    @Test
    void whatIsRejectedStaysSoWhateverIsSeenAfterwards() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var plate = aPlate();
        var one = seenAt(gwent, "ST 4212 0812", "ALL_FORCES", plate);
        var other = seenAt(gwent, "ST 4312 0912", "ALL_FORCES", plate);
        assertThat(decide(gwent, one, newId(), other, "REJECTED", "The vicar's car")
                        .status())
                .isEqualTo(201);
        assertThat(decide(gwent, other, newId(), one, "REJECTED", "Again").status())
                .isEqualTo(409);
        record(gwent, other, vehicle(plate), null);
        for (var reader : List.of(gwent, visitor(force("DYFPOW"), Role.OFFICER))) {
            assertThat(proposalOf(reader, one, other)).isNull();
            assertThat(proposalOf(reader, other, one)).isNull();
            assertThat(links(reader, one).at("/links/0/decision").asString()).isEqualTo("REJECTED");
            assertThat(links(reader, one).get("series").isNull()).isTrue();
        }
        var accepted = decide(gwent, one, newId(), other, "ACCEPTED", "It was not the vicar");
        assertThat(accepted.status()).as("a new act with a reason").isEqualTo(201);
        var rejected = decide(gwent, one, newId(), other, "REJECTED", "It was after all");
        assertThat(rejected.json().get("series").isNull())
                .as("nothing holds it there any more")
                .isTrue();
        assertThat(links(gwent, one).get("links")).hasSize(1);
    }

    @Test
    void whoReadsOneOfThemAloneSeesTheSameAsIfNothingHadBeenDecided() {
        var dyfed = force("DYFPOW");
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var third = visitor(force("NWALES"), Role.ANALYST);
        var plate = aPlate();
        var one = seenAt(gwent, "ST 4212 0812", "ALL_FORCES", plate);
        var before = third.get("/api/incidents/" + one + "/links").json();
        var hidden = incident(gwent, "ST 4212 0812", "NAMED_ORGANISATIONS", dyfed);
        record(gwent, hidden, vehicle(plate), null);
        var made = decide(gwent, one, newId(), hidden, "ACCEPTED", "One car");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(links(visitor(dyfed, Role.OFFICER), one).get("links")).hasSize(1);
        var after = third.get("/api/incidents/" + one + "/links").json();
        assertThat(after.get("links")).isEmpty();
        assertThat(after.get("series").isNull()).isTrue();
        assertThat(after.get("incident")).isEqualTo(before.get("incident"));
        assertThat(after.toString()).doesNotContain(hidden);
        var refused = decide(third, one, newId(), hidden, "ACCEPTED", "A guess");
        assertThat(refused.seen())
                .isEqualTo(decide(third, one, newId(), newId(), "ACCEPTED", "A guess")
                        .seen());
        assertThat(third.get("/api/incidents/" + hidden + "/links").seen())
                .isEqualTo(third.get("/api/incidents/" + newId() + "/links").seen());
        assertThat(third.get("/api/links/proposed").body()).doesNotContain(hidden);
    }

    @Test
    void whatIsForTheOwnOrganisationAloneTakesItsDecisionsWithIt() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var elsewhere = visitor(force("DYFPOW"), Role.OFFICER);
        var plate = aPlate();
        var one = seenAt(gwent, "ST 4212 0812", "ALL_FORCES", plate);
        var only = newId();
        var form = report("ST 4312 0912", "ALL_FORCES");
        form.put("marking", "OFFICIAL_SENSITIVE");
        form.put("instruction", "ORGANISATIONAL_USE_ONLY");
        var made = gwent.put("/api/incidents/" + only, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        record(gwent, only, vehicle(plate), null);
        assertThat(proposalOf(gwent, one, only)).isNotNull();
        assertThat(decide(gwent, one, newId(), only, "ACCEPTED", "One car").status())
                .isEqualTo(201);
        assertThat(links(gwent, one).get("links")).hasSize(1);
        assertThat(links(elsewhere, one).get("links")).isEmpty();
        assertThat(links(elsewhere, one).get("series").isNull()).isTrue();
        assertThat(elsewhere.get("/api/incidents/" + one + "/links").body()).doesNotContain(only);
    }

    @Test
    void whatAnotherForceKeepsOfAnIncidentChangesNoPoints() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var dyfed = visitor(force("DYFPOW"), Role.OFFICER);
        var plate = aPlate();
        var one = seenAt(gwent, "ST 4212 0812", "ALL_FORCES", plate);
        var other = incident(gwent, "ST 4312 0912", "ALL_FORCES", null);
        record(dyfed, other, vehicle(plate), "OWN_FORCE");
        assertThat(proposalOf(gwent, one, other)).as("not for Gwent").isNull();
        assertThat(proposalOf(dyfed, one, other)).isNotNull();
        var made = decide(dyfed, one, newId(), other, "ACCEPTED", "Seen by us");
        assertThat(reason(made.json().get("link"), "PLATE").isMissingNode()).isFalse();
        var theirs = links(gwent, one).at("/links/0");
        assertThat(theirs.get("decision").asString()).isEqualTo("ACCEPTED");
        assertThat(reason(theirs, "PLATE").isMissingNode()).isTrue();
    }

    @Test
    void watchGroupsPartnersAndOthersFindNothing() {
        var force = force("GWENT");
        var gwent = visitor(force, Role.OFFICER);
        var one = incident(gwent, "ST 4212 0812", "PUBLIC", null);
        var other = incident(gwent, "ST 4312 0912", "PUBLIC", null);
        decide(gwent, one, newId(), other, "ACCEPTED", "One car");
        for (var reader : List.of(
                visitor(watchGroup("ST40"), Role.WATCH_COORDINATOR),
                visitor(watchGroup(), Role.REPORTER),
                visitor(partner(), Role.REPORTER),
                visitor(force, Role.GUEST),
                visitor(force, Role.AUDITOR))) {
            var nowhere = reader.get("/api/there-is-nothing-of-this-name").seen();
            assertThat(reader.get("/api/incidents/" + one + "/links").seen()).isEqualTo(nowhere);
            assertThat(reader.get("/api/links/proposed").seen()).isEqualTo(nowhere);
            assertThat(decide(reader, one, newId(), other, "REJECTED", "No").seen())
                    .isEqualTo(nowhere);
        }
        assertThat(nobody().get("/api/links/proposed").status()).isEqualTo(401);
    }

    @Test
    void badInputIsNamed() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var one = incident(gwent, "ST 4212 0812", "OWN_FORCE", null);
        var other = incident(gwent, "ST 4312 0912", "OWN_FORCE", null);
        var bad = new HashMap<String, List<@Nullable Object>>();
        bad.put("id", Arrays.asList(null, "00000000-0000-1000-8000-000000000000"));
        bad.put("other", Arrays.asList(null, one, newId()));
        bad.put("decision", Arrays.asList(null, "", "MAYBE"));
        bad.put("reason", Arrays.asList(null, " ", "x".repeat(401), "a\nb", "a\u202Eb", "a\u0000b"));
        bad.forEach((field, values) -> {
            for (var value : values) {
                var form = form(newId(), other, "ACCEPTED", "One car");
                form.put(field, value);
                assertThat(gwent.send("POST", "/api/incidents/" + one + "/links", form)
                                .pointers())
                        .as(field + " " + value)
                        .containsExactly("/" + field);
            }
        });
        assertThat(gwent.send("POST", "/api/incidents/" + one + "/links", Map.of())
                        .pointers())
                .containsExactlyInAnyOrder("/id", "/other", "/decision", "/reason");
        assertThat(decide(gwent, newId(), newId(), other, "ACCEPTED", "One car").status())
                .isEqualTo(404);
        var version = gwent.get("/api/incidents/" + other).json().at("/version").asInt();
        assertThat(gwent.post("/api/incidents/" + other + "/withdrawal", version, Map.of("reason", "Made in error"))
                        .status())
                .isEqualTo(200);
        assertThat(decide(gwent, one, newId(), other, "ACCEPTED", "One car").pointers())
                .as("withdrawn")
                .containsExactly("/other");
    }

    static @Nullable JsonNode proposalOf(Visitor reader, String incident, String other) {
        return links(reader, incident)
                .get("proposals")
                .valueStream()
                .filter(each -> each.at("/incident/id").asString().equals(other))
                .findFirst()
                .orElse(null);
    }

    static JsonNode links(Visitor reader, String incident) {
        var answer = reader.get("/api/incidents/" + incident + "/links");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode reason(JsonNode of, String feature) {
        return of.get("reasons")
                .valueStream()
                .filter(each -> each.get("feature").asString().equals(feature))
                .findFirst()
                .orElse(of.path("there is none"));
    }

    static Visitor.Answer decide(
            Visitor visitor, String incident, String id, String other, String decision, String reason) {
        return visitor.send("POST", "/api/incidents/" + incident + "/links", form(id, other, decision, reason));
    }

    private static Map<String, @Nullable Object> form(String id, String other, String decision, String reason) {
        var form = new HashMap<String, @Nullable Object>();
        form.put("id", id);
        form.put("other", other);
        form.put("decision", decision);
        form.put("reason", reason);
        return form;
    }

    /** An incident, and the car of that plate at it. */
    static String seenAt(Visitor officer, String place, String scope, String plate) {
        var id = incident(officer, place, scope, null);
        record(officer, id, vehicle(plate), null);
        return id;
    }

    static String incident(Visitor officer, String place, String scope, @Nullable Organisation named) {
        var id = newId();
        var form = report(place, scope);
        if (named != null) {
            form.put("organisations", List.of(named.id()));
        }
        var made = officer.put("/api/incidents/" + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }

    static void record(Visitor officer, String incident, Map<String, Object> form, @Nullable String scope) {
        form.put("incident", incident);
        if (scope != null) {
            form.put("scope", scope);
        }
        var made = officer.put("/api/sightings/" + newId(), form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    static Map<String, Object> vehicle(String plate) {
        var form = SightingsOverHttpTests.vehicle(plate, null);
        form.put("make", "Subaru");
        form.put("model", "Forester");
        form.put("colour", "silver");
        return form;
    }

    /** In the style of today, of letters that nobody takes for others. */
    static String aPlate() {
        var random = new Random();
        var plate = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            plate.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return plate.insert(2, 12 + random.nextInt(13)).toString();
    }
}
