package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A bulletin begins from a hotspot with what it would begin with from each of its incidents that this person may read whole, and repeats none of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulletinsFromHotspotsTests extends OverHttp {

    private static final String DESK = "/api/bulletin-desk/";
    /** A kind that hardly any other test reports: the tests share an application. */
    private static final String RULE = "?reachMetres=3000&minimumIncidents=3&period=7d&category=FUEL.HEATINGOIL";

    private final String canary = "heron" + letters();
    private final List<String> own = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Visitor author;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    @BeforeAll
    void aForceKeepsSomeToItselfAndSharesOthers() {
        author = visitor(force("WILTS"), Role.OFFICER);
        neighbour = visitor(force("GLOS"), Role.OFFICER);
        for (int number = 0; number < 4; number++) {
            own.add(reported("OWN_FORCE", number));
            shared.add(reported("ALL_FORCES", number));
        }
    }

    private String reported(String scope, int number) {
        var report = report("SU 021" + number + " 6734", scope);
        report.put("category", "FUEL.HEATINGOIL");
        report.put("narrative", "Oil was pumped out behind the old lime kiln gate, " + canary + number + " AB12 CDE");
        var id = newId();
        var answer = author.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id;
    }

    @Test
    void itBeginsWithWhatItsIncidentsWouldBeginWith() {
        var begun = begun(author, 8);
        var json = begun.json();
        var squares = new TreeSet<String>();
        var parts = new ArrayList<String>();
        for (var incident : own) {
            var one = author.get("/api/incidents/" + incident + "/bulletin").json();
            squares.addAll(strings(one.get("squares")));
            parts.add(one.get("partOfDay").asString());
        }
        assertThat(strings(json.get("squares"))).isNotEmpty().containsExactlyElementsOf(squares);
        assertThat(json.get("advice").asString()).isEqualTo("FUEL");
        if (Collections.frequency(parts, parts.get(0)) == parts.size()) {
            assertThat(json.get("partOfDay").asString()).isEqualTo(parts.get(0));
        }
        assertThat(strings(json.get("members")))
                .containsAll(own)
                .containsAll(shared)
                .hasSize(8);
        assertThat(begun.body()).doesNotContain("SU 02", "SU02", "lime", canary, "AB12");
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("advice", "partOfDay", "squares", "members");
        assertThat(number("select count(*) from audit_entry where action = 'begin bulletin from hotspot' and '"
                        + own.get(0) + "' = any (subjects)"))
                .isPositive();
    }

    @Test
    void whatIsNotReadWholeCountsForNothingAndToOthersThereIsNoSuchHotspot() {
        var begun = begun(neighbour, 4).json();
        assertThat(strings(begun.get("members"))).containsExactlyInAnyOrderElementsOf(shared);
        var key = key(author, 8);
        for (var other : List.of(
                visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER),
                visitor(force("WILTS"), Role.AUDITOR))) {
            assertThat(other.get("/api/hotspots/" + key + "/bulletin" + RULE).seen())
                    .isEqualTo(other.get("/api/there-is-nothing-of-this-name").seen());
        }
        var officer = visitor(force("WILTS"), Role.OFFICER);
        for (var none : List.of(newId(), "nothing", key.toUpperCase(Locale.ROOT) + "x")) {
            assertThat(officer.get("/api/hotspots/" + none + "/bulletin" + RULE).status())
                    .as(none)
                    .isEqualTo(404);
        }
        assertThat(officer.get("/api/hotspots/" + key + "/bulletin" + RULE + "&category=NOTHING")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void noneOfItsIncidentsIsRepeatedToAnybody() {
        var members = strings(begun(author, 8).json().get("members"));
        for (var audience : List.of("POLICE", "WATCH", "PUBLIC")) {
            for (var said : List.of("A " + canary + "3 was seen.", "It was behind the old lime kiln.")) {
                var form = BulletinForms.form("Take care", said, audience);
                form.put("sourceMembers", members);
                assertThat(author.send("POST", DESK + "checks", form)
                                .json()
                                .at("/findings/0/rule")
                                .asString())
                        .as(audience + ": " + said)
                        .isEqualTo("SOURCE");
                var id = newId();
                assertThat(author.put(DESK + id, form).status()).isEqualTo(201);
                assertThat(author.post(DESK + id + "/review", 1, Map.of()).pointers())
                        .contains("/wordings/0/english/body");
            }
        }
        var form = BulletinForms.form("Lock your tanks");
        form.put("sourceMembers", members);
        var id = BulletinForms.issued(author, visitor(force("WILTS"), Role.OFFICER), form);
        for (var path :
                List.of("/api/bulletins", "/api/bulletins/" + id, "/bulletins.atom", "/bulletins/" + id + ".cap")) {
            assertThat(nobody().get(path).body())
                    .as(path)
                    .contains(id)
                    .doesNotContain(canary, "lime kiln")
                    .doesNotContain(members);
        }
        assertThat(neighbour.put(DESK + newId(), form).pointers())
                .as("who may not read them all cannot say what is repeated")
                .containsExactly("/sourceMembers");
        form.put("sourceMembers", Collections.nCopies(201, own.get(0)));
        assertThat(author.put(DESK + newId(), form).pointers()).containsExactly("/sourceMembers");
        form.put("sourceMembers", Collections.singletonList(null));
        assertThat(author.put(DESK + newId(), form).pointers()).containsExactly("/sourceMembers");
    }

    private static Visitor.Answer begun(Visitor viewer, int count) {
        var answer = viewer.get("/api/hotspots/" + key(viewer, count) + "/bulletin" + RULE);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    /** The one hotspot about SU 021 673, once the viewer's engine holds so many. */
    private static String key(Visitor viewer, int count) {
        Eventually.equal(
                "hotspots of heating oil",
                List.of(count),
                () -> hotspots(viewer).stream()
                        .map(hotspot -> hotspot.get("count").asInt())
                        .toList());
        return hotspots(viewer).get(0).get("key").asString();
    }

    private static List<JsonNode> hotspots(Visitor viewer) {
        return viewer.get("/api/hotspots" + RULE)
                .json()
                .get("hotspots")
                .valueStream()
                .filter(hotspot -> Math.abs(hotspot.at("/centre/0").asDouble() + 1.97) < 0.1
                        && Math.abs(hotspot.at("/centre/1").asDouble() - 51.405) < 0.1)
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
