package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bulletins over HTTP: who writes, who approves, who reads which words, and what no reader outside ever gets. */
class BulletinsOverHttpTests extends OverHttp {

    private static final String DESK = "/api/bulletin-desk/";

    @Test
    void whatIsIssuedToEverybodyIsReadWithoutAnAccountAndKeptByAnyCache() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var title = "Take care " + letters();
        var form = BulletinForms.form(title);
        var id = BulletinForms.approved(author, visitor(force("WILTS"), Role.OFFICER), form);
        assertThat(nobody().get("/api/bulletins").body()).doesNotContain(id, title);
        assertThat(nobody().get("/api/bulletins/" + id).seen().status()).isEqualTo(404);
        assertThat(author.post(DESK + id + "/issue", 1, Map.of()).status()).isEqualTo(200);
        for (var path :
                List.of("/api/bulletins", "/api/bulletins/" + id, "/bulletins.atom", "/bulletins/" + id + ".cap")) {
            var answer = nobody().get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .contains(id, title, "Do not approach or confront anybody.", "999", "0800 555 111");
            assertThat(answer.headers().get("cache-control")).as(path).containsExactly("max-age=60, public");
            assertThat(answer.headers()).as(path).doesNotContainKey("set-cookie");
            assertThat(author.get(path).body()).as("the same for everybody").isEqualTo(answer.body());
        }
        var said = nobody().get("/api/bulletins/" + id).json().get("said");
        assertThat(said.propertyNames())
                .containsExactlyInAnyOrder(
                        "provider", "kind", "adviceOn", "priority", "area", "event", "signed", "english", "welsh");
        assertThat(said.at("/english/advice/0").asString()).startsWith("Do not approach");
    }

    @Test
    void nobodyApprovesWhatTheyWroteAndNothingIsIssuedUnapproved() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var colleague = visitor(force("WILTS"), Role.OFFICER);
        var id = newId();
        author.put(DESK + id, BulletinForms.form("Two people", "Words.", "WATCH", "PUBLIC"));
        assertThat(type(author.post(DESK + id + "/issue", 1, Map.of()))).isEqualTo("bulletin-state");
        assertThat(type(colleague.post(DESK + id + "/approvals", 1, Map.of("audience", "PUBLIC"))))
                .isEqualTo("bulletin-state");
        assertThat(author.post(DESK + id + "/review", 1, Map.of()).status()).isEqualTo(200);
        assertThat(type(author.post(DESK + id + "/approvals", 1, Map.of("audience", "PUBLIC"))))
                .isEqualTo("own-bulletin");
        assertThat(colleague
                        .post(DESK + id + "/approvals", 1, Map.of("audience", "POLICE"))
                        .pointers())
                .containsExactly("/audience");
        assertThat(colleague
                        .post(DESK + id + "/approvals", 1, Map.of("audience", "PUBLIC"))
                        .json()
                        .get("state")
                        .asString())
                .as("each wording by itself")
                .isEqualTo("REVIEW");
        assertThat(type(author.post(DESK + id + "/issue", 1, Map.of()))).isEqualTo("bulletin-state");
        assertThat(colleague
                        .post(DESK + id + "/approvals", 1, Map.of("audience", "WATCH"))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("APPROVED");
        var changed = changed(author, id, 1, BulletinForms.form("Changed"));
        assertThat(changed.json().get("state").asString()).isEqualTo("DRAFT");
        assertThat(changed.json().get("approvals").size()).isZero();
        assertThat(type(author.post(DESK + id + "/issue", 1, Map.of()))).isEqualTo("bulletin-changed");
        assertThat(type(author.post(DESK + id + "/issue", 2, Map.of()))).isEqualTo("bulletin-state");
    }

    @Test
    void whatIsUrgentNeedsTheRightAReasonAndSomebodyWhoLooksAfterwards() {
        var analyst = visitor(force("WILTS"), Role.ANALYST);
        var officer = visitor(force("WILTS"), Role.OFFICER);
        var id = newId();
        analyst.put(DESK + id, BulletinForms.form("Urgent"));
        assertThat(officer.post(DESK + id + "/urgent-approval", 1, Map.of("reason", "Now"))
                        .seen())
                .isEqualTo(officer.get("/api/there-is-nothing-of-this-name").seen());
        assertThat(analyst.post(DESK + id + "/urgent-approval", 1, Map.of()).pointers())
                .containsExactly("/reason");
        var approved = analyst.post(DESK + id + "/urgent-approval", 1, Map.of("reason", "Convoy on its way"));
        assertThat(approved.json().get("state").asString()).isEqualTo("APPROVED");
        assertThat(analyst.post(DESK + id + "/issue", 1, Map.of()).status()).isEqualTo(200);
        assertThat(analyst.get(DESK + id).json().at("/approvals/0/lookedAt").asBoolean())
                .isFalse();
        assertThat(type(analyst.send("POST", DESK + id + "/urgent-approval/seen", Map.of())))
                .isEqualTo("own-bulletin");
        assertThat(officer.send("POST", DESK + id + "/urgent-approval/seen", Map.of())
                        .json()
                        .at("/approvals/0/lookedAt")
                        .asBoolean())
                .isTrue();
        assertThat(type(officer.send("POST", DESK + id + "/urgent-approval/seen", Map.of())))
                .isEqualTo("bulletin-state");
        assertThat(nobody().get("/api/bulletins/" + id).body()).doesNotContain("Convoy");
    }

    @Test
    void eachAudienceReadsItsOwnWordsAndOneAlone() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var police = "police" + letters();
        var watch = "watch" + letters();
        var open = "open" + letters();
        var form = BulletinForms.form("Words");
        form.put(
                "wordings",
                List.of(
                        BulletinForms.wording("POLICE", "For police", police),
                        BulletinForms.wording("WATCH", "For the watch", watch),
                        BulletinForms.wording("PUBLIC", "For everybody", open)));
        var id = BulletinForms.issued(author, visitor(force("WILTS"), Role.OFFICER), form);
        var neighbour = visitor(force("GLOS"), Role.OFFICER);
        var coordinator = visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR);
        var member = visitor(watchGroup("SU06"), Role.REPORTER);
        var elsewhere = visitor(watchGroup("TR04"), Role.WATCH_COORDINATOR);
        var given = new HashMap<Visitor, String>();
        given.put(neighbour, police);
        given.put(coordinator, watch);
        for (var other :
                List.of(member, elsewhere, visitor(partner(), Role.REPORTER), visitor(force("WILTS"), Role.AUDITOR))) {
            given.put(other, open);
        }
        given.forEach((reader, words) -> {
            for (var path :
                    List.of("/api/my-bulletins", "/api/my-bulletins/" + id, "/api/my-bulletins/" + id + "/cap")) {
                var body = reader.get(path).body();
                assertThat(List.of(police, watch, open))
                        .filteredOn(body::contains)
                        .as(path)
                        .containsExactly(words);
            }
        });
        assertThat(coordinator.get("/api/my-bulletins/" + id + "/cap").body()).contains("<scope>Restricted</scope>");
        assertThat(nobody().get("/bulletins/" + id + ".cap").body()).contains("<scope>Public</scope>");
        for (var path :
                List.of("/api/bulletins", "/bulletins.atom", "/bulletins/" + id + ".cap", "/api/bulletins/" + id)) {
            assertThat(coordinator.get(path).body())
                    .as(path)
                    .doesNotContain(police, watch)
                    .contains(open);
        }
    }

    @Test
    void thePublicWordingWaitsForItsDelayAndTheDeskIsOfItsForceAlone() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var form = BulletinForms.form("Later " + letters(), "Words.", "WATCH", "PUBLIC");
        form.put("delayMinutes", 60);
        var id = BulletinForms.issued(author, visitor(force("WILTS"), Role.OFFICER), form);
        assertThat(nobody().get("/api/bulletins/" + id).status()).isEqualTo(404);
        assertThat(nobody().get("/api/bulletins").body()).doesNotContain(id);
        assertThat(nobody().get("/bulletins.atom").body()).doesNotContain(id);
        assertThat(visitor(partner(), Role.REPORTER)
                        .get("/api/my-bulletins/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR)
                        .get("/api/my-bulletins/" + id)
                        .status())
                .isEqualTo(200);
        change(
                "update bulletin_reach set open_from = now() - interval '1 second' where audience = 'PUBLIC' and bulletin_id = '"
                        + id + "'");
        assertThat(nobody().get("/api/bulletins/" + id).status()).isEqualTo(200);
        var stranger = visitor(force("GLOS"), Role.ANALYST);
        assertThat(stranger.get(DESK + id).seen())
                .isEqualTo(stranger.get(DESK + newId()).seen());
        assertThat(stranger.get("/api/bulletin-desk").body()).doesNotContain(id);
        for (var act : List.of("/review", "/issue", "/urgent-approval/seen", "/cancellation", "/update")) {
            var body = Map.of("reason", "Mine now", "id", newId());
            assertThat(stranger.send("POST", DESK + id + act, body, "application/json", Map.of("If-Match", "\"1\""))
                            .status())
                    .as(act)
                    .isEqualTo(404);
        }
    }

    @Test
    void anUpdateTakesThePlaceOfTheEarlierOneAndACancellationTakesItsWords() throws Exception {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var second = visitor(force("WILTS"), Role.OFFICER);
        var secret = "leaked" + letters();
        var first = BulletinForms.issued(author, second, BulletinForms.form("First", secret, "POLICE", "PUBLIC"));
        valid(nobody().get("/bulletins/" + first + ".cap").body(), "Alert");
        var later = newId();
        assertThat(author.send("POST", DESK + first + "/update", Map.of("id", later))
                        .status())
                .isEqualTo(201);
        assertThat(nobody().get("/api/bulletins/" + first).json().get("state").asString())
                .isEqualTo("ISSUED");
        author.post(DESK + later + "/review", 1, Map.of());
        second.post(DESK + later + "/approvals", 1, Map.of("audience", "POLICE"));
        second.post(DESK + later + "/approvals", 1, Map.of("audience", "PUBLIC"));
        assertThat(author.post(DESK + later + "/issue", 1, Map.of()).status()).isEqualTo(200);
        var earlier = nobody().get("/api/bulletins/" + first).json();
        assertThat(earlier.get("state").asString()).isEqualTo("UPDATED");
        assertThat(earlier.get("replacedBy").asString()).isEqualTo(later);
        assertThat(nobody().get("/api/bulletins").body()).contains(later).doesNotContain("\"id\":\"" + first);
        var update = nobody().get("/bulletins/" + later + ".cap").body();
        valid(update, "Update");
        assertThat(update).contains("urn:uuid:" + first + ",");

        var cancellation = newId();
        assertThat(author.send("POST", DESK + later + "/cancellation", Map.of("id", cancellation))
                        .pointers())
                .containsExactly("/reason");
        assertThat(author.send(
                                "POST",
                                DESK + later + "/cancellation",
                                Map.of("id", cancellation, "reason", "It named a farm"))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("CANCELLED");
        var gone = nobody().get("/api/bulletins/" + later).json();
        assertThat(gone.get("state").asString()).isEqualTo("CANCELLED");
        assertThat(gone.get("said").isNull()).isTrue();
        assertThat(nobody().get("/bulletins/" + later + ".cap").status()).isEqualTo(404);
        var cancel = nobody().get("/bulletins/" + cancellation + ".cap").body();
        valid(cancel, "Cancel");
        assertThat(cancel).contains("urn:uuid:" + later + ",", "cy-GB");
        for (var path : List.of("/api/bulletins", "/bulletins.atom")) {
            assertThat(nobody().get(path).body()).contains(cancellation).doesNotContain(secret, "It named a farm");
        }
        assertThat(type(author.send("POST", DESK + later + "/cancellation", Map.of("id", newId(), "reason", "Again"))))
                .isEqualTo("bulletin-state");
        assertThat(type(author.send("POST", DESK + first + "/cancellation", Map.of("id", newId(), "reason", "Again"))))
                .isEqualTo("bulletin-state");
    }

    @Test
    void nothingOfAReportForThePoliceAloneIsInWhatIsMadeOfItForEverybody() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var canary = "heron" + letters();
        var report = report("SU 0213 6734", "OWN_FORCE");
        report.put("narrative", "Two men with a " + canary + " by the old lime kiln gate, plate AB12 CDE");
        var incident = newId();
        assertThat(author.put("/api/incidents/" + incident, report).status()).isEqualTo(201);
        var begun = author.get("/api/incidents/" + incident + "/bulletin").json();
        assertThat(begun.get("advice").asString()).isEqualTo("COURSING");
        assertThat(begun.get("squares").size()).isPositive();
        assertThat(begun.toString()).doesNotContain("SU 0213", "SU0213", "lime", canary);
        var stranger = visitor(force("GLOS"), Role.OFFICER);
        assertThat(stranger.get("/api/incidents/" + incident + "/bulletin").seen())
                .isEqualTo(
                        stranger.get("/api/incidents/" + newId() + "/bulletin").seen());

        var form = BulletinForms.form("Coursing seen", "A " + canary + " was seen.", "PUBLIC");
        form.put("sourceIncident", incident);
        for (var said : List.of("By the old lime kiln gate", "Look for ab12cde", "At SU 021 673")) {
            form.put("wordings", List.of(BulletinForms.wording("PUBLIC", "Coursing seen", said)));
            assertThat(author.send("POST", DESK + "checks", form)
                            .json()
                            .get("findings")
                            .size())
                    .as(said)
                    .isPositive();
            var id = newId();
            author.put(DESK + id, form);
            assertThat(author.post(DESK + id + "/review", 1, Map.of()).pointers())
                    .as(said)
                    .contains("/wordings/0/english/body");
        }
        form.put(
                "wordings",
                List.of(BulletinForms.wording("PUBLIC", "Coursing seen", "People with dogs crossed fields.")));
        form.put("area", Map.of("name", "About the river", "squares", strings(begun.get("squares"))));
        var id = BulletinForms.issued(author, visitor(force("WILTS"), Role.OFFICER), form);
        for (var path :
                List.of("/api/bulletins", "/api/bulletins/" + id, "/bulletins.atom", "/bulletins/" + id + ".cap")) {
            assertThat(nobody().get(path).body())
                    .as(path)
                    .contains(id)
                    .doesNotContain(canary, incident, "lime kiln", "AB12 CDE", "SU 0213", "SU0213", "Invented Person");
        }
        form.put("sourceIncident", newId());
        assertThat(author.put(DESK + newId(), form).pointers()).containsExactly("/sourceIncident");
    }

    @Test
    void whoWritesIsToldWhatWatchGroupsLookAfterAndNobodyElseIs() {
        var group = watchGroup("NJ61", "NJ60");
        var list = visitor(force("WILTS"), Role.OFFICER)
                .get("/api/bulletin-desk/watch-groups")
                .json()
                .get("watchGroups");
        assertThat(list)
                .filteredOn(each -> each.get("id").asString().equals(group.id().toString()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.get("name").asString()).isEqualTo(group.name());
                    assertThat(strings(each.get("squares"))).containsExactly("NJ60", "NJ61");
                });
        for (var other : List.of(visitor(group, Role.WATCH_COORDINATOR), visitor(partner(), Role.REPORTER))) {
            assertThat(other.get("/api/bulletin-desk/watch-groups").seen())
                    .isEqualTo(other.get("/api/bulletin-desk/nowhere/at/all").seen());
        }
    }

    @Test
    void badInputIsNamed() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        Map.<String, List<Object>>of(
                        "kind", List.of("", "warning", "ALARM"),
                        "advice", List.of("", "HARE"),
                        "urgency", List.of("", "LATER"),
                        "priority", List.of(0, 6, -1),
                        "expiresHours", List.of(0, 673),
                        "delayMinutes", List.of(-1, 10_081),
                        "wordings", List.of(List.of(), List.of(BulletinForms.wording("ALL", "a", "b"))))
                .forEach((field, values) -> values.forEach(value -> {
                    var form = BulletinForms.form("Bad");
                    form.put(field, value);
                    var answer = author.put(DESK + newId(), form);
                    assertThat(answer.status()).as(field + value).isEqualTo(422);
                    assertThat(answer.pointers())
                            .as(field + value)
                            .allMatch(pointer -> pointer.startsWith("/" + field));
                }));
        for (var area : List.<Map<String, Object>>of(
                Map.of("name", "None"),
                Map.of("name", "Small", "squares", List.of("SU 02 67")),
                Map.of("name", "Odd", "squares", List.of("ZZ99")),
                Map.of("name", "Two ways", "squares", List.of("SU06"), "outline", List.of(List.of(0, 52))),
                Map.of(
                        "name",
                        "Tiny",
                        "outline",
                        List.of(List.of(-2.7, 53.1), List.of(-2.71, 53.1), List.of(-2.7, 53.11))),
                Map.of(
                        "name",
                        "Far",
                        "outline",
                        List.of(List.of(100, 53.1), List.of(-2.71, 53.1), List.of(-2.7, 53.11))),
                Map.of(
                        "name",
                        "Strip",
                        "outline",
                        List.of(
                                List.of(-2.7, 53.1),
                                List.of(-1.8, 53.1),
                                List.of(-1.8, 53.105),
                                List.of(-2.7, 53.105))),
                Map.of("name", "Null", "outline", List.of(List.of(), List.of(-2.71, 53.1), List.of(-2.7, 53.11))),
                Map.of("name", "Nowhere", "boundaries", List.of(Map.of("kind", "PARISH", "code", "E04000000"))))) {
            var form = BulletinForms.form("Bad");
            form.put("area", area);
            assertThat(author.put(DESK + newId(), form).pointers())
                    .as(area.toString())
                    .allMatch(at -> at.startsWith("/area"));
        }
        var tooLong = BulletinForms.form("x".repeat(81));
        assertThat(author.put(DESK + newId(), tooLong).pointers()).containsExactly("/wordings/0/english/title");
        var event = BulletinForms.form("Amnesty");
        event.put("kind", "EVENT_OR_AMNESTY");
        assertThat(author.put(DESK + newId(), event).pointers()).containsExactly("/event");
        assertThat(author.put(DESK + "00000000-0000-0000-0000-000000000000", BulletinForms.form("Id"))
                        .pointers())
                .containsExactly("/id");
        assertThat(nobody().get("/bulletins/nothing.cap").status()).isIn(400, 404);
        assertThat(nobody().get("/api/bulletins/nothing").status()).isIn(400, 404);
    }

    @Test
    void mischiefInTheWordsStaysText() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var mischief = "<script>alert(1)</script> & \"]]> " + letters();
        var id = BulletinForms.issued(
                author,
                visitor(force("WILTS"), Role.OFFICER),
                BulletinForms.form("Take <b>care</b>", mischief, "PUBLIC"));
        assertThat(nobody().get("/bulletins/" + id + ".cap").body())
                .doesNotContain("<script", "<b>")
                .contains("&lt;script");
        assertThat(nobody().get("/bulletins.atom").body()).doesNotContain("<script", "<b>");
        assertThat(nobody().get("/api/bulletins/" + id)
                        .json()
                        .at("/said/english/body")
                        .asString())
                .isEqualTo(mischief);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private Visitor.Answer changed(Visitor visitor, String id, int version, Object form) {
        return visitor.send("PUT", DESK + id, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static String type(Visitor.Answer answer) {
        return answer.json().get("type").asString().replace("/problems#", "");
    }

    /** By a schema of our own that is narrower than the standard's. */
    static void valid(String cap, String messageType) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(
                        BulletinsOverHttpTests.class.getResource("/org/hedgerow/bulletin/cap-strict.xsd")));
        schema.newValidator().validate(new StreamSource(new StringReader(cap)));
        assertThat(cap).contains("<msgType>" + messageType + "</msgType>", "<expires>");
    }
}
