package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bulletins as they are sent. */
final class BulletinForms {

    private BulletinForms() {}

    /** A public one of that title. */
    static Map<String, Object> form(String title) {
        return form(title, "Please look out for each other.", "PUBLIC");
    }

    static Map<String, Object> form(String title, String body, String... audiences) {
        var wordings = new ArrayList<Map<String, Object>>();
        for (var audience : audiences) {
            wordings.add(wording(audience, title, body));
        }
        var form = new HashMap<String, Object>();
        form.put("kind", "WARNING");
        form.put("advice", "COURSING");
        form.put("urgency", "NOW");
        form.put("priority", 2);
        form.put("allForces", true);
        form.put("area", area("SU06"));
        form.put("signatory", Map.of("rank", "Sergeant", "role", "Rural crime", "team", "Rural team"));
        form.put("wordings", wordings);
        return form;
    }

    static Map<String, Object> wording(String audience, String title, String body) {
        return Map.of("audience", audience, "english", Map.of("title", title, "summary", "In short.", "body", body));
    }

    static Map<String, Object> area(String... squares) {
        return Map.of("name", "Fields about the river", "squares", List.of(squares));
    }

    /** Begun and sent to review by the one, approved by the other; its id. */
    static String approved(Visitor author, Visitor second, Map<String, Object> form) {
        var id = OverHttp.newId();
        var path = "/api/bulletin-desk/" + id;
        var begun = author.put(path, form);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        var sent = author.post(path + "/review", 1, Map.of());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        for (var wording : sent.json().at("/content/wordings")) {
            var audience = wording.get("audience").asString();
            var approved = second.post(path + "/approvals", 1, Map.of("audience", audience));
            assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        }
        return id;
    }

    static String issued(Visitor author, Visitor second, Map<String, Object> form) {
        var id = approved(author, second, form);
        var issued = author.post("/api/bulletin-desk/" + id + "/issue", 1, Map.of());
        assertThat(issued.status()).as(issued.toString()).isEqualTo(200);
        assertThat(issued.json().get("state").asString()).isEqualTo("ISSUED");
        return id;
    }
}
