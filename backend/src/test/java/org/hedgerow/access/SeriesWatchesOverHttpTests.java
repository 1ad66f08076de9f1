package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Watches on series: told of to their keeper alone, and of nothing that the keeper may not read at that moment. */
class SeriesWatchesOverHttpTests extends OverHttp {

    private static final String WATCHES = "/api/series-watches/";
    private static final String GWENT = "ST 4212 0812";

    @Test
    void whatJoinsIsToldUntilItWasLookedAt() {
        var force = force("GWENT");
        var keeper = visitor(force, Role.OFFICER);
        var colleague = visitor(force, Role.ANALYST);
        var ids = SeriesOverHttpTests.four(keeper);
        var series = SeriesOverHttpTests.accept(keeper, ids.get(0), ids.get(1));
        var id = keep(keeper, series);
        assertThat(keeper.get("/api/series/" + series).json().at("/watch/id").asString())
                .isEqualTo(id);
        assertThat(colleague.get("/api/series/" + series).json().get("watch").isNull())
                .isTrue();
        assertThat(told(keeper, id).get("news")).isEmpty();
        var younger = SeriesOverHttpTests.accept(colleague, ids.get(2), ids.get(3));
        assertThat(told(keeper, id).get("news")).isEmpty();
        SeriesOverHttpTests.accept(colleague, ids.get(1), ids.get(2));
        var watch = told(keeper, id);
        assertThat(watch.get("news")
                        .valueStream()
                        .map(each -> each.at("/incident/id").asString()))
                .as("all of what was joined to it")
                .containsExactlyInAnyOrder(ids.get(2), ids.get(3));
        assertThat(watch.at("/series/id").asString()).isEqualTo(series).isNotEqualTo(younger);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'series watch' and operation = 'CONSULTATION' and '"
                                + ids.get(3) + "' = any (subjects)"))
                .isOne();
        assertThat(looked(keeper, id, watch.get("until").asString()).status()).isEqualTo(204);
        assertThat(told(keeper, id).get("news")).isEmpty();
        assertThat(looked(keeper, id, "2020-01-01T00:00:00Z").status()).isEqualTo(204);
        assertThat(told(keeper, id).get("news")).as("a mark never goes back").isEmpty();
        assertThat(looked(keeper, id, Instant.now().plusSeconds(3_600).toString())
                        .pointers())
                .containsExactly("/until");
    }

    @Test
    void whatItsKeeperMayNotReadChangesNoByte() {
        var gwent = visitor(force("GWENT"), Role.OFFICER);
        var keeper = visitor(force("DYFPOW"), Role.OFFICER);
        var one = LinksOverHttpTests.incident(gwent, GWENT, "ALL_FORCES", null);
        var two = LinksOverHttpTests.incident(gwent, GWENT, "ALL_FORCES", null);
        var series = SeriesOverHttpTests.accept(gwent, one, two);
        var id = keep(keeper, series);
        var before = keeper.get("/api/series-watches").seen();
        SeriesOverHttpTests.accept(gwent, two, LinksOverHttpTests.incident(gwent, GWENT, "OWN_FORCE", null));
        assertThat(keeper.get("/api/series-watches").seen()).isEqualTo(before);
        SeriesOverHttpTests.accept(gwent, two, LinksOverHttpTests.incident(gwent, GWENT, "ALL_FORCES", null));
        assertThat(told(keeper, id).get("news")).hasSize(1);
        SeriesOverHttpTests.remove(gwent, series, one, "Another car");
        assertThat(told(keeper, id).at("/series/id").isMissingNode())
                .as("it is in what is left")
                .isFalse();
    }

    @Test
    void nobodyElseSeesAWatchNorTouchesIt() {
        var gwent = force("GWENT");
        var keeper = visitor(gwent, Role.OFFICER);
        var ids = SeriesOverHttpTests.four(keeper);
        var series = SeriesOverHttpTests.accept(keeper, ids.get(0), ids.get(1));
        var form = watch();
        assertThat(keeper.send("POST", "/api/series/" + series + "/watches", form)
                        .status())
                .isEqualTo(201);
        assertThat(keeper.send("POST", "/api/series/" + series + "/watches", form)
                        .status())
                .as("repeated")
                .isEqualTo(200);
        var longer = new HashMap<>(form);
        longer.put("days", 9);
        assertThat(keeper.send("POST", "/api/series/" + series + "/watches", longer)
                        .pointers())
                .containsExactly("/id");
        var id = String.valueOf(form.get("id"));
        var colleague = visitor(gwent, Role.ANALYST);
        assertThat(colleague.get("/api/series-watches").body()).isEqualTo("{\"watches\":[]}");
        assertThat(end(colleague, id).seen()).isEqualTo(end(colleague, newId()).seen());
        assertThat(looked(colleague, id, "2020-01-01T00:00:00Z").seen())
                .isEqualTo(looked(colleague, newId(), "2020-01-01T00:00:00Z").seen());
        assertThat(colleague
                        .send("POST", "/api/series/" + series + "/watches", form)
                        .pointers())
                .containsExactly("/id");
        var elsewhere = visitor(force("DYFPOW"), Role.OFFICER);
        assertThat(elsewhere
                        .send("POST", "/api/series/" + series + "/watches", watch())
                        .seen())
                .isEqualTo(elsewhere
                        .send("POST", "/api/series/" + newId() + "/watches", watch())
                        .seen());
        assertThat(end(keeper, id).status()).isEqualTo(204);
        assertThat(end(keeper, id).status()).as("again").isEqualTo(204);
        assertThat(told(keeper, id).get("state").asString()).isEqualTo("ENDED");
        assertThat(told(keeper, id).get("series").isNull()).isTrue();
    }

    @Test
    void aPersonKeepsTwentyAtOnceAndBadInputIsNamed() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var ids = SeriesOverHttpTests.four(keeper);
        var series = SeriesOverHttpTests.accept(keeper, ids.get(0), ids.get(1));
        var bad = new HashMap<String, List<@Nullable Object>>();
        bad.put("id", Arrays.asList(null, "00000000-0000-1000-8000-000000000000"));
        bad.put("purpose", Arrays.asList(null, "", "CURIOSITY"));
        bad.put("reason", Arrays.asList(null, " ", "x".repeat(201), "a\nb"));
        bad.put("days", Arrays.asList(null, 0, -1, 91));
        bad.forEach((field, values) -> {
            for (var value : values) {
                var form = new HashMap<String, @Nullable Object>(watch());
                form.put(field, value);
                assertThat(keeper.send("POST", "/api/series/" + series + "/watches", form)
                                .pointers())
                        .as(field + " " + value)
                        .containsExactly("/" + field);
            }
        });
        assertThat(looked(keeper, newId(), null).pointers()).containsExactly("/until");
        for (int each = 0; each < 20; each++) {
            keep(keeper, series);
        }
        var refused = keeper.send("POST", "/api/series/" + series + "/watches", watch());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems#series-watch-limit");
    }

    private static String keep(Visitor keeper, String series) {
        var form = watch();
        var made = keeper.send("POST", "/api/series/" + series + "/watches", form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return String.valueOf(form.get("id"));
    }

    private static Map<String, Object> watch() {
        var form = new HashMap<String, Object>();
        form.put("id", newId());
        form.put("purpose", "INVESTIGATION");
        form.put("reason", "Who comes in the silver car");
        form.put("days", 7);
        return form;
    }

    private static JsonNode told(Visitor keeper, String id) {
        return keeper.get("/api/series-watches")
                .json()
                .get("watches")
                .valueStream()
                .filter(watch -> watch.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Visitor.Answer end(Visitor visitor, String id) {
        return visitor.send("DELETE", WATCHES + id, null);
    }

    private static Visitor.Answer looked(Visitor visitor, String id, @Nullable String until) {
        var form = new HashMap<String, @Nullable Object>();
        form.put("until", until);
        return visitor.send("POST", WATCHES + id + "/looked", form);
    }
}
