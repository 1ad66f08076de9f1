package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The seasons of past years over HTTP: those of the own force, for its police alone. */
class SeasonsOverHttpTests extends OverHttp {

    private static final String SEASONS = "/api/bulletin-desk/seasons?advice=HERITAGE";

    @Test
    void anIncidentOfTheOwnForceIsCountedInItsSeasonAndOfNoOther() {
        var officer = visitor(force("CUMBRIA"), Role.OFFICER);
        var year = LocalDate.now(ZoneOffset.UTC).getYear() - 1;
        var before = season(officer, SEASONS);
        var others = season(visitor(force("LANCS"), Role.OFFICER), SEASONS);
        // The first record lies before the season, so that the season says something.
        record(officer, LocalDate.of(year - 2, 3, 1));
        for (int i = 0; i < 4; i++) {
            record(officer, LocalDate.of(year, 8, 10));
        }
        var after = season(officer, SEASONS);
        assertThat(count(after, year)).isEqualTo(count(before, year) + 4);
        assertThat(season(visitor(force("LANCS"), Role.OFFICER), SEASONS)).isEqualTo(others);
        assertThat(count(season(officer, "/api/bulletin-desk/seasons"), year))
                .as("of every kind")
                .isGreaterThanOrEqualTo(count(after, year));
    }

    @Test
    void itIsForThePoliceOfAForceAlone() {
        var nowhere = visitor(force("CUMBRIA"), Role.OFFICER)
                .get("/api/there-is-nothing-of-this-name")
                .seen();
        for (var other : List.of(
                visitor(watchGroup(), Role.REPORTER),
                visitor(watchGroup(), Role.WATCH_COORDINATOR),
                visitor(force("CUMBRIA"), Role.REPORTER))) {
            assertThat(other.get(SEASONS).seen()).isEqualTo(nowhere);
        }
        assertThat(visitor(force("CUMBRIA"), Role.OFFICER)
                        .get("/api/bulletin-desk/seasons?advice=NOTHING")
                        .pointers())
                .containsExactly("/advice");
    }

    private static JsonNode season(Visitor officer, String path) {
        var answer = officer.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        for (var season : answer.json().get("seasons")) {
            if (season.get("season").asString().equals("SUMMER_HOLIDAYS")) {
                assertThat(season.get("typical").asBoolean()).isTrue();
                return season;
            }
        }
        throw new AssertionError("no summer");
    }

    private static int count(JsonNode season, int year) {
        for (var each : season.get("years")) {
            if (each.get("year").asInt() == year) {
                return each.get("count").isNull() ? 0 : each.get("count").asInt();
            }
        }
        throw new AssertionError("no such year");
    }

    private void record(Visitor officer, LocalDate day) {
        var report = report("NY 420 440", "OWN_FORCE");
        report.put("category", "HERITAGE.NIGHTHAWKING");
        report.put("earliest", day + "T10:00:00Z");
        report.put("latest", day + "T11:00:00Z");
        var made = officer.put("/api/incidents/" + newId(), report);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }
}
