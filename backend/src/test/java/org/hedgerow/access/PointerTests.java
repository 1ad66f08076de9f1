package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;

/** Notes for other forces that there is something to ask for: they say that, and nothing else. */
class PointerTests extends OverHttp {

    private static final String CONTACT = "Rural crime desk, 101, ask for the duty sergeant";

    @Test
    void otherForcesAreToldThatThereIsSomethingAndWhomToAskAndNobodyElseIs() {
        var officer = visitor(force("NYORKS"), Role.OFFICER);
        var id = report(officer, "SE 6101 6101", "OWN_FORCE");
        var neighbour = visitor(force("ESSEX"), Role.OFFICER);
        assertThat(pointers(neighbour)).doesNotContain("SE 66");
        assertThat(point(officer, id, CONTACT).status()).isEqualTo(200);
        var told = neighbour.get("/api/pointers?bbox=-2,53,-0.5,55");
        assertThat(told.body())
                .contains("SE 66", CONTACT, force("NYORKS").name())
                .doesNotContain(id, "HARE", "610", "2026-");
        var pointer = told.json().get("pointers").get(0);
        assertThat(pointer.propertyNames())
                .containsExactlyInAnyOrder("id", "organisation", "square", "longitude", "latitude", "contact");
        assertThat(neighbour.get("/api/incidents/" + id).status()).isEqualTo(404);
        assertThat(neighbour.get("/api/pointers?bbox=0.9,51,1.5,52").body()).doesNotContain("SE 66");
        for (var other : List.of(
                officer,
                visitor(force("ESSEX"), Role.REPORTER),
                visitor(watchGroup("SE66"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER))) {
            assertThat(pointers(other)).doesNotContain("SE 66");
        }
        for (var none : List.of(
                visitor(force("ESSEX"), Role.AUDITOR), visitor(force("ESSEX"), Role.ORGANISATION_ADMINISTRATOR))) {
            assertThat(none.get("/api/pointers").status()).isEqualTo(404);
        }
        assertThat(point(neighbour, id, "Me").seen())
                .isEqualTo(point(neighbour, newId(), "Me").seen());
        assertThat(officer.get("/api/incidents/" + id + "/sharing")
                        .json()
                        .get("pointer")
                        .asString())
                .isEqualTo(CONTACT);
    }

    @Test
    void oneRecordOrManyLookTheSameFromOutside() {
        var officer = visitor(force("HUMBER"), Role.OFFICER);
        var neighbour = visitor(force("ESSEX"), Role.OFFICER);
        var first = report(officer, "TA 1101 2101", "OWN_FORCE");
        point(officer, first, CONTACT);
        var one = seen(neighbour);
        assertThat(one).contains("TA 12");
        var second = report(officer, "TA 1191 2191", "OWN_FORCE");
        assertThat(point(officer, second, "Somebody else").json().get("contact").asString())
                .isEqualTo(CONTACT);
        assertThat(seen(neighbour)).isEqualTo(one);
        withdraw(officer, first);
        assertThat(seen(neighbour)).isEqualTo(one);
        assertThat(officer.send("DELETE", "/api/incidents/" + second + "/pointer", null)
                        .status())
                .isEqualTo(204);
        assertThat(seen(neighbour)).doesNotContain("TA 12");
        assertThat(number("select count(*) from pointed_incident where square = 'TA 12'"))
                .isZero();
        point(officer, second, CONTACT);
        point(officer, second, "A new number");
        assertThat(seen(neighbour)).contains("A new number");
    }

    @Test
    void aPointerGoesWithItsRecordAndEndsWhenForcesSeeThat() {
        var officer = visitor(force("LINCS"), Role.OFFICER);
        var neighbour = visitor(force("ESSEX"), Role.OFFICER);
        var id = report(officer, "TF 1501 5501", "OWN_FORCE");
        point(officer, id, CONTACT);
        var moved = report("TF 2501 5501", "OWN_FORCE");
        assertThat(officer.send("PUT", "/api/incidents/" + id, moved, "application/json", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(200);
        assertThat(pointers(neighbour)).contains("TF 25").doesNotContain("TF 15");
        assertThat(officer.send(
                                "PUT",
                                "/api/incidents/" + id + "/sharing",
                                Map.of("sharing", Map.of("scope", "ALL_FORCES"), "reason", "Needed", "meant", true),
                                "application/json",
                                Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(200);
        assertThat(pointers(neighbour)).doesNotContain("TF 25");
        assertThat(point(officer, id, CONTACT).pointers())
                .as("forces see it anyway")
                .containsExactly("/contact");
    }

    @Test
    void whatNobodyMayLearnOfIsNotPointedTo() {
        var force = force("LINCS");
        var officer = visitor(force, Role.OFFICER);
        var barred = person(force("ESSEX"), Role.OFFICER);
        for (var sharing : List.<Map<String, Object>>of(
                Map.of("instruction", "ORGANISATIONAL_USE_ONLY"), Map.of("barred", List.of(barred.id())))) {
            var report = report("TF 3501 5501", "OWN_FORCE");
            report.putAll(sharing);
            var id = newId();
            assertThat(officer.put("/api/incidents/" + id, report).status()).isEqualTo(201);
            assertThat(point(officer, id, CONTACT).status()).isEqualTo(422);
        }
    }

    @Test
    void badInputIsNamed() {
        var officer = visitor(force("LINCS"), Role.OFFICER);
        var id = report(officer, "TF 3501 4501", "OWN_FORCE");
        for (var contact : List.of("", " ", "x".repeat(201), "a\nb", "a\u202Eb")) {
            assertThat(point(officer, id, contact).pointers()).as(contact).containsExactly("/contact");
        }
        for (var bbox : List.of("1", "1,2,3", "a,b,c,d", "NaN,0,1,1", "0,0,1,1,1", "1e9,0,1,1", "0x1,0,1,1")) {
            assertThat(officer.get("/api/pointers?bbox=" + bbox).pointers())
                    .as(bbox)
                    .containsExactly("?bbox");
        }
        var markup = "<img src=x onerror=alert(1)>";
        assertThat(point(officer, id, markup).json().get("contact").asString()).isEqualTo(markup);
    }

    @Test
    void recordsThatComeAndGoAtOnceLeaveOnePointerOrNone() {
        var officers = IntStream.range(0, 4)
                .mapToObj(each -> visitor(force("NOTTS"), Role.OFFICER))
                .toList();
        var ids = officers.stream()
                .map(officer -> report(officer, "SK 7101 6101", "OWN_FORCE"))
                .toList();
        for (int round = 0; round < 5; round++) {
            var work = IntStream.range(0, 4)
                    .mapToObj(at -> Beside.run(
                            () -> point(officers.get(at), ids.get(at), CONTACT).status()))
                    .toList();
            assertThat(work.stream().map(CompletableFuture::join)).containsOnly(200);
            assertThat(number("select count(*) from pointer where square = 'SK 76'"))
                    .isOne();
            var gone = IntStream.range(0, 4)
                    .mapToObj(at -> Beside.run(() -> officers.get(at)
                            .send("DELETE", "/api/incidents/" + ids.get(at) + "/pointer", null)
                            .status()))
                    .toList();
            assertThat(gone.stream().map(CompletableFuture::join)).containsOnly(204);
            assertThat(number("select count(*) from pointer where square = 'SK 76'"))
                    .isZero();
        }
    }

    private String report(Visitor officer, String place, String scope) {
        var id = newId();
        var answer = officer.put("/api/incidents/" + id, report(place, scope));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private static void withdraw(Visitor officer, String id) {
        assertThat(officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "Mistaken"))
                        .status())
                .isEqualTo(200);
    }

    private static Visitor.Answer point(Visitor visitor, String id, String contact) {
        return visitor.put("/api/incidents/" + id + "/pointer", Map.of("contact", contact));
    }

    private static List<String> pointers(Visitor visitor) {
        return visitor.get("/api/pointers")
                .json()
                .get("pointers")
                .valueStream()
                .map(each -> each.get("square").asString())
                .toList();
    }

    private static String seen(Visitor visitor) {
        return visitor.get("/api/pointers").seen().toString();
    }
}
