package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Series: what the links hold together that each reader may read, merged, named and taken apart across a border. */
class SeriesOverHttpTests extends OverHttp {

    private static final String SERIES = "/api/series/";
    private static final String GWENT = "ST 4212 0812";

    @Test
    void aSeriesHasItsIncidentsItsTrackItsRhythmAndItsPlates() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var dyfed = visitor(force("DYFPOW"), Role.OFFICER);
        var plate = LinksOverHttpTests.aPlate();
        var one = LinksOverHttpTests.seenAt(gwent, GWENT, "ALL_FORCES", plate);
        var two = LinksOverHttpTests.seenAt(dyfed, "SN 5012 2012", "ALL_FORCES", plate);
        var three = LinksOverHttpTests.seenAt(gwent, "ST 4412 0912", "ALL_FORCES", plate);
        var id = accept(gwent, one, two);
        var later = accept(dyfed, two, three);

        var series = dyfed.get(SERIES + id).json();
        assertThat(series.get("id").asString()).isEqualTo(id);
        assertThat(idsOf(series)).containsExactlyInAnyOrder(one, two, three);
        assertThat(series.get("incidents").get(0).at("/addedBy").asString()).isEqualTo("Invented Person");
        assertThat(series.get("links")).hasSize(2);
        assertThat(series.at("/track/legs")).hasSize(2);
        assertThat(series.at("/track/impossible").isArray()).isTrue();
        assertThat(series.at("/rhythm/verdict").asString()).isEqualTo("TOO_FEW");
        assertThat(series.at("/rhythm/incidents").asInt()).isEqualTo(3);
        assertThat(series.at("/plates/0/plate").asString()).isEqualTo(plate);
        assertThat(series.at("/plates/0/count").asInt()).isEqualTo(3);
        assertThat(series.get("watch").isNull()).isTrue();
        assertThat(dyfed.get(SERIES + later).json().get("id").asString())
                .as("by the id of any of its links")
                .isEqualTo(id);

        var listed = listed(dyfed, id);
        assertThat(listed).isNotNull();
        assertThat(listed.get("incidents").asInt()).isEqualTo(3);
        assertThat(listed.get("forces")).hasSize(2);
        assertThat(dyfed.get("/api/series?before=2020-01-01T00:00:00Z").body()).isEqualTo("{\"series\":[]}");
        assertThat(dyfed.get("/api/series?before=yesterday").status()).isEqualTo(422);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'open series' and operation = 'CONSULTATION' and '"
                                + three + "' = any (subjects)"))
                .isPositive();
    }

    @Test
    void eachReaderHasTheSeriesOfWhatTheyMayReadAndNoOther() {
        var dyfed = force("DYFPOW");
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var agreed = visitor(dyfed, Role.OFFICER);
        var third = visitor(force("NWALES"), Role.OFFICER);
        var one = LinksOverHttpTests.incident(gwent, GWENT, "ALL_FORCES", null);
        var hidden = LinksOverHttpTests.incident(gwent, GWENT, "NAMED_ORGANISATIONS", dyfed);
        var two = LinksOverHttpTests.incident(gwent, GWENT, "ALL_FORCES", null);
        var id = accept(gwent, one, hidden);
        accept(gwent, hidden, two);
        assertThat(idsOf(agreed.get(SERIES + id).json())).containsExactlyInAnyOrder(one, hidden, two);
        assertThat(third.get(SERIES + id).seen())
                .as("what a hidden one connects is not connected")
                .isEqualTo(third.get(SERIES + newId()).seen());
        for (var each : List.of(one, two)) {
            assertThat(LinksOverHttpTests.links(third, each).get("series").isNull())
                    .isTrue();
        }
        var three = LinksOverHttpTests.incident(third, "SH 6012 6512", "ALL_FORCES", null);
        var other = accept(third, two, three);
        var merged = agreed.get(SERIES + other).json();
        assertThat(merged.get("id").asString()).as("merged for who reads both").isEqualTo(id);
        assertThat(idsOf(merged)).containsExactlyInAnyOrder(one, hidden, two, three);
        assertThat(idsOf(third.get(SERIES + other).json())).containsExactlyInAnyOrder(two, three);
        assertThat(third.get(SERIES + other).json().get("id").asString()).isEqualTo(other);
        assertThat(third.get("/api/series").body()).doesNotContain(hidden, id);
        assertThat(listed(third, other).get("incidents").asInt()).isEqualTo(2);
        assertThat(remove(third, other, one, "Not ours").pointers())
                .as("of another series, for this reader")
                .containsExactly("/incident");
        assertThat(remove(third, other, hidden, "A guess").seen())
                .isEqualTo(remove(third, other, newId(), "A guess").seen());
    }

    @Test
    void twoSeriesBecomeOneAndFallApartAgain() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var ids = four(gwent);
        var older = accept(gwent, ids.get(0), ids.get(1));
        var younger = accept(gwent, ids.get(2), ids.get(3));
        var joining = accept(gwent, ids.get(1), ids.get(2));
        for (var each : List.of(older, younger, joining)) {
            var series = gwent.get(SERIES + each).json();
            assertThat(series.get("id").asString()).isEqualTo(older);
            assertThat(idsOf(series)).hasSize(4);
        }
        LinksOverHttpTests.decide(gwent, ids.get(2), newId(), ids.get(1), "REJECTED", "Other dogs");
        assertThat(idsOf(gwent.get(SERIES + older).json())).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
        assertThat(idsOf(gwent.get(SERIES + younger).json())).containsExactlyInAnyOrder(ids.get(2), ids.get(3));
        assertThat(gwent.get(SERIES + joining).json().get("id").asString()).isEqualTo(older);
        var version =
                gwent.get("/api/incidents/" + ids.get(3)).json().at("/version").asInt();
        gwent.post("/api/incidents/" + ids.get(3) + "/withdrawal", version, Map.of("reason", "Made in error"));
        assertThat(gwent.get(SERIES + younger).status()).as("one is withdrawn").isEqualTo(404);
    }

    @Test
    void whatIsTakenOutIsOutAndTheTitleStays() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var ids = four(gwent);
        var id = accept(gwent, ids.get(0), ids.get(1));
        accept(gwent, ids.get(1), ids.get(2));
        accept(gwent, ids.get(2), ids.get(3));
        accept(gwent, ids.get(0), ids.get(2));
        assertThat(name(gwent, id, 1, "The silver car").json().get("version").asInt())
                .isEqualTo(2);
        assertThat(name(gwent, id, 1, "Another").status()).isEqualTo(412);
        assertThat(remove(gwent, id, ids.get(0), "A neighbour's car").status()).isEqualTo(204);
        var rest = gwent.get(SERIES + id).json();
        assertThat(idsOf(rest)).containsExactlyInAnyOrder(ids.get(1), ids.get(2), ids.get(3));
        assertThat(rest.get("id").asString()).isNotEqualTo(id);
        assertThat(rest.get("title").asString()).isEqualTo("The silver car");
        var links = LinksOverHttpTests.links(gwent, ids.get(0));
        assertThat(links.get("series").isNull()).isTrue();
        assertThat(links.get("links")
                        .valueStream()
                        .map(each -> each.get("decision").asString()))
                .containsExactly("REJECTED", "REJECTED");
        assertThat(remove(gwent, id, ids.get(0), "Again").pointers()).containsExactly("/incident");
        assertThat(number(
                        "select count(*) from audit_entry where action = 'take out of series' and operation = 'ALTERATION' and '"
                                + ids.get(0) + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void badInputIsNamedAndOthersFindNothing() {
        var force = force("GWENT");
        var gwent = visitor(force, Role.OFFICER);
        var ids = four(gwent);
        var id = accept(gwent, ids.get(0), ids.get(1));
        for (var title : Arrays.asList(null, " ", "x".repeat(81), "a\nb", "a\u202Eb")) {
            var form = new HashMap<String, @Nullable Object>();
            form.put("version", 1);
            form.put("title", title);
            assertThat(gwent.put(SERIES + id, form).pointers()).containsExactly("/title");
        }
        assertThat(gwent.put(SERIES + id, Map.of()).pointers()).containsExactly("/version", "/title");
        for (var reason : Arrays.asList(null, "", "x".repeat(401), "a\nb")) {
            assertThat(remove(gwent, id, ids.get(0), reason).pointers()).containsExactly("/reason");
        }
        assertThat(remove(gwent, id, ids.get(3), "Of no series").pointers()).containsExactly("/incident");
        for (var reader : List.of(
                visitor(watchGroup("ST40"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER),
                visitor(force, Role.GUEST))) {
            var nowhere = reader.get("/api/there-is-nothing-of-this-name").seen();
            assertThat(reader.get("/api/series").seen()).isEqualTo(nowhere);
            assertThat(reader.get(SERIES + id).seen()).isEqualTo(nowhere);
            assertThat(name(reader, id, 1, "Theirs").seen()).isEqualTo(nowhere);
            assertThat(remove(reader, id, ids.get(0), "No").seen()).isEqualTo(nowhere);
        }
        var elsewhere = visitor(force("DYFPOW"), Role.OFFICER);
        assertThat(name(elsewhere, id, 1, "Theirs").seen())
                .isEqualTo(name(elsewhere, newId(), 1, "Theirs").seen());
        assertThat(remove(elsewhere, id, ids.get(0), "No").seen())
                .isEqualTo(remove(elsewhere, newId(), newId(), "No").seen());
    }

    static List<String> four(Visitor officer) {
        return List.of(GWENT, "ST 4312 0912", "ST 4412 0912", "ST 4512 0912").stream()
                .map(place -> LinksOverHttpTests.incident(officer, place, "OWN_FORCE", null))
                .toList();
    }

    static String accept(Visitor visitor, String one, String other) {
        var id = newId();
        var made = LinksOverHttpTests.decide(visitor, one, id, other, "ACCEPTED", "One car");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }

    private static Visitor.Answer name(Visitor visitor, String id, int version, String title) {
        return visitor.put(SERIES + id, Map.of("version", version, "title", title));
    }

    static Visitor.Answer remove(Visitor visitor, String id, String incident, @Nullable String reason) {
        var form = new HashMap<String, @Nullable Object>();
        form.put("incident", incident);
        form.put("reason", reason);
        return visitor.send("POST", SERIES + id + "/removals", form);
    }

    private static @Nullable JsonNode listed(Visitor reader, String id) {
        return reader.get("/api/series")
                .json()
                .get("series")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> idsOf(JsonNode series) {
        var ids = new HashSet<String>();
        series.path("incidents").forEach(each -> ids.add(each.get("id").asString()));
        return ids;
    }
}
