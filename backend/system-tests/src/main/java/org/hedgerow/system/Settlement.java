package org.hedgerow.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Organisations and invented people of a Hedgerow that had none, made the way an administrator makes them: with the first
 * code, over HTTP. Only their passwords are written for them, as they would take most of the time.
 */
public final class Settlement {

    private static final String PASSWORD = "barley ditch lantern 7";

    /** Of that password, with next to no work: a hash says itself how it is checked, and hundreds sign in. */
    private static final String HASH =
            "$argon2id$v=19$m=64,t=1,p=1$dDBqYgGhFJPqcn/s3H8atA$wjniDU8CrH2XVOOI4a4W1LXWQwwHaBAcrC+vjVqhD0k";

    /** Somebody who can sign in. */
    public record Login(String id, String username, String password) {}

    private final RunningHedgerow hedgerow;
    private final HedgerowClient administrator;
    private final AtomicInteger people = new AtomicInteger();
    private final Map<String, String> organisations = new ConcurrentHashMap<>();

    private Settlement(RunningHedgerow hedgerow, HedgerowClient administrator) {
        this.hedgerow = hedgerow;
        this.administrator = administrator;
    }

    /** Uses the first code up. */
    public static Settlement in(RunningHedgerow hedgerow) {
        var client = new HedgerowClient(hedgerow.address());
        client.get("/api/session");
        client.post(
                        "/api/enrolments",
                        Map.of(
                                "code",
                                hedgerow.firstCode(),
                                "password",
                                PASSWORD,
                                "username",
                                "first.keeper",
                                "name",
                                "First Keeper"))
                .expect(204);
        return new Settlement(hedgerow, client.signIn("first.keeper", PASSWORD));
    }

    public HedgerowClient administrator() {
        return administrator;
    }

    public String force(String code, String name) {
        return organisation(Map.of("kind", "FORCE", "name", name, "shortName", code, "forceCode", code));
    }

    public String watchGroup(String name, String... squares) {
        return organisation(
                Map.of("kind", "WATCH_GROUP", "name", name, "shortName", "Watch", "watchSquares", List.of(squares)));
    }

    /** The organisation of this name, made by whoever asks first: there is one of each, and a test may be tried once more. */
    public String organisation(Map<String, Object> form) {
        return organisations.computeIfAbsent(
                (String) form.get("name"),
                name -> administrator
                        .post("/api/organisations", form)
                        .expect(201)
                        .json()
                        .get("id")
                        .asString());
    }

    /** A new person of an organisation, with a password that this person did not have to choose first. */
    public Login person(String organisation, String... roles) {
        var username = "person." + people.incrementAndGet();
        JsonNode made = administrator
                .post(
                        "/api/organisations/" + organisation + "/people",
                        Map.of("username", username, "name", "Invented Person", "roles", List.of(roles)))
                .expect(201)
                .json();
        var id = made.get("person").get("id").asString();
        hedgerow.database().execute("update person set password_hash = '" + HASH + "' where id = '" + id + "'");
        return new Login(id, username, PASSWORD);
    }

    public HedgerowClient signIn(Login login) {
        return new HedgerowClient(hedgerow.address()).signIn(login.username(), login.password());
    }

    /** What a report says, to be changed at will: hare coursing, just now, at a grid reference. */
    public static Map<String, Object> report(String gridReference, String scope) {
        return report(gridReference, scope, java.time.Instant.now().minusSeconds(60));
    }

    public static Map<String, Object> report(String gridReference, String scope, java.time.Instant at) {
        var form = new java.util.HashMap<String, Object>();
        form.put("category", "HARE.COURSING");
        form.put("narrative", "Three men with dogs crossed the stubble.");
        form.put("earliest", at.toString());
        form.put("latest", at.toString());
        form.put("exactTimeKnown", true);
        form.put("place", Map.of("text", gridReference));
        form.put("scope", scope);
        return form;
    }

    /** Reports as that person, and returns the new id. */
    public static String send(HedgerowClient by, Map<String, Object> report) {
        var id = UUID.randomUUID().toString();
        by.put("/api/incidents/" + id, report).expect(201);
        return id;
    }

    /** Reports as that person at each of these places, and returns the new ids. */
    public static List<String> send(HedgerowClient by, String scope, String... gridReferences) {
        var ids = new ArrayList<String>();
        for (var reference : gridReferences) {
            ids.add(send(by, report(reference, scope)));
        }
        return ids;
    }
}
