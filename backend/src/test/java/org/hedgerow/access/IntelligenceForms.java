package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.jspecify.annotations.Nullable;

/** Forms about intelligence, whole unless a test changes them. Every name in them is invented. */
final class IntelligenceForms {

    static final String PATH = "/api/intelligence-reports/";

    private IntelligenceForms() {}

    /** What an author writes, graded 2DC with A1 and S1. */
    static Map<String, Object> report(String telling) {
        var form = new HashMap<String, Object>();
        form.put("title", "Cars on the fen");
        form.put("priority", "MEDIUM");
        form.put("marking", "OFFICIAL-SENSITIVE");
        form.put("intelligenceDay", "2025-10-15");
        form.put("sourceType", "ANONYMOUS");
        form.put("sourceReference", "SR-7K2M9QX4TB");
        form.put("items", List.of(Map.of("text", "My neighbour says " + telling, "grade", "2DC")));
        form.put("provenance", Map.of("text", "A text message, nobody knows from whom", "grade", "2DP"));
        form.put("conditions", conditions("A1", "S1"));
        form.put("personalInformation", false);
        form.put("askedSensitive", false);
        return form;
    }

    static Map<String, Object> conditions(String action, String sanitisation) {
        var conditions = new HashMap<String, Object>();
        conditions.put("text", "For those who patrol there");
        conditions.put("reason", "Few know of it");
        conditions.put("action", action);
        conditions.put("sanitisation", sanitisation);
        if (action.equals("A3")) {
            conditions.put("permittedUse", "Patrols in the open");
        }
        return conditions;
    }

    /** What an assessor writes of it: handling code P, under an agreement. */
    static Map<String, Object> underAgreement(String text, String agreement) {
        var form = sanitised(text, "2DP");
        form.put("sharing", Map.of("scope", "AGREEMENT", "agreement", agreement));
        return form;
    }

    /** What an assessor writes of it: handling code C, for those who are named. */
    static Map<String, Object> named(String text, String action, Organisation... named) {
        var form = sanitised(text, "2DC");
        form.put("conditions", conditions(action, "S2"));
        form.put(
                "sharing",
                Map.of(
                        "scope",
                        "NAMED_ORGANISATIONS",
                        "organisations",
                        Arrays.stream(named).map(Organisation::id).toList()));
        return form;
    }

    static Map<String, Object> ownForce(String text, String grade) {
        var form = sanitised(text, grade);
        form.put("sharing", Map.of("scope", "OWN_FORCE"));
        return form;
    }

    /** A report that one visitor writes and completes and another takes as far as it goes; its id. */
    static String live(Visitor author, Visitor assessor, Map<String, Object> sanitised) {
        var id = accepted(author, assessor, sanitised);
        step(assessor, id, 3, "MAKE_LIVE");
        return id;
    }

    /** The same, to be made live by the next step, of its version 3. */
    static String accepted(Visitor author, Visitor assessor, Map<String, Object> sanitised) {
        var id = OverHttp.newId();
        var made = author.put(PATH + id, report("of cars " + OverHttp.letters()));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        step(author, id, 1, "COMPLETE");
        var written = assessor.send(
                "PUT", PATH + id + "/sanitised", sanitised, "application/json", Map.of("If-Match", "\"2\""));
        assertThat(written.status()).as(written.toString()).isEqualTo(200);
        step(assessor, id, 2, "ACCEPT");
        return id;
    }

    static void step(Visitor visitor, String id, int version, String name) {
        step(visitor, id, version, name, null);
    }

    static void step(Visitor visitor, String id, int version, String name, @Nullable String reason) {
        var form = new HashMap<String, Object>();
        form.put("name", name);
        form.put("reason", reason);
        var answer = visitor.post(PATH + id + "/transitions", version, form);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** A report sent within the force, at once. */
    static Map<String, Object> sent(String report, String kind, Object toWhom) {
        return new HashMap<>(Map.of("report", report, kind, toWhom, "message", "Look out for these", "hold", false));
    }

    private static Map<String, Object> sanitised(String text, String grade) {
        var form = new HashMap<String, Object>();
        form.put("title", "Coursing expected");
        form.put("priority", "MEDIUM");
        form.put("marking", "OFFICIAL");
        form.put("category", "HARE.COURSING");
        form.put("items", List.of(Map.of("text", text, "grade", grade)));
        form.put("provenance", Map.of("text", "Not known", "grade", grade));
        return form;
    }
}
