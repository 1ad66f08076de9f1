package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One evening where three counties meet, from the telephone call to the audit. What is reckoned from a date is reckoned from Wednesday 15 October 2025; what
 * runs by the clock (a heads-up, a task of air support, a dispersal) runs by the clock of whoever runs this. Everybody and every plate in it is invented.
 */
class BorderStoryTests extends OverHttp {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String EVENING = "2025-10-15";
    private static final Instant CALLED_AT = Instant.parse("2025-10-15T17:41:00Z");
    private static final Instant LEFT_AT = Instant.parse("2025-10-15T18:20:00Z");
    private static final String LOG = "C&C 612 of 15/10/2025";
    private static final String FIELD = "TL 420 440";
    private static final String FARMER = "Jo Inventedfarmer";
    private static final String TELEPHONE = "01632 960612";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final LocalDate today = LocalDate.now(LONDON);
    /** Of this evening alone: the application is shared with other tests. */
    private final String plate = "AB5" + letters().substring(0, 5).toUpperCase(Locale.ROOT);

    private Organisation cambs;
    private Organisation herts;
    private Organisation essex;
    private Organisation air;
    private Visitor callTaker;
    private Visitor analyst;
    private Visitor hertsOfficer;
    private Visitor essexOfficer;
    private Visitor crew;
    private Visitor watch;
    private String agreement;
    private String incident;
    private String sighting;
    private String airRequest;

    @BeforeEach
    void people() {
        cambs = force("CAMBS");
        herts = force("HERTS");
        essex = force("ESSEX");
        air = nationalUnit();
        agreement = agreed(cambs, herts, essex);
        callTaker = reading(cambs, Role.OFFICER);
        analyst = reading(cambs, Role.ANALYST);
        hertsOfficer = reading(herts, Role.OFFICER);
        essexOfficer = reading(essex, Role.OFFICER);
        crew = visitor(air, Role.AIR_SUPPORT);
        watch = visitor(watchGroup("TL44"), Role.WATCH_COORDINATOR);
    }

    @Test
    void fromTheTelephoneCallToTheAudit() throws Exception {
        aFarmerRings();
        thePlaceIsFound();
        theLawFollowsTheLight();
        halfAPlateFindsMore();
        airSupportIsAskedFor();
        theNeighbourIsTold();
        twoMenAreStopped();
        twoDogsAreDetained();
        aVideoBecomesAnExhibit();
        intelligenceIsWritten();
        peopleAreWarned();
        theAuditTellsIt();
    }

    private void aFarmerRings() {
        assertThat(nobody().get("/report.html").body())
                .as("whoever reports what happens now is told to ring first")
                .contains("999");
        incident = newId();
        var plain = SealedReports.named(incident, FIELD + " by the pumping station");
        var report = SealedReports.report(plain);
        report.put("way", "FOR_CALLER");
        report.put("happeningNow", true);
        report.put("narrative", "Four blokes, two lurchers, silver Subaru, field by the pumping station.");
        report.put("earliest", CALLED_AT.toString());
        report.put("latest", CALLED_AT.toString());
        report.put("answers", Map.of("peopleCount", 4, "dogsCount", 2));
        report.put("landownerPermission", "NO");
        report.put("mayContact", true);
        report.put("contact", Map.of("name", FARMER, "telephone", TELEPHONE));
        var taken = SealedReports.send(callTaker, plain);
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.json().get("reference").asString()).startsWith("CAMBS-");
        var desk = one(callTaker.get("/api/desk/reports").json().get("reports"), incident);
        assertThat(desk.get("happeningNow").asBoolean()).isTrue();
        assertThat(desk.get("landownerPermission").asString()).isEqualTo("NO");
        assertThat(essexOfficer.get("/api/incidents/" + incident).status())
                .as("so far it is its own force's")
                .isEqualTo(404);
        assertThat(watch.get("/api/incidents").body()).doesNotContain(FARMER, TELEPHONE, "Subaru");
    }

    private void thePlaceIsFound() {
        var places = callTaker
                .get("/api/places?text=%2F%2F%2Ffilled.invented.words+TL+420+440+by+the+pumping+station")
                .json();
        assertThat(places.get("threeWords").asString()).contains("filled.invented.words");
        assertThat(places.get("landmark").asString()).contains("pumping station");
        var place = places.at("/places/0");
        assertThat(place.get("precisionMetres").asInt()).isEqualTo(100);
        assertThat(place.get("easting").asInt()).isEqualTo(542_050);
        assertThat(place.get("northing").asInt()).isEqualTo(244_050);
        assertThat(place.at("/forms/degreesMinutes").asString()).startsWith("N52 04.596 E000 04.28");
        assertThat(place.at("/force/code").asString()).as("the point decides").isEqualTo("CAMBS");
        assertThat(texts(place.get("neighbours"), "code")).contains("HERTS", "ESSEX");
    }

    private void theLawFollowsTheLight() {
        var before = daylight(CALLED_AT);
        var sunset = Instant.parse(before.get("sunset").asString());
        assertThat(sunset).isBetween(Instant.parse("2025-10-15T17:01:00Z"), Instant.parse("2025-10-15T17:06:00Z"));
        assertThat(before.at("/window/nightInLaw").asString()).isEqualTo("NO");
        assertThat(Instant.parse(before.at("/law/nightBegins").asString())).isEqualTo(sunset.plus(Duration.ofHours(1)));
        assertThat(daylight(LEFT_AT).at("/window/nightInLaw").asString()).isEqualTo("YES");
        assertThat(offences("DAY")).contains("GA1831-30", "PCSCA22-63").doesNotContain("NPA1828-1");
        assertThat(offences("NIGHT")).contains("NPA1828-1", "PCSCA22-63").doesNotContain("GA1831-30");
    }

    /** Two sightings by neighbours, one of them for the parties of the agreement, one for its own force. */
    private void halfAPlateFindsMore() {
        var shared = newId();
        var form = SightingsOverHttpTests.vehicle(plate, null);
        form.put("scope", "AGREEMENT");
        form.put("agreement", agreement);
        form.put("category", "HARE.COURSING");
        form.put("make", "Subaru");
        assertThat(essexOfficer.put("/api/sightings/" + shared, form).status()).isEqualTo(201);
        var kept = newId();
        assertThat(essexOfficer
                        .put("/api/sightings/" + kept, SightingsOverHttpTests.vehicle(plate, "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        var half = plate.substring(0, 3) + "?" + plate.substring(4);
        var found = analyst.send("POST", "/api/plate-searches", Map.of("pattern", half, "purpose", "INVESTIGATION"));
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.json()
                        .get("matches")
                        .valueStream()
                        .map(match -> match.at("/sighting/id").asString()))
                .as("what the agreement opens, and nothing of the other")
                .containsExactly(shared);
        var administrator = visitor(essex, Role.ORGANISATION_ADMINISTRATOR);
        assertThat(administrator
                        .put(
                                "/api/answering/PLATE",
                                Map.of(
                                        "answers",
                                        true,
                                        "agreement",
                                        agreement,
                                        "contact",
                                        "Intelligence desk, any hour"))
                        .status())
                .isEqualTo(200);
        var enquiry = newId();
        var asked = analyst.put(
                "/api/enquiries/" + enquiry,
                Map.of("kind", "PLATE", "pattern", half, "purpose", "INVESTIGATION", "reason", "Seen at a field"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.json().get("hits").size()).isOne();
        var hit = asked.json().at("/hits/0");
        assertThat(hit.get("force").asString()).isEqualTo(essex.name());
        assertThat(hit.get("records").asInt()).isEqualTo(2);
        assertThat(hit.get("handling").asString()).isEqualTo("P");
        assertThat(hit.get("contact").asString()).isEqualTo("Intelligence desk, any hour");
        assertThat(asked.body()).as("and nothing of what is in them").doesNotContain(kept, shared, "Subaru");
        assertThat(essexOfficer.get("/api/enquiry-hits").body())
                .as("who was asked is told")
                .contains("Seen at a field", cambs.name(), kept)
                .doesNotContain(half);
        assertThat(number("select count(*) from audit_entry e join enquiry_hit h on h.id = any (e.subjects)"
                        + " where e.operation = 'DISCLOSURE' and h.enquiry_id = '" + enquiry + "'"))
                .as("by Essex")
                .isOne();
    }

    private void airSupportIsAskedFor() {
        airRequest = newId();
        var form = new HashMap<String, Object>();
        form.put("incident", incident);
        form.put("forceLog", LOG);
        form.put("crimeInAction", true);
        form.put("threatRiskHarm", "Crime in action, vehicle driving at farmer, crop damage, previous failure to stop");
        form.put("whyAir", "Open fen, no ground unit within 15 minutes, escape over county border");
        form.put("priority", "ONE");
        form.put("talkgroup", "Rural 4");
        form.put("wanted", List.of("SEARCH", "COMMENTARY"));
        form.put("direction", "SW");
        form.put("airSupport", air.id());
        var path = "/api/air-requests/" + airRequest;
        var begun = callTaker.put(path, form);
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        var sent = callTaker.post(path + "/state", 1, Map.of("to", "REQUESTED", "confirmed", true));
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        var briefing = crew.get(path + "/briefing");
        assertThat(briefing.body()).contains("Open fen", LOG).doesNotContain(FARMER, TELEPHONE, "pumping station");
        assertThat(briefing.json().at("/place/gridReference").asString()).isEqualTo(FIELD);
        var pdf = crew.get(path + "/briefing.pdf");
        assertThat(pdf.body()).startsWith("%PDF");
        var script = crew.get(path + "/script").json();
        assertThat(script.get("seconds").asInt()).as("read aloud").isBetween(1, 60);
        assertThat(crew.post(path + "/state", 2, Map.of("to", "ACCEPTED")).status())
                .as("air support decides")
                .isEqualTo(200);
        assertThat(hertsOfficer.get(path).status()).isEqualTo(404);
    }

    private void theNeighbourIsTold() {
        sighting = newId();
        var form = SightingsOverHttpTests.vehicle("AB5? " + plate.substring(4), null);
        form.put("incident", incident);
        form.put("make", "Subaru");
        form.put("colour", "silver");
        form.put("road", "B1368");
        form.put("direction", "SW");
        form.put("place", Map.of("text", FIELD));
        form.put("earliest", LEFT_AT.toString());
        form.put("latest", LEFT_AT.toString());
        var made = callTaker.put("/api/sightings/" + sighting, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(texts(
                        callTaker
                                .get("/api/sightings/" + sighting + "/neighbours")
                                .json()
                                .get("forces"),
                        "name"))
                .startsWith(herts.name());
        var headsUp = newId();
        var sent = callTaker.put("/api/heads-ups/" + headsUp, Map.of("sighting", sighting, "force", herts.id()));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        var told = one(hertsOfficer.get("/api/heads-ups").json().get("received"), headsUp);
        assertThat(told.get("direction").asString()).isEqualTo("SW");
        assertThat(Duration.between(
                        Instant.parse(told.get("sentAt").asString()),
                        Instant.parse(told.get("expiresAt").asString())))
                .isEqualTo(Duration.ofHours(2));
        assertThat(hertsOfficer
                        .send("POST", "/api/heads-ups/" + headsUp + "/acknowledgement", Map.of())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("ACKNOWLEDGED");
        assertThat(essexOfficer.get("/api/heads-ups").body()).doesNotContain(headsUp);
    }

    private void twoMenAreStopped() {
        var name = "Invented " + letters();
        var inEssex = keep(essexOfficer, man(name, true));
        take(essexOfficer, warning(inEssex, now.minus(Duration.ofDays(13))));
        take(essexOfficer, warning(inEssex, now.minus(Duration.ofDays(200))));
        var first = keep(hertsOfficer, man(name, true));
        var second = keep(hertsOfficer, man("Invented " + letters(), true));
        var withChild = warning(first, now.minusSeconds(900));
        withChild.put("childPresent", true);
        withChild.put("childAge", 11);
        withChild.put("proceedings", "SUMMARY");
        withChild.put("offenceOn", EVENING);
        var step = take(hertsOfficer, withChild);
        take(hertsOfficer, warning(second, now.minusSeconds(900)));

        var ladder = hertsOfficer.get("/api/ladder/subjects/" + first).json();
        assertThat(ladder.at("/ladders/0/count").asInt())
                .as("across the agreement, without what has expired")
                .isEqualTo(2);
        assertThat(texts(ladder.at("/ladders/0/forces"), "force"))
                .containsExactlyInAnyOrder(essex.name(), herts.name());
        assertThat(texts(ladder.at("/ladders/0/prompts"), "next")).containsExactly("COMMUNITY_PROTECTION_NOTICE");
        assertThat(hertsOfficer
                        .get("/api/ladder/subjects/" + second)
                        .json()
                        .at("/ladders/0/count")
                        .asInt())
                .isOne();
        var work = hertsOfficer.get("/api/ladder/work").json();
        assertThat(texts(work.get("children"), "id")).as("a child was there").contains(step);
        assertThat(one(ladder.get("steps"), step).at("/timeLimit/lastSafeDay").asString())
                .as("for laying an information")
                .isEqualTo("2026-04-14");
    }

    private void twoDogsAreDetained() {
        var subject = keep(hertsOfficer, man("Invented " + letters(), false));
        var dispersal = step(subject, "DISPERSAL", now.minusSeconds(600));
        var until = take(hertsOfficer, dispersal);
        for (var colour : List.of("Brindle", "Fawn")) {
            var form = new HashMap<String, Object>();
            form.put("subject", subject);
            form.put("thing", "DOG");
            form.put("basis", "ASB_S37");
            form.put("step", until);
            form.put("heldSince", now.minusSeconds(300).toString());
            form.put("breedType", "Lurcher");
            form.put("colour", colour);
            form.put("sex", "FEMALE");
            form.put("pencePerDay", 1_800);
            made(hertsOfficer, "/api/ladder/custody/", form);
        }
        var held = hertsOfficer.get("/api/ladder/subjects/" + subject).json().get("custody");
        assertThat(held.size()).isEqualTo(2);
        for (var dog : held) {
            assertThat(Instant.parse(dog.get("returnDueAt").asString()))
                    .isEqualTo(now.minusSeconds(600).plus(Duration.ofHours(48)));
            assertThat(dog.get("recoverablePence").asInt()).isZero();
        }
        assertThat(hertsOfficer
                        .send(
                                "POST",
                                "/api/ladder/custody/" + held.get(0).get("id").asString() + "/conversion",
                                Map.of("basis", "HUNTING_ACT", "reason", "Seen on a hare"))
                        .status())
                .isEqualTo(204);
        assertThat(texts(
                        hertsOfficer
                                .get("/api/ladder/subjects/" + subject)
                                .json()
                                .get("custody"),
                        "recoverablePence"))
                .containsExactlyInAnyOrder("0", "1800");
    }

    private void aVideoBecomesAnExhibit() throws Exception {
        var video = SmallVideo.withPlace();
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(video));
        var report = UUID.randomUUID();
        var file = UUID.randomUUID();
        var key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        var plain = SealedReports.named(report.toString(), FIELD);
        SealedReports.report(plain).put("earliest", CALLED_AT.toString());
        SealedReports.report(plain).put("latest", CALLED_AT.toString());
        SealedReports.report(plain).put("landownerPermission", "NO");
        plain.put("fileKey", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        plain.put(
                "files",
                List.of(Map.of(
                        "id",
                        file,
                        "name",
                        "field.mp4",
                        "type",
                        "video/mp4",
                        "size",
                        video.length,
                        "sha256",
                        digest,
                        "chunks",
                        1)));
        var farmer = visitor(watchGroup("TL44"), Role.REPORTER);
        var taken = SealedReports.send(farmer, plain);
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        var piece = farmer.request("/api/reports/" + report + "/files/" + file + "/chunks/0")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(SealedReports.piece(key, report, file, 0, video)))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(piece, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
        Eventually.equal(
                "received", true, () -> !fileOf(report).get("receivedAt").isNull());
        assertThat(fileOf(report).get("sha256").asString())
                .as("of what left the phone")
                .isEqualTo(digest);
        var named = callTaker.put(
                "/api/evidence/" + file + "/exhibit", Map.of("reference", "JXF/1", "clockOffsetSeconds", 120));
        assertThat(named.status()).as(named.body()).isEqualTo(201);
        assertThat(texts(
                        callTaker
                                .get("/api/evidence/" + file + "/continuity")
                                .json()
                                .get("entries"),
                        "act"))
                .startsWith("EXPECTED", "RECEIVED", "SEALED")
                .contains("EXHIBITED");
        var statement = callTaker.get("/api/desk/reports/" + report + "/statement.txt");
        assertThat(statement.status()).isEqualTo(200);
        assertThat(statement.body())
                .contains(
                        "I did not give these people permission",
                        "exhibit JXF/1",
                        digest,
                        "2 minutes fast",
                        "Draft: nothing here is evidence");
        assertThat(hertsOfficer
                        .get("/api/desk/reports/" + report + "/statement.txt")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode fileOf(UUID report) {
        return callTaker
                .get("/api/reports/" + report + "/files")
                .json()
                .get("files")
                .get(0);
    }

    private void intelligenceIsWritten() {
        var account = IntelligenceForms.report("the same car comes every week");
        account.put("sourceType", "MEMBER_OF_PUBLIC");
        account.put("items", List.of(Map.of("text", "Four men were in the field", "grade", "1AP")));
        account.put("provenance", Map.of("text", "Seen by whoever told it", "grade", "1AP"));
        account.remove("conditions");
        var fromFarmer = live(account, IntelligenceForms.underAgreement("Four men were in a field", agreement));
        assertThat(hertsOfficer.get(IntelligenceForms.PATH + fromFarmer).status())
                .isEqualTo(200);
        var kept =
                analyst.get(IntelligenceForms.PATH + fromFarmer + "/retention").json();
        assertThat(kept.get("group").asString()).isEqualTo("OTHER");
        assertThat(LocalDate.parse(kept.get("reviewDay").asString()))
                .as("its review is set")
                .isAfter(today.plusYears(5));

        var text = letters();
        var form = IntelligenceForms.named("Coursing is expected " + text, "A1", herts);
        form.put("conditions", IntelligenceForms.conditions("A1", "S1"));
        var anonymous = live(IntelligenceForms.report(text), form);
        assertThat(watch.get(IntelligenceForms.PATH + anonymous).status()).isEqualTo(404);
        assertThat(crew.get(IntelligenceForms.PATH + anonymous).status()).isEqualTo(404);
        var use = hertsOfficer.get(IntelligenceForms.PATH + anonymous).json().at("/forOthers/allowed");
        assertThat(use.toString()).doesNotContain("BRIEFING", "COMMUNITY");
        assertThat(callTaker
                        .send(
                                "POST",
                                IntelligenceForms.PATH + anonymous + "/approvals",
                                Map.of("use", "BRIEFING", "reason", "The originator agrees"))
                        .status())
                .isEqualTo(200);
        assertThat(hertsOfficer
                        .get(IntelligenceForms.PATH + anonymous)
                        .json()
                        .at("/forOthers/allowed")
                        .toString())
                .contains("BRIEFING")
                .doesNotContain("COMMUNITY");
        assertThat(crew.get("/api/air-requests/" + airRequest + "/briefing").body())
                .doesNotContain(text);
    }

    private void peopleAreWarned() {
        var colleague = reading(cambs, Role.OFFICER);
        var form = BulletinForms.form("Coursing about " + letters(), "Please look out for each other.", "WATCH");
        form.put("area", BulletinForms.area("TL44"));
        form.put("allForces", false);
        form.put("expiresHours", 72);
        form.put("sourceIncident", incident);
        var withPlate = new HashMap<String, Object>(form);
        withPlate.put(
                "wordings", List.of(BulletinForms.wording("WATCH", "Coursing", "Look out for " + "AB51 CDE" + ".")));
        assertThat(callTaker
                        .send("POST", "/api/bulletin-desk/checks", withPlate)
                        .body())
                .as("nobody gave authority for a plate")
                .contains("\"rule\":\"PLATE\"");
        var bulletin = BulletinForms.issued(callTaker, colleague, form);
        var read = watch.get("/api/my-bulletins/" + bulletin);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body())
                .contains("Do not approach or confront anybody.")
                .doesNotContain(FARMER, TELEPHONE, plate, "pumping station", FIELD);
        var cap = watch.get("/api/my-bulletins/" + bulletin + "/cap").body();
        assertThat(cap).contains("<scope>Restricted</scope>").doesNotContain(FARMER, plate, FIELD);
        assertThat(nobody().get("/api/bulletins/" + bulletin).status()).isEqualTo(404);
        var issued = one(callTaker.get("/api/bulletin-desk").json().get("bulletins"), bulletin);
        assertThat(Duration.between(
                        Instant.parse(issued.get("issuedAt").asString()),
                        Instant.parse(issued.get("expiresAt").asString())))
                .isEqualTo(Duration.ofHours(72));
    }

    private void theAuditTellsIt() {
        assertThat(entries("COLLECTION", incident)).isOne();
        assertThat(entries("CONSULTATION", incident)).isPositive();
        assertThat(entries("DISCLOSURE", sighting)).as("to Hertfordshire").isOne();
        assertThat(entries("DISCLOSURE", airRequest)).as("to air support").isPositive();
        assertThat(entries("ERASURE", incident)).isZero();
        var auditor = visitor(cambs, Role.AUDITOR);
        var readers = auditor.get("/api/audit/subjects/" + incident + "/readers");
        assertThat(readers.status()).as(readers.body()).isEqualTo(200);
        assertThat(readers.body()).doesNotContain(FARMER, TELEPHONE);
        var limits = callTaker
                .get("/api/offences?on=" + EVENING + "&category=HARE.COURSING")
                .json()
                .get("offences");
        assertThat(limits.valueStream()
                        .map(offence -> offence.get("lastSafeDay").asString("")))
                .contains("2026-04-14");
    }

    private long entries(String operation, String subject) {
        return number("select count(*) from audit_entry where operation = '" + operation + "' and '" + subject
                + "' = any (subjects)");
    }

    private JsonNode daylight(Instant at) {
        var place = "/api/daylight?longitude=0.0714&latitude=52.0766&on=" + EVENING;
        return callTaker.get(place + "&earliest=" + at + "&latest=" + at).json();
    }

    private List<String> offences(String light) {
        return texts(
                callTaker
                        .get("/api/offences?on=" + EVENING + "&category=HARE.COURSING&light=" + light)
                        .json()
                        .get("offences"),
                "code");
    }

    /** Written by the call-taker, put into other words by the analyst, and live. */
    private String live(Map<String, Object> report, Map<String, Object> sanitised) {
        var id = newId();
        var path = IntelligenceForms.PATH + id;
        var written = callTaker.put(path, report);
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        int version = version(callTaker.post(path + "/transitions", 1, Map.of("name", "COMPLETE")));
        var said = analyst.send(
                "PUT", path + "/sanitised", sanitised, "application/json", Map.of("If-Match", "\"" + version + "\""));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        assertThat(callTaker
                        .post(path + "/transitions", version, Map.of("name", "ACCEPT"))
                        .status())
                .as("nobody assesses their own")
                .isNotEqualTo(200);
        version = version(analyst.post(path + "/transitions", version, Map.of("name", "ACCEPT")));
        version(analyst.post(path + "/transitions", version, Map.of("name", "MAKE_LIVE")));
        return id;
    }

    private static int version(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("version").asInt();
    }

    private Map<String, Object> man(String name, boolean shared) {
        var form = new HashMap<String, Object>();
        form.put("kind", "PERSON");
        form.put("name", name);
        form.put("born", "1991-04-03");
        form.put("description", "Invented for a test");
        if (shared) {
            form.put("agreement", agreement);
            form.put("group", "HARE");
        }
        return form;
    }

    private static Map<String, Object> warning(String subject, Instant issued) {
        return step(subject, "COMMUNITY_PROTECTION_WARNING", issued);
    }

    private static Map<String, Object> step(String subject, String kind, Instant issued) {
        var form = new HashMap<String, Object>();
        form.put("subject", subject);
        form.put("kind", kind);
        form.put("area", "Over the border");
        form.put("issuedAt", issued.toString());
        form.put("servedBy", "PC 1234");
        return form;
    }

    private static String keep(Visitor officer, Map<String, Object> form) {
        return made(officer, "/api/ladder/subjects/", form);
    }

    private static String take(Visitor officer, Map<String, Object> form) {
        return made(officer, "/api/ladder/steps/", form);
    }

    private static String made(Visitor officer, String path, Map<String, Object> form) {
        var id = newId();
        var answer = officer.put(path + id, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private Visitor reading(Organisation organisation, Role role) {
        var reader = visitor(organisation, role);
        assertThat(reader.put("/api/session/purpose", Map.of("purpose", "INVESTIGATION"))
                        .status())
                .isEqualTo(200);
        return reader;
    }

    /** The borderless agreement: in force today. */
    private String agreed(Organisation lead, Organisation... others) {
        var form = new HashMap<String, Object>();
        form.put("name", "Borderless " + letters());
        form.put("invited", Arrays.stream(others).map(Organisation::id).toList());
        form.put("purposes", List.of("PREVENTION", "INVESTIGATION"));
        form.put("categoryGroups", List.of("HARE"));
        form.put("maximumMarking", "OFFICIAL_SENSITIVE");
        form.put("firstDay", today.minusDays(1).toString());
        form.put("lastDay", today.plusDays(30).toString());
        form.put("reviewDay", today.plusDays(20).toString());
        var made = visitor(lead, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements", form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asString();
        for (var other : others) {
            assertThat(visitor(other, Role.ORGANISATION_ADMINISTRATOR)
                            .send("POST", "/api/agreements/" + id + "/joining", null)
                            .status())
                    .isEqualTo(204);
        }
        return id;
    }

    private static JsonNode one(JsonNode all, String id) {
        return all.valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode all, String field) {
        return all.valueStream().map(each -> each.get(field).asString()).toList();
    }
}
