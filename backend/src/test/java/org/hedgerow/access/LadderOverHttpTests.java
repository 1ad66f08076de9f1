package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The ladder across forces: what is counted, who reads it, what is held and when it goes back. Every person and plate is invented, and of one test alone. */
class LadderOverHttpTests extends OverHttp {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void aSecondWarningWithinTheLifeOfAnotherForcesPromptsANoticeAndAChildIsThoughtOf() {
        var essex = force("ESSEX");
        var herts = force("HERTS");
        var agreement = agreed("Borderless " + letters(), essex, herts);
        var name = aName();
        var inEssex = officer(essex);
        var essexSubject = keep(inEssex, person(name, "1991-04-03", agreement));
        var first = take(inEssex, step(essexSubject, "COMMUNITY_PROTECTION_WARNING", NOW.minus(Duration.ofDays(13))));
        var old = take(inEssex, step(essexSubject, "COMMUNITY_PROTECTION_WARNING", NOW.minus(Duration.ofDays(200))));
        var wrong = take(inEssex, step(essexSubject, "COMMUNITY_PROTECTION_NOTICE", NOW.minus(Duration.ofDays(12))));
        assertThat(inEssex.send("POST", "/api/ladder/steps/" + wrong + "/withdrawal", Map.of("reason", "Somebody else"))
                        .status())
                .isEqualTo(204);

        var inHerts = officer(herts);
        assertThat(search(inHerts, name.toLowerCase(), "1991-04-03"))
                .as("found under another force, however it is typed")
                .containsExactly(essexSubject);
        var hertsSubject = keep(inHerts, person(name, "1991-04-03", agreement));
        var form = step(hertsSubject, "COMMUNITY_PROTECTION_WARNING", NOW.minusSeconds(1_800));
        form.put("childPresent", true);
        form.put("childAge", 11);
        form.put("proceedings", "SUMMARY");
        form.put("offenceOn", TODAY.minusDays(1).toString());
        var second = take(inHerts, form);

        var whole = inHerts.get("/api/ladder/subjects/" + hertsSubject).json();
        assertThat(whole.at("/ladders").size()).isOne();
        assertThat(whole.at("/ladders/0/agreement/id").asString()).isEqualTo(agreement);
        assertThat(whole.at("/ladders/0/count").asInt()).isEqualTo(2);
        assertThat(whole.at("/ladders/0/byKind/COMMUNITY_PROTECTION_WARNING").asInt())
                .isEqualTo(2);
        assertThat(texts(whole.at("/ladders/0/forces"), "force")).containsExactlyInAnyOrder(essex.name(), herts.name());
        assertThat(texts(whole.at("/ladders/0/prompts"), "next")).containsExactly("COMMUNITY_PROTECTION_NOTICE");
        assertThat(whole.at("/ladders/0/prompts/0/because").asString()).isEqualTo(second);
        assertThat(stepOf(whole, first).get("state").asString()).isEqualTo("IN_FORCE");
        assertThat(stepOf(whole, first).get("own").asBoolean()).isFalse();
        assertThat(stepOf(whole, old).get("state").asString()).isEqualTo("EXPIRED");
        assertThat(stepOf(whole, wrong).get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(stepOf(whole, second).get("safeguarding").asString()).isEqualTo("TO_DO");
        assertThat(stepOf(whole, second).get("childAge").asInt()).isEqualTo(11);
        assertThat(stepOf(whole, second).at("/timeLimit/lastSafeDay").asString())
                .isEqualTo(TODAY.minusDays(1).plusMonths(6).minusDays(1).toString());
        var work = inHerts.get("/api/ladder/work").json();
        assertThat(texts(work.get("children"), "id")).contains(second).doesNotContain(first);
        assertThat(texts(work.get("clocks"), "id")).contains(second);
        assertThat(inHerts.send(
                                "POST",
                                "/api/ladder/steps/" + second + "/safeguarding",
                                Map.of("said", "Referred to the council"))
                        .status())
                .isEqualTo(204);
        assertThat(texts(inHerts.get("/api/ladder/work").json().get("children"), "id"))
                .doesNotContain(second);
        assertThat(inEssex.get("/api/ladder/subjects/" + essexSubject)
                        .json()
                        .at("/ladders/0/count")
                        .asInt())
                .as("the same from the other side")
                .isEqualTo(2);
    }

    @Test
    void dogsDetainedUnderADispersalGoBackWithItUnlessTheyAreSeizedForAnOffence() {
        var herts = force("HERTS");
        var officer = officer(herts);
        var subject = keep(officer, person(aName(), "1988-01-01", null));
        var tooLong = step(subject, "DISPERSAL", NOW.minusSeconds(600));
        tooLong.put("expiresAt", NOW.plus(Duration.ofHours(50)).toString());
        assertThat(officer.put("/api/ladder/steps/" + newId(), tooLong).pointers())
                .containsExactly("/expiresAt");
        var dispersal = take(officer, step(subject, "DISPERSAL", NOW.minusSeconds(600)));
        assertThat(officer.put("/api/ladder/custody/" + newId(), dog(subject, "ASB_S37", null))
                        .pointers())
                .containsExactly("/step");
        var bad = dog(subject, "ASB_S37", dispersal);
        bad.put("microchip", "12345");
        bad.put("pencePerDay", -1);
        assertThat(officer.put("/api/ladder/custody/" + newId(), bad).pointers())
                .containsExactly("/microchip", "/pencePerDay");
        var first = hold(officer, dog(subject, "ASB_S37", dispersal));
        var second = hold(officer, dog(subject, "ASB_S37", dispersal));
        var held = custodyOf(officer, subject, first);
        assertThat(Instant.parse(held.get("returnDueAt").asString()))
                .isEqualTo(NOW.minusSeconds(600).plus(Duration.ofHours(48)));
        assertThat(held.get("detention").asBoolean()).isTrue();
        assertThat(held.get("costPence").asInt()).isEqualTo(1_800);
        assertThat(held.get("recoverablePence").asInt()).isZero();
        assertThat(end(officer, first, "DISPOSED").json().get("type").asString())
                .isEqualTo("/problems#ladder-not-disposable");
        assertThat(convert(officer, first, "POLICE_REFORM_S59", "Wrong Act").pointers())
                .containsExactly("/basis");
        assertThat(convert(officer, first, "HUNTING_ACT", " ").pointers()).containsExactly("/reason");
        assertThat(convert(officer, first, "HUNTING_ACT", "Seen on a hare").status())
                .isEqualTo(204);
        assertThat(convert(officer, first, "HUNTING_ACT", "Again").status()).isEqualTo(409);
        var seized = custodyOf(officer, subject, first);
        assertThat(seized.get("returnDueAt").isNull()).isTrue();
        assertThat(seized.get("recoverablePence").asInt()).isEqualTo(1_800);
        assertThat(order(officer, first, "FORFEITURE", TODAY.plusDays(1)).pointers())
                .containsExactly("/on");
        assertThat(order(officer, first, "FORFEITURE", TODAY).status()).isEqualTo(204);
        assertThat(custodyOf(officer, subject, first).get("disposableFrom").asString())
                .isEqualTo(TODAY.plusDays(22).toString());
        assertThat(end(officer, first, "DISPOSED").status()).isEqualTo(409);
        change(
                "update ladder_custody set held_since = now() - interval '60 days', order_on = current_date - 40 where id = '"
                        + first + "'");
        assertThat(end(officer, first, "DISPOSED").status()).isEqualTo(204);
        assertThat(end(officer, first, "RETURNED").status()).isEqualTo(409);

        assertThat(texts(officer.get("/api/ladder/work").json().get("custody"), "id"))
                .contains(second)
                .doesNotContain(first);
        officer.send("POST", "/api/ladder/steps/" + dispersal + "/withdrawal", Map.of("reason", "Not authorised"));
        assertThat(custodyOf(officer, subject, second).get("overdue").asBoolean())
                .as("a dispersal that is withdrawn has lapsed")
                .isTrue();
        assertThat(end(officer, second, "RETURNED").status()).isEqualTo(204);
    }

    @Test
    void twoAgreementsDoNotLeakIntoEachOtherAndNothingUnreadableIsCounted() {
        var essex = force("ESSEX");
        var herts = force("HERTS");
        var kent = force("KENT");
        var north = agreed("North " + letters(), essex, herts);
        var south = agreed("South " + letters(), essex, kent);
        var plate = aPlate();
        var inEssex = officer(essex);
        var inHerts = officer(herts);
        var inKent = officer(kent);
        var hertsCar = keep(inHerts, vehicle(plate, north));
        var kentCar = keep(inKent, vehicle(plate, south));
        var essexCar = keep(inEssex, vehicle(plate, null));
        var hertsStep = take(inHerts, step(hertsCar, "VEHICLE_WARNING", NOW.minusSeconds(60)));
        var secret = step(hertsCar, "VEHICLE_SEIZURE", NOW.minusSeconds(50));
        secret.put("ownForceOnly", true);
        var hertsSecret = take(inHerts, secret);
        var kentStep = take(inKent, step(kentCar, "VEHICLE_WARNING", NOW.minusSeconds(40)));
        take(inEssex, step(essexCar, "VEHICLE_WARNING", NOW.minusSeconds(30)));

        assertThat(searchPlate(inEssex, plate)).containsExactlyInAnyOrder(hertsCar, kentCar, essexCar);
        assertThat(searchPlate(inHerts, plate)).containsExactly(hertsCar);
        assertThat(searchPlate(inKent, plate)).containsExactly(kentCar);
        var seen = inEssex.get("/api/ladder/subjects/" + essexCar);
        assertThat(seen.body()).contains(hertsStep, kentStep).doesNotContain(hertsSecret);
        assertThat(seen.json().get("ladders").size()).isEqualTo(2);
        for (var ladder : seen.json().get("ladders")) {
            assertThat(ladder.get("count").asInt())
                    .as("own, and of one agreement")
                    .isEqualTo(2);
        }
        assertThat(inHerts.get("/api/ladder/subjects/" + hertsCar)
                        .json()
                        .at("/ladders/0/count")
                        .asInt())
                .as("its own, open and kept")
                .isEqualTo(2);
        assertThat(inKent.get("/api/ladder/subjects/" + kentCar)
                        .json()
                        .at("/ladders/0/count")
                        .asInt())
                .isOne();
        for (var id : List.of(hertsCar, essexCar)) {
            assertThat(inKent.get("/api/ladder/subjects/" + id).seen())
                    .isEqualTo(inKent.get("/api/ladder/subjects/" + newId()).seen());
        }
        var elsewhere = officerFor(essex, "ANALYSIS");
        assertThat(searchPlate(elsewhere, plate))
                .as("a purpose that neither agreement is for")
                .containsExactly(essexCar);
        assertThat(elsewhere
                        .get("/api/ladder/subjects/" + essexCar)
                        .json()
                        .get("closed")
                        .size())
                .isGreaterThanOrEqualTo(2);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'search ladder' and purpose = 'ANALYSIS' and '"
                                + essexCar + "' = any (subjects)"))
                .isOne();
        // Narrowed to the own force, it is gone for the others, and its steps with it.
        var narrowed = inHerts.send(
                "PUT",
                "/api/ladder/subjects/" + hertsCar,
                vehicle(plate, null),
                "application/json",
                Map.of("If-Match", "\"1\""));
        assertThat(narrowed.status()).as(narrowed.body()).isEqualTo(200);
        assertThat(searchPlate(inEssex, plate)).containsExactlyInAnyOrder(kentCar, essexCar);
        assertThat(inEssex.get("/api/ladder/subjects/" + essexCar).body()).doesNotContain(hertsStep, hertsCar);
        assertThat(inHerts.send(
                                "PUT",
                                "/api/ladder/subjects/" + hertsCar,
                                vehicle(plate, north),
                                "application/json",
                                Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void whateverForcesTakeIsCountedWhereItMayBeReadAndNowhereElse() {
        var forces = List.of(force("ESSEX"), force("HERTS"), force("KENT"));
        var shared = agreed("Shared " + letters(), forces.get(0), forces.get(1));
        var random = new Random(37);
        for (int round = 0; round < 4; round++) {
            var name = aName();
            var officers = forces.stream().map(this::officer).toList();
            var expected = new int[3];
            var subjects = new ArrayList<String>();
            for (int each = 0; each < 3; each++) {
                var subject = keep(officers.get(each), person(name, "1970-05-06", each < 2 ? shared : null));
                subjects.add(subject);
                for (int many = random.nextInt(4); many > 0; many--) {
                    var form = step(
                            subject, "COMMUNITY_PROTECTION_WARNING", NOW.minus(Duration.ofDays(random.nextInt(300))));
                    var own = random.nextInt(3) == 0;
                    form.put("ownForceOnly", own);
                    form.put(
                            "expiresAt",
                            Instant.parse(form.get("issuedAt").toString())
                                    .plus(Duration.ofDays(60))
                                    .toString());
                    take(officers.get(each), form);
                    var counts = Instant.parse(form.get("expiresAt").toString()).isAfter(NOW.plusSeconds(600));
                    for (int reader = 0; reader < 3; reader++) {
                        if (counts && (reader == each || (each < 2 && reader < 2 && !own))) {
                            expected[reader]++;
                        }
                    }
                }
            }
            for (int reader = 0; reader < 3; reader++) {
                var whole = officers.get(reader)
                        .get("/api/ladder/subjects/" + subjects.get(reader))
                        .json();
                assertThat(whole.at("/ladders/0/count").asInt())
                        .as("round " + round + ", force " + reader)
                        .isEqualTo(expected[reader]);
            }
        }
    }

    @Test
    void nobodyButThePoliceFindsAnythingAndWithoutAPurposeNobody() {
        var herts = force("HERTS");
        var officer = officer(herts);
        var name = aName();
        var subject = keep(officer, person(name, "1980-02-03", null));
        var taken = take(officer, step(subject, "COMMUNITY_PROTECTION_WARNING", NOW.minusSeconds(60)));
        var held = hold(officer, dog(subject, "HUNTING_ACT", null));
        var silent = visitor(herts, Role.ANALYST);
        var query = Map.of("name", name, "born", "1980-02-03");
        assertThat(silent.send("POST", "/api/ladder/searches", query)
                        .json()
                        .get("type")
                        .asString())
                .isEqualTo("/problems#ladder-purpose");
        assertThat(silent.get("/api/ladder/subjects/" + subject).status()).isEqualTo(409);
        for (var other : List.of(
                visitor(herts, Role.REPORTER),
                visitor(herts, Role.GUEST),
                visitor(herts, Role.AIR_SUPPORT),
                visitor(herts, Role.AUDITOR),
                visitor(herts, Role.ORGANISATION_ADMINISTRATOR),
                visitor(watchGroup("TL20"), Role.WATCH_COORDINATOR))) {
            assertThat(other.send("POST", "/api/ladder/searches", query).status())
                    .isEqualTo(404);
            assertThat(other.get("/api/ladder/work").status()).isEqualTo(404);
            assertThat(other.get("/api/ladder/subjects/" + subject).seen())
                    .isEqualTo(other.get("/api/ladder/subjects/" + newId()).seen());
        }
        var essex = officer(force("ESSEX"));
        for (var path : List.of(
                "/api/ladder/steps/%s/withdrawal",
                "/api/ladder/steps/%s/safeguarding",
                "/api/ladder/custody/%s/conversion",
                "/api/ladder/custody/%s/order",
                "/api/ladder/custody/%s/end")) {
            var body = Map.of(
                    "reason",
                    "Mine",
                    "said",
                    "Mine",
                    "basis",
                    "PACE",
                    "order",
                    "FORFEITURE",
                    "on",
                    TODAY,
                    "how",
                    "RETURNED");
            var id = path.contains("steps") ? taken : held;
            assertThat(essex.send("POST", path.formatted(id), strings(path, body))
                            .seen())
                    .as(path)
                    .isEqualTo(essex.send("POST", path.formatted(newId()), strings(path, body))
                            .seen());
            assertThat(essex.send("POST", path.formatted(id), strings(path, body))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(essex.put("/api/ladder/steps/" + newId(), step(subject, "BREACH", NOW.minusSeconds(5)))
                        .status())
                .as("against whom another force keeps")
                .isEqualTo(404);
        assertThat(essex.put("/api/ladder/subjects/" + subject, person(name, "1980-02-03", null))
                        .pointers())
                .as("an id that is taken says nothing of what it is")
                .containsExactly("/id");
        assertThat(search(essex, name, "1980-02-03")).isEmpty();
        assertThat(number("select count(*) from audit_entry where action = 'open ladder' and '" + subject
                        + "' = any (subjects)"))
                .isZero();
    }

    @Test
    void whatCannotBeIsRefusedAtTheFieldThatIsWrong() {
        var officer = officer(force("HERTS"));
        var subject = keep(officer, person(aName(), "1980-02-03", null));
        assertThat(officer.put("/api/ladder/subjects/" + newId(), person("123", "2999-01-01", null))
                        .pointers())
                .containsExactly("/name", "/born");
        var both = person(aName(), "1980-02-03", null);
        both.put("age", 40);
        assertThat(officer.put("/api/ladder/subjects/" + newId(), both).pointers())
                .containsExactly("/born");
        assertThat(officer.put("/api/ladder/subjects/" + newId(), vehicle("AB5? CDE", null))
                        .pointers())
                .as("a part of a plate is no fishing rod")
                .containsExactly("/plate");
        assertThat(officer.put("/api/ladder/subjects/" + newId(), person(aName(), "1980-02-03", newId()))
                        .pointers())
                .containsExactly("/agreement");
        assertThat(officer.put("/api/ladder/steps/" + newId(), step(subject, "VEHICLE_WARNING", NOW.minusSeconds(9)))
                        .pointers())
                .containsExactly("/kind");
        var form = step(subject, "BREACH", NOW.plus(Duration.ofDays(2)));
        assertThat(officer.put("/api/ladder/steps/" + newId(), form).pointers()).containsExactly("/issuedAt");
        form.put("issuedAt", NOW.minusSeconds(9).toString());
        form.put("incident", newId());
        assertThat(officer.put("/api/ladder/steps/" + newId(), form).pointers()).containsExactly("/incident");
        form.remove("incident");
        form.put("servedBy", "someone@example.org");
        form.put("grid", "ZZ 1");
        form.put("childAge", 4);
        form.put("proceedings", "WILDLIFE");
        form.put("offenceOn", TODAY.minusDays(3).toString());
        form.put("evidenceOn", TODAY.minusDays(4).toString());
        assertThat(officer.put("/api/ladder/steps/" + newId(), form).pointers())
                .containsExactlyInAnyOrder("/servedBy", "/grid", "/childAge", "/evidenceOn");
        assertThat(officer.send("POST", "/api/ladder/searches", Map.of("plate", "AB*"))
                        .pointers())
                .containsExactly("/plate");
        assertThat(officer.send("POST", "/api/ladder/searches", Map.of("name", "Marsh"))
                        .pointers())
                .containsExactly("/born");
        var id = newId();
        var again = person(aName(), "1980-02-03", null);
        assertThat(officer.put("/api/ladder/subjects/" + id, again).status()).isEqualTo(201);
        assertThat(officer.put("/api/ladder/subjects/" + id, again).status()).isEqualTo(200);
        assertThat(officer.put("/api/ladder/subjects/" + id, person(aName(), "1980-02-03", null))
                        .pointers())
                .containsExactly("/id");
    }

    private static Map<String, Object> strings(String path, Map<String, ?> all) {
        var wanted = path.endsWith("withdrawal")
                ? List.of("reason")
                : path.endsWith("safeguarding")
                        ? List.of("said")
                        : path.endsWith("conversion")
                                ? List.of("basis", "reason")
                                : path.endsWith("order") ? List.of("order", "on") : List.of("how");
        var form = new HashMap<String, Object>();
        wanted.forEach(key -> form.put(key, String.valueOf(all.get(key))));
        return form;
    }

    private Visitor officer(Organisation force) {
        return officerFor(force, "PREVENTION");
    }

    private Visitor officerFor(Organisation force, String purpose) {
        var officer = visitor(force, Role.OFFICER);
        assertThat(officer.put("/api/session/purpose", Map.of("purpose", purpose))
                        .status())
                .isEqualTo(200);
        return officer;
    }

    private String agreed(String name, Organisation lead, Organisation other) {
        var form = new HashMap<String, Object>();
        form.put("name", name);
        form.put("invited", List.of(other.id()));
        form.put("purposes", List.of("PREVENTION", "INVESTIGATION"));
        form.put("categoryGroups", List.of("HARE"));
        form.put("maximumMarking", "OFFICIAL_SENSITIVE");
        form.put("firstDay", TODAY.toString());
        form.put("lastDay", TODAY.plusDays(30).toString());
        form.put("reviewDay", TODAY.plusDays(20).toString());
        var made = visitor(lead, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements", form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asString();
        visitor(other, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements/" + id + "/joining", null);
        return id;
    }

    private static Map<String, Object> person(String name, String born, @Nullable String agreement) {
        var form = subject("PERSON", agreement);
        form.put("name", name);
        form.put("born", born);
        return form;
    }

    private static Map<String, Object> vehicle(String plate, @Nullable String agreement) {
        var form = subject("VEHICLE", agreement);
        form.put("plate", plate);
        return form;
    }

    private static Map<String, Object> subject(String kind, @Nullable String agreement) {
        var form = new HashMap<String, Object>();
        form.put("kind", kind);
        form.put("description", "Invented for a test");
        if (agreement != null) {
            form.put("agreement", agreement);
            form.put("group", "HARE");
        }
        return form;
    }

    private static Map<String, Object> step(String subject, String kind, Instant issued) {
        var form = new HashMap<String, Object>();
        form.put("subject", subject);
        form.put("kind", kind);
        form.put("area", "By the pumping station");
        form.put("grid", "TL 420 440");
        form.put("issuedAt", issued.toString());
        form.put("servedBy", "PC 1234");
        return form;
    }

    private static Map<String, Object> dog(String subject, String basis, @Nullable String step) {
        var form = new HashMap<String, Object>();
        form.put("subject", subject);
        form.put("thing", "DOG");
        form.put("basis", basis);
        form.put("step", step);
        form.put("heldSince", NOW.minusSeconds(300).toString());
        form.put("microchip", "999 000 000 000 001");
        form.put("breedType", "Lurcher");
        form.put("colour", "Brindle");
        form.put("sex", "FEMALE");
        form.put("pencePerDay", 1_800);
        return form;
    }

    private static String keep(Visitor officer, Map<String, Object> form) {
        return made(officer, "/api/ladder/subjects/", form);
    }

    private static String take(Visitor officer, Map<String, Object> form) {
        return made(officer, "/api/ladder/steps/", form);
    }

    private static String hold(Visitor officer, Map<String, Object> form) {
        return made(officer, "/api/ladder/custody/", form);
    }

    private static String made(Visitor officer, String path, Map<String, Object> form) {
        var id = newId();
        var answer = officer.put(path + id, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private static List<String> search(Visitor officer, String name, String born) {
        return texts(
                officer.send("POST", "/api/ladder/searches", Map.of("name", name, "born", born))
                        .json()
                        .get("subjects"),
                "id");
    }

    private static List<String> searchPlate(Visitor officer, String plate) {
        return texts(
                officer.send("POST", "/api/ladder/searches", Map.of("plate", plate))
                        .json()
                        .get("subjects"),
                "id");
    }

    private static Visitor.Answer convert(Visitor officer, String id, String basis, String reason) {
        return officer.send(
                "POST", "/api/ladder/custody/" + id + "/conversion", Map.of("basis", basis, "reason", reason));
    }

    private static Visitor.Answer order(Visitor officer, String id, String order, LocalDate on) {
        return officer.send(
                "POST", "/api/ladder/custody/" + id + "/order", Map.of("order", order, "on", on.toString()));
    }

    private static Visitor.Answer end(Visitor officer, String id, String how) {
        return officer.send("POST", "/api/ladder/custody/" + id + "/end", Map.of("how", how));
    }

    private static JsonNode custodyOf(Visitor officer, String subject, String id) {
        return one(officer.get("/api/ladder/subjects/" + subject).json().get("custody"), id);
    }

    private static JsonNode stepOf(JsonNode whole, String id) {
        return one(whole.get("steps"), id);
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

    /** Of nobody else. */
    private static String aName() {
        return "Invented " + letters();
    }

    /** Two letters, two figures, and letters of which there are many. */
    private static String aPlate() {
        return "ZZ" + letters().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
    }
}
