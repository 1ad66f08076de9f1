package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever way a viewer asks, the answer holds the same incidents, each as exactly known: in random worlds, for every kind of reader, after
 * reports, amendments, closures and withdrawals. A channel that forgot the rule, or has one of its own, disagrees with the others.
 */
class ChannelsAgreeTests extends OverHttp {

    private static final int WORLDS = 3;
    private static final int INCIDENTS = 18;
    /** A kind that no other test reports, and that no tier is told more coarsely. */
    private static final String CATEGORY = "WILDLIFE.CITES";

    private static final String WORD = "CITES";
    private static final String FILTER = "period=all&category=" + CATEGORY;
    private static final List<String> SCOPES =
            List.of("OWN_FORCE", "NAMED_ORGANISATIONS", "ALL_FORCES", "WATCH_AREA", "PUBLIC");

    @Test
    void everyChannelGivesAViewerTheSameIncidents() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            agree(seed);
        }
    }

    private void agree(long seed) {
        var random = new Random(seed);
        var cambridgeshire = force("CAMBS");
        var essex = force("ESSEX");
        var here = watchGroup("TL44", "TL54", "TL33");
        var partner = partner();
        var viewers = new LinkedHashMap<String, Visitor>();
        viewers.put("officer", visitor(cambridgeshire, Role.OFFICER));
        viewers.put("analyst", visitor(cambridgeshire, Role.ANALYST));
        viewers.put("neighbour", visitor(essex, Role.OFFICER));
        viewers.put("coordinator", visitor(here, Role.WATCH_COORDINATOR));
        viewers.put("coordinator elsewhere", visitor(watchGroup("SU00"), Role.WATCH_COORDINATOR));
        viewers.put("farmer", visitor(here, Role.REPORTER));
        viewers.put("partner", visitor(partner, Role.REPORTER));
        var before = new HashMap<String, Map<String, String>>();
        var streams = new LinkedHashMap<String, Ear>();
        viewers.forEach((who, viewer) -> {
            before.put(who, listed(viewer));
            streams.put(who, viewer.stream());
        });
        try {
            var made = world(
                    random,
                    Map.of(viewers.get("officer"), essex, viewers.get("neighbour"), cambridgeshire),
                    here,
                    partner);
            // One more that everybody sees is the last to arrive: when it is on a map, so is all that came before.
            var last = newId();
            put(viewers.get("officer"), last, null, report(random, "PUBLIC", List.of()));
            made.add(last);
            viewers.forEach((who, viewer) -> {
                var what = "seed " + seed + ", " + who;
                Eventually.equal(what, true, () -> listed(viewer).containsKey(last));
                Eventually.equal(
                        what,
                        true,
                        () -> streams.get(who).hasLostCount()
                                || streams.get(who).known(CATEGORY).containsKey(last));
                compare(what, viewer, streams.get(who), before.get(who), made);
            });
        } finally {
            streams.values().forEach(Ear::close);
        }
    }

    private void compare(String what, Visitor viewer, Ear stream, Map<String, String> before, List<String> made) {
        var listed = listed(viewer);
        assertThat(tiers(viewer.get("/api/map?zoom=18&bbox=-9,49,3,61&" + FILTER)
                        .json()
                        .at("/incidents/features")))
                .as(what + ": map")
                .isEqualTo(listed);
        assertThat(paged(viewer, "/api/search?text=" + WORD + "&limit=11&" + FILTER))
                .as(what + ": search")
                .isEqualTo(listed);
        var statistics = viewer.get("/api/statistics?" + FILTER).json();
        assertThat(statistics.get("total").asInt()).as(what + ": statistics").isEqualTo(listed.size());
        var grid = statistics.get("grid");
        var hours = statistics.get("hours");
        assertThat(grid.isNull()).as(what + ": one of two tables of hours").isNotEqualTo(hours.isNull());
        if (hours.isNull()) {
            assertThat(grid.get("counted").asInt() + grid.get("excluded").asInt())
                    .as(what + ": statistics by hours")
                    .isEqualTo(listed.size());
        }
        for (var table : hours.isNull()
                ? List.of("categories", "forces", "periods")
                : List.of("categories", "forces", "periods", "hours")) {
            int sum = 0;
            for (var count : statistics.at("/" + table + "/counts")) {
                sum += count.get("count").asInt();
            }
            assertThat(sum).as(what + ": statistics by " + table).isEqualTo(listed.size());
        }
        if (!stream.hasLostCount()) {
            var live = new TreeMap<>(before);
            live.keySet().removeAll(made);
            live.putAll(stream.known(CATEGORY));
            assertThat(live).as(what + ": live").isEqualTo(listed);
        }
        var export = viewer.send(
                "POST",
                "/api/exports",
                Map.of("format", "GEOJSON", "filter", FILTER, "reason", "To compare the channels"));
        if (export.status() == 201) {
            var file = viewer.get("/api/exports/" + export.json().get("id").asString());
            var exported = new TreeMap<String, String>();
            for (var feature : file.json().get("features")) {
                exported.put(
                        feature.get("id").asString(),
                        feature.at("/properties/knownAs").asString());
            }
            assertThat(exported).as(what + ": export").isEqualTo(listed);
        } else {
            assertThat(export.status()).as(what + ": export").isEqualTo(404);
        }
        for (var id : made) {
            var detail = viewer.get("/api/incidents/" + id);
            var properties = detail.status() == 200 ? detail.json().at("/feature/properties") : null;
            // Who owns a record still opens it when it was taken back; it is on no map then.
            var seen = properties == null || properties.get("status").asString().equals("WITHDRAWN")
                    ? null
                    : properties.get("precision").asString();
            assertThat(seen).as(what + ": detail of " + id).isEqualTo(listed.get(id));
            var reference = properties == null ? null : properties.get("reference");
            if (reference != null && !reference.isNull()) {
                var suggested = viewer.get("/api/suggestions?text=" + reference.asString())
                        .json()
                        .get("references")
                        .findValuesAsString("id")
                        .contains(id);
                assertThat(suggested).as(what + ": suggestion of " + id).isEqualTo(listed.containsKey(id));
            }
        }
    }

    /** Reports by the officers of two forces, of which many are then changed. */
    private List<String> world(
            Random random, Map<Visitor, Organisation> owners, Organisation watch, Organisation partner) {
        var made = new ArrayList<String>();
        for (int number = 0; number < INCIDENTS; number++) {
            var owner = new ArrayList<>(owners.keySet()).get(random.nextInt(2));
            var named = List.of(owners.get(owner), watch, partner);
            var id = newId();
            put(owner, id, null, report(random, SCOPES.get(random.nextInt(SCOPES.size())), named));
            made.add(id);
            int version = 1;
            for (int change = random.nextInt(3); change > 0; change--) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        put(owner, id, version, report(random, SCOPES.get(random.nextInt(SCOPES.size())), named));
                        version++;
                    }
                    case 2 -> {
                        owner.post("/api/incidents/" + id + "/closure", version, Map.of("reason", "Done with"));
                        change = 1;
                        version++;
                    }
                    default -> {
                        owner.post("/api/incidents/" + id + "/withdrawal", version, Map.of("reason", "In error"));
                        change = 1;
                        version++;
                    }
                }
            }
        }
        return made;
    }

    private static Map<String, Object> report(Random random, String scope, List<Organisation> named) {
        var place =
                String.format(Locale.ROOT, "TL %04d %04d", 4_000 + random.nextInt(1_000), 4_400 + random.nextInt(400));
        var report = report(place, scope);
        report.put("category", CATEGORY);
        report.put("narrative", "An invented matter");
        if (scope.equals("NAMED_ORGANISATIONS")) {
            report.put("organisations", named.stream().map(Organisation::id).toList());
        }
        return report;
    }

    private static void put(Visitor owner, String id, @Nullable Integer version, Map<String, Object> report) {
        if (version != null) {
            report.put("reason", "Shared too far, or not far enough");
        }
        var answer = owner.send(
                "PUT",
                "/api/incidents/" + id,
                report,
                "application/json",
                version == null ? Map.of() : Map.of("If-Match", "\"" + version + "\""));
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private static Map<String, String> listed(Visitor viewer) {
        return paged(viewer, "/api/incidents?limit=7&" + FILTER);
    }

    private static Map<String, String> paged(Visitor viewer, String path) {
        var found = new TreeMap<String, String>();
        var next = "";
        do {
            var answer = viewer.get(path + next);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            var page = answer.json();
            found.putAll(tiers(page.get("incidents")));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        return found;
    }

    private static Map<String, String> tiers(JsonNode features) {
        var found = new TreeMap<String, String>();
        for (var feature : features) {
            found.put(
                    feature.get("id").asString(),
                    feature.at("/properties/precision").asString());
        }
        return found;
    }
}
