package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Questions kept under a name: whom the author shares them with reads them and asks them anew, and to everybody else they are not there. */
class AnalysesTests extends OverHttp {

    private static final String QUESTION = "category=HARE&minimumIncidents=4&period=28d&reachMetres=1500";

    @Test
    void anAnalysisIsItsAuthorsAloneUntilItIsShared() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        var colleague = visitor(force("DERBYS"), Role.OFFICER);
        var neighbour = visitor(force("SYORKS"), Role.OFFICER);
        var name = "Quarry lane " + letters();
        var id = newId();
        var made = author.put("/api/analyses/" + id, analysis(name));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.headers().get("etag")).containsExactly("\"1\"");
        assertThat(names(author)).contains(name);
        assertThat(names(colleague)).doesNotContain(name);
        assertThat(share(author, id, 1, name, Map.of("scope", "OWN_FORCE")).status())
                .isEqualTo(200);
        var shared = of(colleague, name);
        assertThat(shared.get("parameters").asString()).isEqualTo(QUESTION);
        assertThat(shared.get("author").asString()).isEqualTo("Invented Person");
        assertThat(shared.get("mayChange").asBoolean()).isFalse();
        assertThat(shared.get("sharing").isNull())
                .as("who else reads it is the author's to know")
                .isTrue();
        assertThat(names(neighbour)).doesNotContain(name);
        assertThat(share(author, id, 2, name, Map.of("scope", "ALL_FORCES")).status())
                .isEqualTo(200);
        assertThat(of(neighbour, name).get("author").isNull())
                .as("outside the organisation its name is enough")
                .isTrue();
        assertThat(of(neighbour, name).get("organisation").asString())
                .isEqualTo(force("DERBYS").name());
        for (var other : List.of(
                visitor(watchGroup("SK17"), Role.WATCH_COORDINATOR),
                visitor(force("SYORKS"), Role.REPORTER),
                visitor(partner(), Role.REPORTER))) {
            assertThat(names(other)).doesNotContain(name);
        }
        assertThat(share(author, id, 3, name, Map.of("scope", "ORIGINATOR")).status())
                .isEqualTo(200);
        assertThat(names(colleague)).doesNotContain(name);
        assertThat(names(neighbour)).doesNotContain(name);
    }

    @Test
    void whoIsNamedReadsItAndWhoIsNotDoesNot() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        var named = visitor(force("SYORKS"), Role.OFFICER);
        var other = visitor(force("NOTTS"), Role.OFFICER);
        var name = "Named " + letters();
        var sharing = Map.of(
                "scope",
                "NAMED_ORGANISATIONS",
                "organisations",
                List.of(force("SYORKS").id()));
        assertThat(save(author, newId(), name, sharing).status()).isEqualTo(201);
        assertThat(names(named)).contains(name);
        assertThat(names(other)).doesNotContain(name);
        assertThat(of(author, name).at("/sharing/organisations").size()).isOne();
    }

    @Test
    void aSecondSendingSavesNothingAndAnotherContentIsRefused() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        var id = newId();
        var form = analysis("Once " + letters());
        var sent = IntStream.range(0, 4)
                .mapToObj(each ->
                        Beside.run(() -> author.put("/api/analyses/" + id, form).status()))
                .toList();
        assertThat(sent.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 200, 200, 200);
        assertThat(number("select count(*) from saved_analysis where id = '" + id + "'"))
                .isOne();
        assertThat(number("select count(*) from audit_entry where action = 'save analysis' and '" + id
                        + "' = any (subjects)"))
                .isOne();
        assertThat(author.put("/api/analyses/" + id, analysis("Something else")).pointers())
                .containsExactly("/id");
        var stranger = visitor(force("SYORKS"), Role.OFFICER);
        assertThat(stranger.put("/api/analyses/" + id, form).seen())
                .as("somebody else's id reads like any that cannot be used")
                .isEqualTo(author.put("/api/analyses/" + id, analysis("Something else"))
                        .seen());
    }

    @Test
    void aChangeNeedsTheVersionThatItChanges() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        var id = newId();
        author.put("/api/analyses/" + id, analysis("First"));
        var renamed = share(author, id, 1, "Renamed", Map.of("scope", "ORIGINATOR"));
        assertThat(renamed.json().get("name").asString()).isEqualTo("Renamed");
        assertThat(renamed.json().get("version").asInt()).isEqualTo(2);
        var stale = share(author, id, 1, "Too late", Map.of("scope", "ORIGINATOR"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("type").asString()).isEqualTo("/problems#analysis-changed");
        assertThat(author.send("DELETE", "/api/analyses/" + id, null).status()).isEqualTo(204);
        assertThat(author.send("DELETE", "/api/analyses/" + id, null).status()).isEqualTo(404);
        assertThat(author.get("/api/analyses").body()).doesNotContain(id);
    }

    @Test
    void whoeverReadsItWithoutBeingItsAuthorChangesNothingAndFindsNothingToChange() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        var id = newId();
        var name = "Mine " + letters();
        save(author, id, name, Map.of("scope", "ALL_FORCES"));
        for (var other : List.of(
                visitor(force("DERBYS"), Role.ANALYST),
                visitor(force("SYORKS"), Role.OFFICER),
                visitor(force("DERBYS"), Role.OFFICER, Role.ORGANISATION_ADMINISTRATOR))) {
            var sharing = Map.<String, Object>of("scope", "ORIGINATOR");
            assertThat(share(other, id, 1, "Taken", sharing).seen())
                    .isEqualTo(share(other, newId(), 1, "Taken", sharing).seen());
            assertThat(share(other, id, 1, "Taken", sharing).status()).isEqualTo(404);
            assertThat(other.send("DELETE", "/api/analyses/" + id, null).seen())
                    .isEqualTo(other.send("DELETE", "/api/analyses/" + newId(), null)
                            .seen());
        }
        assertThat(of(author, name).get("version").asInt()).isOne();
    }

    @Test
    void badInputIsNamed() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        Map.<String, List<Object>>of(
                        "name", List.of("", " ", "x".repeat(121), "a\nb", "a\u202Eb", "nul\u0000"),
                        "kind", List.of("", "hotspots", "EVERYTHING", "x".repeat(5_000)),
                        "parameters",
                                List.of(
                                        "reachMetres=0",
                                        "reachMetres=-1",
                                        "reachMetres=1e9",
                                        "reachMetres=500&reachMetres=600",
                                        "minimumIncidents=1",
                                        "period=100y",
                                        "period=28d&period=90d",
                                        "category=NONSENSE",
                                        "hours=1",
                                        "cellMetres=5000",
                                        "bbox=1,2,3,4",
                                        "%zz",
                                        "category=HARE&".repeat(300),
                                        "x".repeat(5_000)))
                .forEach((field, values) -> values.forEach(value -> {
                    var form = new HashMap<>(analysis("Ordinary"));
                    form.put(field, value);
                    var answer = author.put("/api/analyses/" + newId(), form);
                    assertThat(answer.status()).as(field + " " + value).isEqualTo(422);
                    assertThat(answer.pointers().stream().distinct())
                            .as(field + " " + value)
                            .containsExactly("/" + field);
                }));
        var both = new HashMap<>(analysis(""));
        both.put("parameters", "period=never");
        assertThat(author.put("/api/analyses/" + newId(), both).pointers())
                .containsExactlyInAnyOrder("/name", "/parameters");
        assertThat(author.put("/api/analyses/11111111-1111-1111-8111-111111111111", analysis("Guessed"))
                        .pointers())
                .containsExactly("/id");
        assertThat(author.put("/api/analyses/me", analysis("No id")).status()).isEqualTo(404);
        var markup = "<img src=x onerror=alert(1)>";
        var id = newId();
        assertThat(author.put("/api/analyses/" + id, analysis(markup))
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo(markup);
    }

    @Test
    void sharingThatCannotBeIsNamed() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        var refused = Map.<Map<String, Object>, String>of(
                Map.of("scope", "PUBLIC"),
                "/sharing/scope",
                Map.of("scope", "WATCH_AREA"),
                "/sharing/scope",
                Map.of("scope", "AIR_SUPPORT_TASK"),
                "/sharing/scope",
                Map.of("scope", "AGREEMENT", "agreement", newId()),
                "/sharing/agreement",
                Map.of("scope", "TEAM", "team", newId()),
                "/sharing/team",
                Map.of("scope", "NAMED_ORGANISATIONS"),
                "/sharing/organisations",
                Map.of("scope", "NAMED_ORGANISATIONS", "organisations", List.of(newId())),
                "/sharing/organisations/0",
                Map.of(
                        "scope",
                        "NAMED_ORGANISATIONS",
                        "organisations",
                        List.of(watchGroup("SK17").id())),
                "/sharing/organisations");
        refused.forEach((sharing, pointer) -> assertThat(
                        save(author, newId(), "Ordinary", sharing).pointers())
                .as(sharing.toString())
                .containsExactly(pointer));
        var broad = new HashMap<>(analysis("About everything"));
        broad.put("parameters", "period=28d");
        broad.put("sharing", Map.of("scope", "AGREEMENT", "agreement", newId()));
        assertThat(author.put("/api/analyses/" + newId(), broad).pointers()).containsExactly("/sharing/scope");
    }

    @Test
    void everyQuestionThatCanBeKeptIsReadAsItsAddressReadsIt() {
        var author = visitor(force("DERBYS"), Role.ANALYST);
        Map.of(
                        "HOTSPOTS", "/api/hotspots?" + QUESTION,
                        "SIGNIFICANCE", "/api/significance?cellMetres=2000&period=2024%2F25",
                        "EMERGING", "/api/emerging?cellMetres=5000&period=365d&sliceDays=28",
                        "SCAN", "/api/scan?mostDays=14&mostMetres=5000&period=90d&repetitions=99&seed=7",
                        "DENSITY", "/api/density?bandwidthMetres=5000&period=90d",
                        "FORECAST", "/api/forecast?category=HARE&cellMetres=2000&period=90d",
                        "NEAR_REPEATS", "/api/near-repeats?hours=18-6&period=365d",
                        "CHARTS", "/api/statistics/charts?by=week&force=DERBYS&period=all")
                .forEach((kind, address) -> {
                    var form = new HashMap<>(analysis(kind));
                    form.put("kind", kind);
                    form.put("parameters", address.substring(address.indexOf('?') + 1));
                    var saved = author.put("/api/analyses/" + newId(), form);
                    assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
                    assertThat(saved.json().get("parameters").asString()).isEqualTo(form.get("parameters"));
                    assertThat(author.get(address).status()).as(address).isEqualTo(200);
                });
    }

    @Test
    void onePersonKeepsTwoHundred() {
        var force = force("DERBYS");
        var person = person(force, Role.ANALYST);
        var author = visitor(person);
        var first = newId();
        author.put("/api/analyses/" + first, analysis("First"));
        change(
                "insert into saved_analysis (id, label_id, owner_organisation, author, name, kind, parameters, content_sha256,"
                        + " made_at, changed_at) select gen_random_uuid(), label_id, owner_organisation, author, 'Copy', kind, parameters,"
                        + " content_sha256, made_at, changed_at from saved_analysis, generate_series(1, 199) where id = '"
                        + first
                        + "'");
        var one = author.put("/api/analyses/" + newId(), analysis("One too many"));
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.json().get("type").asString()).isEqualTo("/problems#analysis-limit");
        assertThat(author.get("/api/analyses")
                        .json()
                        .get("analyses")
                        .valueStream()
                        .filter(each -> each.get("mayChange").asBoolean()))
                .hasSize(200);
        assertThat(author.send("DELETE", "/api/analyses/" + first, null).status())
                .isEqualTo(204);
        assertThat(author.put("/api/analyses/" + newId(), analysis("Room again"))
                        .status())
                .isEqualTo(201);
    }

    private static Map<String, Object> analysis(String name) {
        return Map.of("name", name, "kind", "HOTSPOTS", "parameters", QUESTION);
    }

    private static Visitor.Answer save(Visitor author, String id, String name, Map<String, ?> sharing) {
        var form = new HashMap<>(analysis(name));
        form.put("sharing", sharing);
        return author.put("/api/analyses/" + id, form);
    }

    private static Visitor.Answer share(Visitor author, String id, int version, String name, Map<String, ?> sharing) {
        var form = new HashMap<>(analysis(name));
        form.put("sharing", sharing);
        return author.send(
                "PUT", "/api/analyses/" + id, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static JsonNode of(Visitor reader, String name) {
        return reader.get("/api/analyses")
                .json()
                .get("analyses")
                .valueStream()
                .filter(each -> each.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Visitor reader) {
        var names = new ArrayList<String>();
        reader.get("/api/analyses")
                .json()
                .get("analyses")
                .forEach(each -> names.add(each.get("name").asString()));
        return names;
    }
}
