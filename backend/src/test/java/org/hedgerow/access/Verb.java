package org.hedgerow.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One way of changing a record, as it is tried over HTTP.
 *
 * @param name as in the table of who may write
 * @param versioned whether it names the version that it is about: with another one, whoever may do it is told so and nothing happens
 */
record Verb(String name, boolean versioned, Trying trying) {

    /** Tries it, about an incident or about its proposal. */
    interface Trying {
        Visitor.Answer tries(Visitor who, LabelledWorld.Labelled incident, UUID id, UUID proposal, int version);
    }

    private static final String JSON = "application/json";
    private static final Map<String, Object> REASON = Map.of("reason", "It has been dealt with.");

    static final List<Verb> ALL = List.of(
            new Verb(
                    "amend",
                    true,
                    (who, incident, id, proposal, version) ->
                            who.send("PUT", path(id, ""), form(who, incident, id), JSON, ifMatch(version))),
            new Verb(
                    "close",
                    true,
                    (who, incident, id, proposal, version) -> who.post(path(id, "/closure"), version, REASON)),
            new Verb(
                    "tell-outcome",
                    true,
                    (who, incident, id, proposal, version) -> who.post(
                            "/api/desk/incidents/" + id + "/closure",
                            version,
                            Map.of("reason", "It has been dealt with.", "outcome", Map.of("en", "Thank you.")))),
            new Verb(
                    "assign",
                    true,
                    (who, incident, id, proposal, version) ->
                            who.post("/api/desk/reports/" + id + "/assignment", version, Map.of())),
            new Verb(
                    "withdraw",
                    true,
                    (who, incident, id, proposal, version) -> who.post(path(id, "/withdrawal"), version, REASON)),
            new Verb(
                    "results",
                    true,
                    (who, incident, id, proposal, version) -> who.send(
                            "PUT",
                            path(id, "/results"),
                            Map.of(
                                    "results",
                                    List.of(Map.of("measure", "DOGS_SEIZED", "day", "2026-01-02", "count", 2))),
                            JSON,
                            ifMatch(version))),
            new Verb(
                    "share",
                    true,
                    (who, incident, id, proposal, version) -> who.send(
                            "PUT",
                            path(id, "/sharing"),
                            Map.of("sharing", narrower(incident), "reason", "It was too many", "meant", true),
                            JSON,
                            ifMatch(version))),
            new Verb(
                    "point",
                    false,
                    (who, incident, id, proposal, version) ->
                            who.put(path(id, "/pointer"), Map.of("contact", "The desk"))),
            new Verb(
                    "unpoint",
                    false,
                    (who, incident, id, proposal, version) -> who.send("DELETE", path(id, "/pointer"), null)),
            new Verb(
                    "propose",
                    false,
                    (who, incident, id, proposal, version) -> who.send(
                            "POST",
                            path(id, "/sharing-proposals"),
                            Map.of("sharing", Map.of("scope", "ALL_FORCES"), "reason", "Others should know"))),
            new Verb(
                    "remark",
                    false,
                    (who, incident, id, proposal, version) -> who.put(
                            "/api/watch-desk/remarks/" + UUID.randomUUID(),
                            Map.of("kind", "NOTE", "incident", id, "text", "They were here on Sunday"))),
            new Verb(
                    "answer-remark",
                    false,
                    (who, incident, id, proposal, version) -> who.send(
                            "POST",
                            "/api/desk/remarks/"
                                    + (id.equals(incident.id()) ? Aside.remarkId(incident) : UUID.randomUUID())
                                    + "/answer",
                            Map.of("state", "SEEN"))),
            new Verb(
                    "decide",
                    false,
                    (who, incident, id, proposal, version) -> who.send(
                            "POST",
                            "/api/sharing-proposals/" + proposal + "/decision",
                            Map.of("accept", false, "reason", "Not yet"))));

    private static String path(UUID id, String what) {
        return "/api/incidents/" + id + what;
    }

    private static Map<String, String> ifMatch(int version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    /** Other words, shared as it is as far as this person can tell. */
    private static Map<String, Object> form(Visitor who, LabelledWorld.Labelled incident, UUID id) {
        var form = new HashMap<String, Object>();
        var now = who.get(path(id, "/sharing"));
        if (now.status() == 200) {
            now.json().get("sharing").propertyStream().forEach(said -> form.put(said.getKey(), said.getValue()));
        }
        form.put("category", incident.category());
        form.put("narrative", "Otherwise than it was.");
        form.put("earliest", incident.at().toString());
        form.put("latest", incident.at().toString());
        form.put("exactTimeKnown", true);
        form.put(
                "place",
                Map.of("text", "TL %05d %05d".formatted(incident.easting() - 500_000, incident.northing() - 200_000)));
        return form;
    }

    /** For nobody but the owner's force, or for all of them where it is that already. */
    private static Map<String, Object> narrower(LabelledWorld.Labelled incident) {
        var scope = incident.rows().get(0).scope();
        return Map.of("scope", scope.equals("OWN_FORCE") ? "ALL_FORCES" : "OWN_FORCE");
    }
}
