package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Finding by words: what is typed never reaches a record that the person may not see, nor tells that there is one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests extends OverHttp {

    /** Words that no other test uses, so that whatever is found is of this one. */
    private static final String OWN = "zanzibarish";

    private static final String SHARED = "quixotically";

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    @SuppressWarnings("NullAway.Init")
    private Visitor watch;

    @SuppressWarnings("NullAway.Init")
    private Visitor farmer;

    private final String secret = newId();
    private final String shared = newId();
    private final String published = newId();

    @SuppressWarnings("NullAway.Init")
    private String reference;

    @BeforeAll
    void threeReports() {
        var group = watchGroup("TL44");
        officer = visitor(force("CAMBS"), Role.OFFICER);
        neighbour = visitor(force("ESSEX"), Role.OFFICER);
        watch = visitor(group, Role.WATCH_COORDINATOR);
        farmer = visitor(group, Role.REPORTER);
        reported(secret, "TL 4211 4311", "OWN_FORCE", "A " + OWN + " word: two lurchers'; drop table incident --");
        reported(shared, "TL 4212 4312", "ALL_FORCES", "Silver pickup.Left by the " + SHARED + " gate with lurchers");
        reported(published, "TL 4213 4313", "PUBLIC", "A " + SHARED + " matter for everybody");
        reference = officer.get("/api/incidents/" + secret)
                .json()
                .at("/feature/properties/reference")
                .asString();
    }

    private void reported(String id, String place, String scope, String narrative) {
        var report = report(place, scope);
        report.put("narrative", narrative);
        var answer = officer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        Eventually.equal(
                "on the map",
                true,
                () -> ids(officer.get("/api/incidents?limit=200&period=7d")).contains(id));
    }

    @Test
    void thePoliceFindAnIncidentByTheWordsOfItsNarrativeInAnyForm() {
        assertThat(found(officer, OWN)).containsExactly(secret);
        assertThat(found(officer, OWN.toUpperCase(java.util.Locale.ROOT) + ", lurcher"))
                .containsExactly(secret);
        assertThat(found(officer, "left " + SHARED)).containsExactly(shared);
        assertThat(found(officer, SHARED)).containsExactlyInAnyOrder(shared, published);
        assertThat(found(officer, SHARED + " the and of")).containsExactlyInAnyOrder(shared, published);
        assertThat(found(officer, SHARED + " " + OWN)).isEmpty();
    }

    @Test
    void aReferenceFindsItsIncidentHoweverItIsWritten() {
        var parts = reference.split("-", 3);
        for (var written : List.of(
                reference,
                reference.toLowerCase(java.util.Locale.ROOT),
                reference.replace('-', '/'),
                parts[0] + " " + parts[1] + " " + Integer.parseInt(parts[2]))) {
            assertThat(found(officer, written)).as(written).containsExactly(secret);
            assertThat(found(neighbour, written)).as(written).isEmpty();
            assertThat(found(watch, written)).as(written).isEmpty();
        }
    }

    @Test
    void everybodyFindsByKindForceAndPlaceWhatTheyMaySee() {
        for (var text : List.of("coursing", "cambridgeshire", "Fowlmere coursing", "hare coursing cambs", "fowlmere")) {
            assertThat(found(officer, text)).as(text).contains(secret, shared, published);
            assertThat(found(neighbour, text))
                    .as(text)
                    .contains(shared, published)
                    .doesNotContain(secret);
            for (var outside : List.of(watch, farmer)) {
                assertThat(found(outside, text)).as(text).contains(published).doesNotContain(secret, shared);
            }
        }
        assertThat(found(officer, "coursing Penzance")).doesNotContain(secret, shared, published);
    }

    @Test
    void wordsOfWhatAPersonMayNotReadAreLikeWordsThatNobodyWrote() {
        for (var text : List.of(OWN, SHARED, reference, OWN + " coursing")) {
            for (var outside : List.of(watch, farmer)) {
                assertThat(answer(outside, text))
                        .as(text)
                        .isEqualTo(answer(outside, text.contains(" ") ? "xylophonically coursing" : "xylophonically"));
            }
        }
        assertThat(answer(neighbour, OWN)).isEqualTo(answer(neighbour, "xylophonically"));
        assertThat(found(neighbour, SHARED)).containsExactlyInAnyOrder(shared, published);
    }

    @Test
    void whatIsTakenBackIsFoundNoMore() {
        var id = newId();
        reported(id, "TL 4214 4314", "PUBLIC", "An ephemeralish sighting");
        assertThat(found(officer, "ephemeralish")).containsExactly(id);
        assertThat(officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "In error"))
                        .status())
                .isEqualTo(200);
        Eventually.equal("withdrawn", Set.of(), () -> found(officer, "ephemeralish"));
        Eventually.equal("withdrawn", false, () -> found(farmer, "coursing").contains(id));
    }

    @Test
    void everyPageComesOnceAndInTheOrderOfTheList() {
        var listed = pages(officer, "/api/incidents?period=7d&category=HARE&limit=3");
        assertThat(pages(officer, "/api/search?text=coursing&period=7d&category=HARE&limit=2"))
                .hasSizeGreaterThanOrEqualTo(3)
                .isSubsetOf(listed)
                .doesNotHaveDuplicates()
                .isEqualTo(listed.stream()
                        .filter(
                                new HashSet<>(pages(officer, "/api/search?text=coursing&period=7d&limit=200"))
                                        ::contains)
                        .toList());
    }

    @Test
    void signsMeanNothingAndNothingIsFoundByThemAlone() {
        for (var text : List.of("*", "%", "_", ":*", "' or 1=1 --", "!", "&|", "(((", "\\", "<->")) {
            var answer = officer.get(path(text));
            if (answer.status() == 200) {
                assertThat(text).containsPattern("[a-z0-9]");
            } else {
                assertThat(answer.status()).as(text).isEqualTo(422);
                assertThat(answer.pointers()).containsExactly("?text");
            }
        }
        for (var text : List.of(
                "",
                " ",
                "the and of",
                "x".repeat(101),
                "one two three four five six seven eight nine",
                "a\u0000b",
                "\u202eabc")) {
            var answer = officer.get(path(text));
            assertThat(answer.status()).as(text).isEqualTo(422);
            assertThat(answer.pointers()).as(text).containsExactly("?text");
        }
        assertThat(officer.get("/api/search").status()).isEqualTo(422);
        assertThat(found(officer, OWN.substring(0, 5) + "*")).isEmpty();
        assertThat(found(officer, OWN + ":* | " + SHARED)).isEmpty();
        assertThat(officer.get(path(OWN) + "&after=forged").pointers()).containsExactly("?after");
        assertThat(officer.get(path(OWN) + "&limit=201").pointers()).containsExactly("?limit");
    }

    @Test
    void everySearchIsWrittenDownWithWhatItShowed() {
        var count = "select count(*) from audit_entry join audit_personal using (number) where action = 'search'"
                + " and operation = 'CONSULTATION' and query = '" + SHARED + " pickup'";
        var ofTheRecord = count + " and subjects = array['" + shared + "'::uuid] and tier = 'EXACT'";
        assertThat(number(count)).isZero();
        assertThat(found(neighbour, SHARED + " pickup")).containsExactly(shared);
        assertThat(number(ofTheRecord)).isOne();
        // A search that finds nothing is written down as well.
        assertThat(found(watch, SHARED + " pickup")).isEmpty();
        assertThat(number(ofTheRecord)).isOne();
        assertThat(number(count)).isEqualTo(2);
    }

    @Test
    void suggestionsAreOfWhatEverybodyKnowsAndOfOwnReferencesAlone() {
        var known = officer.get("/api/suggestions?text=hare").json();
        assertThat(known.get("categories").findValuesAsString("code")).contains("HARE", "HARE.COURSING");
        assertThat(officer.get("/api/suggestions?text=fowlm")
                        .json()
                        .get("places")
                        .findValuesAsString("name"))
                .contains("Fowlmere");
        var beginning = reference.substring(0, reference.length() - 1);
        assertThat(suggested(officer, reference)).contains(secret);
        assertThat(suggested(officer, beginning)).isNotEmpty();
        for (var other : List.of(neighbour, watch, farmer)) {
            assertThat(suggested(other, reference)).isEmpty();
        }
        for (var other : List.of(watch, farmer)) {
            assertThat(suggested(other, beginning)).isEmpty();
        }
        for (var text : List.of("*", "CAMBS-", "CAMBS-2026-", "-", "'")) {
            assertThat(suggested(officer, text)).as(text).isEmpty();
        }
        assertThat(officer.get("/api/suggestions").status()).isEqualTo(422);
        assertThat(officer.get("/api/suggestions?text=" + "x".repeat(101)).status())
                .isEqualTo(422);
    }

    private static String path(String text) {
        return "/api/search?period=7d&limit=200&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** All pages of it: the tests share an application, and others report as well. */
    private static Set<String> found(Visitor who, String text) {
        return new HashSet<>(pages(who, path(text)));
    }

    private static Set<String> ids(Visitor.Answer answer) {
        return new HashSet<>(answer.json().get("incidents").findValuesAsString("id"));
    }

    private static List<String> suggested(Visitor who, String text) {
        return who.get("/api/suggestions?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .json()
                .get("references")
                .findValuesAsString("id");
    }

    /** All that can be told apart, but for the cursor, which is written anew each time. */
    private static Visitor.Answer answer(Visitor who, String text) {
        var seen = who.get(path(text)).seen();
        return new Visitor.Answer(
                seen.status(), seen.body().replaceAll("\"asOf\":\"[^\"]*\"", "\"asOf\":\"-\""), seen.headers());
    }

    private static List<String> pages(Visitor who, String path) {
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var answer = who.get(path + next);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            var page = answer.json();
            ids.addAll(page.get("incidents").findValuesAsString("id"));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        return ids;
    }
}
