package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Published statistics are for anybody, the same for everybody, and hold no small count. */
class PublishedStatisticsOverHttpTests extends OverHttp {

    private static final String ADDRESS = "/api/published-statistics";

    @Test
    void anybodyHasThemAndNobodyHasOthers() {
        var answer = nobody().get(ADDRESS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().keySet()).noneMatch(name -> name.equalsIgnoreCase("set-cookie"));
        var officer = visitor(force("SURREY"), Role.OFFICER).get(ADDRESS + "?compare=year");
        assertThat(officer.json().at("/statistics/sums"))
                .isEqualTo(nobody().get(ADDRESS).json().at("/statistics/sums"));
        for (var count : counts(answer.json())) {
            assertThat(count).isNotIn(1, 2);
        }
    }

    @Test
    void aSeasonMayBeAskedForAndNothingElse() {
        var season = nobody().get(ADDRESS + "?compare=season").json().get("statistics");
        assertThat(season.get("from").asString()).endsWith("-08-01");
        assertThat(nobody().get(ADDRESS + "?compare=week").status()).isEqualTo(422);
        assertThat(nobody().get(ADDRESS + "?compare=" + "y".repeat(3_000)).status())
                .isEqualTo(422);
        assertThat(nobody().send("POST", ADDRESS, "{}").status()).isNotEqualTo(200);
    }

    private static List<Integer> counts(JsonNode view) {
        var counts = new ArrayList<Integer>();
        for (var name : List.of("now", "before")) {
            view.findValues(name).stream()
                    .filter(JsonNode::isNumber)
                    .map(JsonNode::asInt)
                    .forEach(counts::add);
        }
        return counts;
    }
}
