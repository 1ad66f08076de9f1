package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** The watch desk over HTTP: what it takes, what it refuses, and what its answers leave unsaid. */
class WatchDeskOverHttpTests extends OverHttp {

    private static final String PLACE = "SJ 500 500";

    @Test
    void aRemarkGoesToTheOwnerAndItsStateComesBack() {
        var officer = visitor(force("CHES"), Role.OFFICER);
        var group = watchGroup("SJ55");
        var coordinator = visitor(group, Role.WATCH_COORDINATOR);
        var incident = reported(officer, "WATCH_AREA");
        var id = newId();
        var path = "/api/watch-desk/remarks/" + id;
        var words = note(incident);
        assertThat(coordinator.put(path, words).status()).isEqualTo(201);
        assertThat(coordinator.put(path, words).status()).isEqualTo(200);
        var told = officer.get("/api/desk/remarks")
                .json()
                .get("remarks")
                .valueStream()
                .filter(remark -> remark.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("by").asString()).isEqualTo("Invented Person");
        assertThat(told.get("watchGroup").asString()).isEqualTo(group.name());
        assertThat(told.get("named").get(0).asString()).isEqualTo(incident);
        assertThat(officer.send("POST", "/api/desk/remarks/" + id + "/answer", Map.of("state", "SEEN"))
                        .status())
                .isEqualTo(204);
        for (var state : List.of("NEW", "TAKEN_BACK", "seen", "")) {
            assertThat(officer.send("POST", "/api/desk/remarks/" + id + "/answer", Map.of("state", state))
                            .pointers())
                    .containsExactly("/state");
        }
        var own = coordinator.get("/api/watch-desk/remarks").json().get("remarks");
        assertThat(own.size()).isOne();
        assertThat(own.get(0).propertyNames())
                .as("a state, and nothing of who answered or when")
                .containsExactlyInAnyOrder("id", "kind", "text", "madeAt", "incidents", "states");
        assertThat(own.get(0).get("states").toString()).isEqualTo("[\"SEEN\"]");
        assertThat(coordinator.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(coordinator.send("DELETE", path, null).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamedAndWhatIsHiddenIsAsIfItWereNotThere() {
        var officer = visitor(force("CHES"), Role.OFFICER);
        var coordinator = visitor(watchGroup("SJ55"), Role.WATCH_COORDINATOR);
        var incident = reported(officer, "WATCH_AREA");
        var hidden = reported(officer, "ALL_FORCES");
        var wrong = new HashMap<Map<String, Object>, String>();
        wrong.put(with(incident, "kind", "PRAISE"), "/kind");
        wrong.put(with(incident, "text", " "), "/text");
        wrong.put(with(incident, "text", "x".repeat(401)), "/text");
        wrong.put(with(incident, "text", "two\nlines"), "/text");
        wrong.put(with(incident, "text", "from\u202eright"), "/text");
        wrong.put(with(incident, "other", newId()), "/other");
        wrong.put(with(incident, "kind", "SAME_EVENT"), "/other");
        var itself = with(incident, "kind", "SAME_EVENT");
        itself.put("other", incident);
        wrong.put(itself, "/other");
        wrong.forEach((form, pointer) -> assertThat(coordinator
                        .put("/api/watch-desk/remarks/" + newId(), form)
                        .pointers())
                .as(form.toString())
                .containsExactly(pointer));
        assertThat(coordinator
                        .put("/api/watch-desk/remarks/00000000-0000-1000-8000-000000000000", note(incident))
                        .pointers())
                .containsExactly("/id");
        for (var nothing : List.of(hidden, newId())) {
            var same = with(incident, "kind", "SAME_EVENT");
            same.put("other", nothing);
            for (var form : List.of(note(nothing), same)) {
                assertThat(coordinator
                                .put("/api/watch-desk/remarks/" + newId(), form)
                                .status())
                        .isEqualTo(404);
            }
            assertThat(coordinator
                            .get("/api/watch-desk/incidents/" + nothing + "/duplicates")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(coordinator.get("/api/watch-desk/incidents/x/duplicates").status())
                .isEqualTo(404);
        assertThat(coordinator
                        .get("/api/watch-desk/remarks")
                        .json()
                        .get("remarks")
                        .size())
                .isZero();
    }

    @Test
    void whoIsSuspendedHasNothing() throws SQLException {
        var officer = visitor(force("CHES"), Role.OFFICER);
        var person = person(watchGroup("SJ55"), Role.WATCH_COORDINATOR);
        var coordinator = visitor(person);
        var incident = reported(officer, "WATCH_AREA");
        execute("update person set suspended = true where id = '" + person.id() + "'");
        assertThat(coordinator.get("/api/watch-desk/remarks").status()).isEqualTo(401);
        assertThat(coordinator
                        .put("/api/watch-desk/remarks/" + newId(), note(incident))
                        .status())
                .isEqualTo(401);
        assertThat(number("select count(*) from remark where author = '" + person.id() + "'"))
                .isZero();
    }

    private static String reported(Visitor officer, String scope) {
        var id = newId();
        assertThat(officer.put("/api/incidents/" + id, report(PLACE, scope)).status())
                .isEqualTo(201);
        return id;
    }

    private static Map<String, Object> note(String incident) {
        return Map.of("kind", "NOTE", "incident", incident, "text", "They were here on Sunday too");
    }

    private static Map<String, Object> with(String incident, String name, Object value) {
        var form = new HashMap<>(note(incident));
        form.put(name, value);
        return form;
    }
}
