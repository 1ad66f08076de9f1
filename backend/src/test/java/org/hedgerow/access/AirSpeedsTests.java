package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** How fast aircraft fly is kept by an administrator, from a day on, and what a request says about bases follows it. */
@DirtiesContext
class AirSpeedsTests extends OverHttp {

    private static final String SPEEDS = "/api/reference-data/air-speeds";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @Test
    void timesToBasesFollowTheRowsOfTheMoment() {
        var administrator = visitor(partner(), Role.SYSTEM_ADMINISTRATOR);
        var officer = visitor(force("NORFOLK"), Role.OFFICER);
        var incident = newId();
        officer.put("/api/incidents/" + incident, report("TF 700 400", "OWN_FORCE"));
        int before = fixedWingMinutes(officer, incident);

        var entry = administrator.get(SPEEDS + "/FIXED_WING");
        assertThat(entry.json().at("/rows/0/values/knots").asString()).isEqualTo("120");
        var values = new HashMap<String, Object>();
        entry.json()
                .at("/rows/0/values")
                .properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asString()));
        values.put("knots", "60");
        values.put("source", "Measured for a test");
        for (var nobody : java.util.List.of(officer, visitor(nationalUnit(), Role.AIR_SUPPORT))) {
            assertThat(nobody.get(SPEEDS).status()).isEqualTo(404);
            assertThat(change(nobody, entry.headers().get("etag").get(0), values)
                            .status())
                    .isEqualTo(404);
        }
        for (var wrong : Map.of("knots", "29", "launch_minutes_by_day", "121", "launch_minutes_by_night", "x")
                .entrySet()) {
            var bad = new HashMap<>(values);
            bad.put(wrong.getKey(), wrong.getValue());
            assertThat(change(administrator, entry.headers().get("etag").get(0), bad)
                            .status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        var changed = change(administrator, entry.headers().get("etag").get(0), values);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().get("rows").size())
                .as("what held before stays")
                .isEqualTo(2);
        assertThat(changed.json().at("/history/0/reason").asString()).isEqualTo("Measured anew");

        assertThat(fixedWingMinutes(officer, incident))
                .as("half the speed, and the same launch")
                .isBetween(2 * before - 10, 2 * before - 4);
    }

    private static Visitor.Answer change(Visitor visitor, String version, Map<String, ?> values) {
        return visitor.send(
                "POST",
                SPEEDS + "/FIXED_WING/changes",
                Map.of("values", values, "from", TODAY.toString(), "reason", "Measured anew"),
                "application/json",
                Map.of("If-Match", version));
    }

    private static int fixedWingMinutes(Visitor officer, String incident) {
        var begun = officer.get("/api/air-requests/from-incident/" + incident);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
        return begun.json()
                .at("/about/bases")
                .valueStream()
                .filter(base -> base.get("kind").asString().equals("FIXED_WING"))
                .findFirst()
                .orElseThrow()
                .get("minutes")
                .asInt();
    }
}
