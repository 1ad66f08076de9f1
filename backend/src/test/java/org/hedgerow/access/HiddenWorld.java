package org.hedgerow.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleLabel;
import org.hedgerow.oracle.OracleViewer;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that the proof of non-interference reports, changes, closes and takes back, as the proof itself remembers them, and the
 * random edits of them. What an edit shows to somebody is the oracle's to say.
 */
final class HiddenWorld {

    static final int WEST = 530_000;
    static final int SOUTH = 250_000;
    static final int SIDE = 20_000;

    private static final int MOST = 70;
    /** As the application allows one person fewer than twice as many. */
    private static final int MOST_PROPOSED = 12;

    private static final String NOTE = "note";
    private static final String NO_NOTE = "no note";
    private static final String PROPOSAL = "proposal";
    private static final Set<String> BESIDE = Set.of(NOTE, NO_NOTE, PROPOSAL);

    private static final List<String> OFFICERS = List.of("owner-officer", "agreed-officer", "far-officer");
    private static final List<String> AUTHORS = List.of("owner-officer", "agreed-officer", "far-officer", "farmer");
    private static final List<String> SCOPES =
            List.of("OWN_FORCE", "NAMED_ORGANISATIONS", "ALL_FORCES", "WATCH_AREA", "PUBLIC");
    private static final List<String> NAMED =
            List.of("KENT union", "elsewhere", "KENT council", "here WARKS", "crime-unit");
    private static final List<String> CATEGORIES = List.of("HARE.COURSING", "HARE.POACHING", "FUEL.REDDIESEL");

    /** An incident as it stands. */
    record Known(
            UUID id,
            String author,
            int version,
            String scope,
            Set<String> named,
            String category,
            int easting,
            int northing,
            String narrative,
            boolean open,
            boolean onTheMap) {

        String owner(Estate estate) {
            var home = estate.viewer(author);
            // A report of somebody who is not of the police belongs to the force of the place, and all these places are
            // in one.
            return home.kind().equals("FORCE") ? home.organisation() : "CAMBS";
        }
    }

    /** One request that changes one incident, or what stands beside it. */
    record Edit(
            String kind, @Nullable Known before, Known after, String method, String path, Map<String, Object> body) {

        void applyTo(Map<String, Visitor> visitors) {
            var visitor = visitors.get(after.author());
            var answer = before == null
                    ? visitor.put(path, body)
                    : visitor.send(
                            method, path, body, "application/json", Map.of("If-Match", "\"" + before.version() + "\""));
            if (answer.status() / 100 != 2) {
                throw new IllegalStateException(this + " was refused: " + answer);
            }
        }

        /** Whether it changes the record, and not what stands beside it: whoever it is hidden from knows of no such record. */
        boolean isOfTheRecord() {
            return !BESIDE.contains(kind);
        }

        @Override
        public String toString() {
            return kind + " " + path + " by " + after.author() + " to " + after.scope() + " " + after.named() + " "
                    + body;
        }
    }

    private final Estate estate;
    private final Instant now;
    private final Random random;
    private final Map<UUID, Known> known = new LinkedHashMap<>();
    /** Incidents that are behind the note of their square. */
    private final Set<UUID> noted = new HashSet<>();
    /** Incidents that somebody proposes to share wider, and the version that this is about. */
    private final Map<UUID, Integer> proposed = new HashMap<>();

    HiddenWorld(Estate estate, Instant now, Random random) {
        this.estate = estate;
        this.now = now;
        this.random = random;
    }

    List<Known> all() {
        return List.copyOf(known.values());
    }

    /**
     * Before anything is hidden, on both sides: a note for other forces in each square of each force that has any, each with an incident that
     * stays. What is put behind these notes or taken away later changes none of them.
     */
    List<Edit> notes() {
        var edits = new ArrayList<Edit>();
        for (var author : OFFICERS) {
            for (int square = 0; square < 4; square++) {
                var incident = reported(
                        author, "OWN_FORCE", WEST + square % 2 * SIDE / 2 + 700, SOUTH + square / 2 * SIDE / 2 + 700);
                edits.add(report(incident));
                edits.add(note(incident));
            }
        }
        return edits;
    }

    /** Remembers what an edit did. */
    void take(Edit edit) {
        switch (edit.kind()) {
            case NOTE -> noted.add(edit.after().id());
            case NO_NOTE -> noted.remove(edit.after().id());
            case PROPOSAL -> proposed.put(edit.after().id(), edit.after().version());
            default -> {}
        }
        if (edit.after().onTheMap()) {
            known.put(edit.after().id(), edit.after());
        } else {
            known.remove(edit.after().id());
        }
    }

    /** Any edit of an incident that is not among these. */
    Edit anyEdit(Set<UUID> not) {
        var choices = known.values().stream()
                .filter(Known::open)
                .filter(incident -> !not.contains(incident.id()))
                .filter(incident -> !incident.author().equals("farmer"))
                .toList();
        int choice = random.nextInt(12);
        if (choices.isEmpty() || (choice < 4 && known.size() < MOST)) {
            return report();
        }
        var incident = choices.get(random.nextInt(choices.size()));
        if (known.size() >= MOST || choice == 4) {
            return end("withdrawal", incident, false);
        }
        if (choice >= 10) {
            return beside(incident).orElseGet(() -> relabel(incident));
        }
        return switch (choice) {
            case 5 -> end("closure", incident, true);
            case 6 -> amend(incident, incident.scope(), incident.named(), true);
            default -> relabel(incident);
        };
    }

    /** An edit that this viewer may not know of; empty when none was found. */
    Optional<Edit> hiddenEdit(OracleViewer viewer, Set<UUID> not) {
        for (int attempt = 0; attempt < 40; attempt++) {
            var edit = anyEdit(not);
            if (isHidden(edit, viewer)) {
                return Optional.of(edit);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the viewer may know nothing of it. What stands beside a record is for its owner alone, also when others read the record. Otherwise: neither what there was nor what there is. Somebody who is given a square does see that a
     * record has another version, though not what became of its words: versions belong to the record and not to what is released of it.
     */
    boolean isHidden(Edit edit, OracleViewer viewer) {
        if (!edit.isOfTheRecord()) {
            return !viewer.organisation().equals(edit.after().owner(estate));
        }
        return (edit.before() == null || tier(edit.before(), viewer).isEmpty())
                && tier(edit.after(), viewer).isEmpty();
    }

    private Optional<String> tier(Known incident, OracleViewer viewer) {
        var rows = new ArrayList<OracleLabel>();
        rows.add(label(incident, incident.onTheMap() ? incident.scope() : "OWN_FORCE", "EXACT", null));
        if (incident.author().equals("farmer")) {
            rows.add(label(incident, "OWN_FORCE", "ORIGINATOR", "farmer"));
        }
        if (incident.onTheMap()) {
            rows.add(label(incident, incident.scope(), "WATCH", null));
            rows.add(label(incident, incident.scope(), "PUBLIC", null));
        }
        return estate.oracle().bestTier(viewer, rows, now);
    }

    private OracleLabel label(Known incident, String scope, String tier, @Nullable String originator) {
        var squared = tier.equals("WATCH") && !scope.equals("NAMED_ORGANISATIONS");
        return new OracleLabel(
                incident.owner(estate),
                scope,
                tier,
                scope.equals("NAMED_ORGANISATIONS") ? incident.named() : Set.of(),
                originator,
                null,
                null,
                incident.category().substring(0, 4),
                null,
                squared ? LabelledWorld.square(incident.easting(), incident.northing()) : null,
                "P",
                null,
                null,
                "OFFICIAL",
                null,
                Set.of(),
                Set.of(),
                null,
                null);
    }

    /** Something about a record that its owner alone may know. */
    private Optional<Edit> beside(Known incident) {
        if (noted.contains(incident.id())) {
            return Optional.of(new Edit(
                    NO_NOTE, incident, incident, "DELETE", "/api/incidents/" + incident.id() + "/pointer", Map.of()));
        }
        if (!List.of("OWN_FORCE", "NAMED_ORGANISATIONS").contains(incident.scope())) {
            return Optional.empty();
        }
        return Optional.of(random.nextBoolean() || !mayPropose(incident) ? note(incident) : proposal(incident));
    }

    private static Edit note(Known incident) {
        return new Edit(
                NOTE,
                incident,
                incident,
                "PUT",
                "/api/incidents/" + incident.id() + "/pointer",
                Map.of("contact", "The desk of " + incident.author()));
    }

    private boolean mayPropose(Known incident) {
        var open = known.values().stream()
                .filter(each -> each.author().equals(incident.author()))
                .filter(this::isProposed)
                .count();
        return open < MOST_PROPOSED && !isProposed(incident);
    }

    private boolean isProposed(Known incident) {
        return proposed.getOrDefault(incident.id(), 0) == incident.version();
    }

    private static Edit proposal(Known incident) {
        return new Edit(
                PROPOSAL,
                incident,
                incident,
                "POST",
                "/api/incidents/" + incident.id() + "/sharing-proposals",
                Map.of("sharing", Map.of("scope", "PUBLIC"), "reason", "Everybody should know"));
    }

    private Edit report() {
        var author = AUTHORS.get(random.nextInt(AUTHORS.size()));
        var scope = author.equals("farmer") ? "OWN_FORCE" : SCOPES.get(random.nextInt(SCOPES.size()));
        // Near to one another, so that some make hotspots together.
        return report(reported(
                author,
                scope,
                WEST + 1_000 + random.nextInt(18) * 1_000 + random.nextInt(300),
                SOUTH + 1_000 + random.nextInt(18) * 1_000 + random.nextInt(300)));
    }

    private Edit report(Known after) {
        return new Edit("report", null, after, "PUT", "/api/incidents/" + after.id(), form(after));
    }

    private Known reported(String author, String scope, int easting, int northing) {
        var id = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
        return new Known(
                id,
                author,
                1,
                scope,
                named(scope),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                easting,
                northing,
                words(),
                true,
                true);
    }

    private Edit relabel(Known incident) {
        var scope = SCOPES.get(random.nextInt(SCOPES.size()));
        return amend(incident, scope, named(scope), false);
    }

    private Edit amend(Known incident, String scope, Set<String> named, boolean reword) {
        int east = reword ? within(incident.easting()) : WEST + random.nextInt(SIDE);
        int north = reword ? within(incident.northing()) : SOUTH + random.nextInt(SIDE);
        var after = new Known(
                incident.id(),
                incident.author(),
                incident.version() + 1,
                scope,
                named,
                reword ? incident.category() : CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                east,
                north,
                words(),
                true,
                true);
        return new Edit(
                reword ? "rewording" : "amendment",
                incident,
                after,
                "PUT",
                "/api/incidents/" + incident.id(),
                form(after));
    }

    /** Another place in the same square of 100 m. */
    private int within(int metres) {
        return metres / 100 * 100 + random.nextInt(100);
    }

    private static Edit end(String how, Known incident, boolean staysOnTheMap) {
        var after = new Known(
                incident.id(),
                incident.author(),
                incident.version() + 1,
                incident.scope(),
                incident.named(),
                incident.category(),
                incident.easting(),
                incident.northing(),
                incident.narrative(),
                false,
                staysOnTheMap);
        return new Edit(
                how,
                incident,
                after,
                "POST",
                "/api/incidents/" + incident.id() + "/" + how,
                Map.of("reason", "It has been dealt with."));
    }

    private Map<String, Object> form(Known incident) {
        var form = new HashMap<String, Object>();
        var at = now.minusSeconds(3_600 + Math.floorMod(incident.id().hashCode(), 40) * 3_600L)
                .toString();
        form.put("category", incident.category());
        form.put("narrative", incident.narrative());
        form.put("earliest", at);
        form.put("latest", at);
        form.put("exactTimeKnown", true);
        form.put(
                "place",
                Map.of("text", "TL %05d %05d".formatted(incident.easting() - 500_000, incident.northing() - 200_000)));
        if (!incident.author().equals("farmer")) {
            if (incident.version() > 1) {
                form.put("reason", "We know more now.");
            }
            form.put("scope", incident.scope());
            if (!incident.named().isEmpty()) {
                form.put(
                        "organisations",
                        incident.named().stream().map(Estate::id).sorted().toList());
            }
        }
        return form;
    }

    private Set<String> named(String scope) {
        return scope.equals("NAMED_ORGANISATIONS") ? Estate.words(NAMED.get(random.nextInt(NAMED.size()))) : Set.of();
    }

    private String words() {
        return "Words " + Long.toString(random.nextLong() & Long.MAX_VALUE, 36).repeat(1 + random.nextInt(4));
    }
}
