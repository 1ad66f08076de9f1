package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.access.EnquiriesOverHttpTests.ask;
import static org.hedgerow.access.EnquiriesOverHttpTests.forces;
import static org.hedgerow.access.EnquiriesOverHttpTests.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Enquiries about how a vehicle looks, a person, a place, and what is planned in an area. What is compared is of one test alone. */
class EnquiryKindsOverHttpTests extends OverHttp {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    private Organisation open;
    private Visitor owner;
    private Visitor asker;

    @BeforeEach
    void oneAnswers() {
        open = force("CUMBRIA");
        owner = visitor(open, Role.ANALYST);
        asker = visitor(force("DEVCORN"), Role.OFFICER);
        var administrator = visitor(open, Role.ORGANISATION_ADMINISTRATOR);
        for (var kind : List.of("VEHICLE", "PERSON", "PLACE", "OPERATION")) {
            var kept =
                    administrator.put("/api/answering/" + kind, Map.of("answers", true, "contact", "Desk of " + kind));
            assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        }
    }

    @Test
    void howAVehicleLooksIsComparedWhole() {
        var make = letters();
        var form = SightingsOverHttpTests.vehicle("", "OWN_FORCE");
        form.putAll(Map.of("make", make, "model", "Forester", "colour", "Silver"));
        form.remove("plate");
        form.remove("certainty");
        record(owner, form);
        var wanted = asked("VEHICLE", Map.of("make", make.toUpperCase(Locale.ROOT), "colour", "silver"));
        var answer = ask(asker, wanted);
        assertThat(forces(answer.get("hits"))).containsExactly(open.name());
        assertThat(answer.at("/hits/0/contact").asString()).isEqualTo("Desk of VEHICLE");
        wanted.put("model", "forester");
        assertThat(ask(asker, wanted).get("hits").size()).isOne();
        wanted.put("model", "Outback");
        assertThat(ask(asker, wanted).get("hits").size()).isZero();
        assertThat(ask(asker, asked("VEHICLE", Map.of("make", make.substring(1), "colour", "silver")))
                        .get("hits")
                        .size())
                .as("a part is not the whole")
                .isZero();
    }

    @Test
    void aPersonIsTheSameNameAndDateOfBirth() {
        var name = "Invented " + letters();
        var subject = newId();
        owner.put("/api/ladder/subjects/" + subject, Map.of("kind", "PERSON", "name", name, "born", "1980-01-01"));
        var step = Map.of(
                "subject",
                subject,
                "kind",
                "BREACH",
                "area",
                "Here",
                "issuedAt",
                "2025-10-15T18:00:00Z",
                "servedBy",
                "PC 1");
        assertThat(owner.put("/api/ladder/steps/" + newId(), step).status()).isEqualTo(201);
        var wanted = asked("PERSON", Map.of("name", name.toUpperCase(Locale.ROOT), "born", "1980-01-01"));
        assertThat(ask(asker, wanted).at("/hits/0/records").asInt()).isOne();
        var told = owner.get("/api/enquiry-hits");
        assertThat(told.body()).contains(subject).doesNotContain(name);
        wanted.put("born", "1980-01-02");
        assertThat(ask(asker, wanted).get("hits").size()).isZero();
        var aged = newId();
        owner.put("/api/ladder/subjects/" + aged, Map.of("kind", "PERSON", "name", name + "x", "age", 40));
        assertThat(ask(asker, asked("PERSON", Map.of("name", name + "x", "born", "1980-01-01")))
                        .get("hits")
                        .size())
                .isZero();
    }

    @Test
    void aPlaceIsItsSquareOfAKilometre() {
        var square = square();
        var before = records(ask(asker, asked("PLACE", Map.of("place", square))));
        var form = SightingsOverHttpTests.vehicle("AB12 CDE", "OWN_FORCE");
        form.put("place", Map.of("text", square));
        record(owner, form);
        var incident = newId();
        var made = owner.put("/api/incidents/" + incident, report(square, "OWN_FORCE"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var answer = ask(asker, asked("PLACE", Map.of("place", square)));
        assertThat(records(answer)).isEqualTo(Math.min(20, before + 2));
        assertThat(answer.get("asked").asString()).isEqualTo(square);
        form.put("place", Map.of("text", square.substring(0, 4) + square.substring(6, 7)));
        record(owner, form);
        assertThat(records(ask(asker, asked("PLACE", Map.of("place", square)))))
                .as("what is known to 10 km only")
                .isEqualTo(Math.min(20, before + 2));
        assertThat(number("select count(*) from answerable where record_id = '" + incident
                        + "' and easting_km is not null"))
                .isOne();
    }

    @Test
    void whatIsPlannedNearTheSamePlaceOnTheSameDaysIsToldToBoth() {
        var days = Map.of(
                "place",
                "NY 51 30",
                "firstDay",
                TODAY.plusDays(2).toString(),
                "lastDay",
                TODAY.plusDays(3).toString());
        var wanted = asked("OPERATION", days);
        wanted.put("radiusKm", 5);
        var before = records(ask(asker, wanted));
        var id = newId();
        var planned = owner.put("/api/operations/" + id, plan(TODAY.plusDays(1), TODAY.plusDays(2), -2.80, 54.62));
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        var answer = ask(asker, wanted);
        assertThat(records(answer)).isEqualTo(Math.min(20, before + 1));
        assertThat(answer.toString()).doesNotContain("Canary");
        assertThat(owner.get("/api/enquiry-hits").body()).contains(id);
        wanted.put("firstDay", TODAY.plusDays(3).toString());
        assertThat(records(ask(asker, wanted))).as("other days").isLessThanOrEqualTo(before);
        wanted.put("firstDay", TODAY.plusDays(2).toString());
        wanted.put("place", "SX 60 80");
        assertThat(ask(asker, wanted).get("hits").size()).as("elsewhere").isZero();

        var own = newId();
        assertThat(asker.put("/api/operations/" + own, plan(TODAY.plusDays(2), TODAY.plusDays(2), -2.69, 54.62))
                        .status())
                .isEqualTo(201);
        var byOperation = asked("OPERATION", Map.of("operation", own, "radiusKm", 3));
        assertThat(records(ask(asker, byOperation))).isPositive();
        assertThat(asker.put("/api/enquiries/" + newId(), asked("OPERATION", Map.of("operation", id)))
                        .pointers())
                .as("another's")
                .containsExactly("/operation", "/firstDay", "/lastDay");
        var over = owner.send(
                "POST",
                "/api/operations/" + id + "/state",
                Map.of("state", "ABANDONED", "reason", "Rain"),
                "application/json",
                Map.of("If-Match", "\"1\""));
        assertThat(over.status()).as(over.body()).isEqualTo(200);
        wanted.put("place", "NY 51 30");
        assertThat(records(ask(asker, wanted))).isEqualTo(before);
    }

    @Test
    void aSectorAnswersForItsOperationUntilItIsRemoved() {
        var id = newId();
        var form = plan(TODAY, TODAY.plusDays(1), -3.20, 54.45);
        form.remove("area");
        var planned = owner.put("/api/operations/" + id, form);
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        var wanted = asked(
                "OPERATION",
                Map.of("place", "54.42, -3.25", "firstDay", TODAY.toString(), "lastDay", TODAY.toString()));
        assertThat(ask(asker, wanted).get("hits").size()).as("no area").isZero();
        var sector = "/api/operations/" + id + "/board/" + newId();
        var item = Map.of(
                "kind",
                "SECTOR",
                "title",
                "Canary sector",
                "corners",
                List.of(List.of(-3.26, 54.41), List.of(-3.24, 54.41), List.of(-3.24, 54.43), List.of(-3.26, 54.43)),
                "expiresAt",
                Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS).toString());
        var drawn = owner.put(sector, item);
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        assertThat(records(ask(asker, wanted))).isOne();
        assertThat(owner.get("/api/enquiry-hits").body()).contains(id);
        assertThat(owner.post(sector + "/removal", 1, Map.of("reason", "Searched"))
                        .status())
                .isLessThan(300);
        assertThat(ask(asker, wanted).get("hits").size()).isZero();
    }

    @Test
    void aMemberIsNotTold() {
        var id = newId();
        var form = plan(TODAY.plusDays(40), TODAY.plusDays(40), -3.00, 54.55);
        form.put(
                "members",
                List.of(Map.of(
                        "organisation", force("DEVCORN").id(),
                        "firstDay", TODAY.toString(),
                        "lastDay", TODAY.plusDays(40).toString())));
        var planned = owner.put("/api/operations/" + id, form);
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        var wanted = asked(
                "OPERATION",
                Map.of(
                        "place", "54.57, -2.97",
                        "firstDay", TODAY.plusDays(40).toString(),
                        "lastDay", TODAY.plusDays(40).toString()));
        assertThat(ask(asker, wanted).get("hits").size()).as("it is their own").isZero();
        assertThat(ask(visitor(force("WILTS"), Role.OFFICER), wanted)
                        .get("hits")
                        .size())
                .isOne();
    }

    @Test
    void badInputIsNamed() {
        refuse("VEHICLE", "make", Arrays.asList(null, "", "x".repeat(61), "a\nb"), Map.of("colour", "red"));
        refuse("VEHICLE", "colour", Arrays.asList(null, "", "x".repeat(61)), Map.of("make", "Ford"));
        refuse("VEHICLE", "model", List.of("x".repeat(61)), Map.of("make", "Ford", "colour", "red"));
        refuse("PERSON", "name", Arrays.asList(null, "", "123", "x".repeat(121)), Map.of("born", "1980-01-01"));
        refuse(
                "PERSON",
                "born",
                Arrays.asList(null, "", "1980", "1980-13-01", "1799-01-01", "2999-01-01"),
                Map.of("name", "X"));
        refuse("PLACE", "place", Arrays.asList(null, "", "nowhere at all", "TL", "TL 44", "x".repeat(201)), Map.of());
        var days = Map.<String, Object>of("firstDay", TODAY.toString(), "lastDay", TODAY.toString());
        refuse("OPERATION", "place", Arrays.asList(null, "", "TL", "nowhere at all"), days);
        var there = new HashMap<>(days);
        there.put("place", "NY 51 30");
        refuse("OPERATION", "radiusKm", List.of(-1, 21, 400), there);
        refuse("OPERATION", "firstDay", Arrays.asList(null, "", "tomorrow"), there);
        refuse("OPERATION", "lastDay", Arrays.asList(null, TODAY.minusDays(1).toString(), "2999-01-01"), there);
    }

    private void refuse(String kind, String field, List<@Nullable Object> values, Map<String, Object> rest) {
        for (var value : values) {
            var form = asked(kind, rest);
            form.put(field, value);
            assertThat(asker.put("/api/enquiries/" + newId(), form).pointers())
                    .as(kind + " " + field + " " + value)
                    .containsExactly("/" + field);
        }
    }

    private int records(tools.jackson.databind.JsonNode enquiry) {
        return enquiry.get("hits")
                .valueStream()
                .filter(hit -> hit.get("force").asString().equals(open.name()))
                .mapToInt(hit -> hit.get("records").asInt())
                .sum();
    }

    private static Map<String, Object> plan(LocalDate first, LocalDate last, double west, double south) {
        var form = new HashMap<String, Object>();
        form.put("name", "Canary " + letters().substring(0, 6));
        form.put("objectives", "Canary " + letters());
        form.put("firstDay", first.toString());
        form.put("lastDay", last.toString());
        form.put("marking", "OFFICIAL");
        form.put(
                "area",
                List.of(List.of(
                        List.of(west, south),
                        List.of(west + 0.1, south),
                        List.of(west + 0.1, south + 0.08),
                        List.of(west, south + 0.08))));
        return form;
    }

    private static Map<String, Object> asked(String kind, Map<String, ?> about) {
        var form = new HashMap<String, Object>(about);
        form.put("kind", kind);
        form.put("purpose", "PREVENTION");
        form.put("reason", "For a test");
        return form;
    }

    /** In the west of Cumbria. */
    private static String square() {
        var random = new Random();
        return String.format(Locale.ROOT, "NY %02d %02d", 10 + random.nextInt(30), 10 + random.nextInt(30));
    }
}
