package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is taken along from a briefing, over HTTP: by those whom it concerns, by a link, and by nobody else. */
class AirBriefingFilesOverHttpTests extends OverHttp {

    private static final List<String> FILES = List.of("pdf", "kml", "gpx", "geojson", "gpkg", "cot");

    @Autowired
    private Directory directory;

    private final class Task {
        final Organisation unit = directory.createOrganisation(
                NewOrganisation.of(OrganisationKind.NATIONAL_UNIT, "Air " + letters(), "Air", null, null));
        final Visitor officer = visitor(force("WMERC"), Role.OFFICER);
        final Visitor crew = visitor(unit, Role.AIR_SUPPORT);
        final String path = "/api/air-requests/" + newId();

        Task sent() {
            var made = officer.put(
                    path,
                    Map.of(
                            "threatRiskHarm", "Five men with dogs and a threat with a spade",
                            "whyAir", "Hills without roads",
                            "talkgroup", "Rural 9",
                            "place", Map.of("text", "SO 350 620"),
                            "airSupport", unit.id()));
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            var sent = officer.send(
                    "POST",
                    path + "/state",
                    Map.of("to", "REQUESTED"),
                    "application/json",
                    Map.of("If-Match", "\"1\""));
            assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
            return this;
        }

        String code() {
            return officer.send("POST", path + "/links", Map.of())
                    .json()
                    .get("code")
                    .asString();
        }
    }

    @Test
    void whomItConcernsTakesEachFileAndThatIsWrittenDown() {
        var task = new Task().sent();
        for (var reader : List.of(task.officer, task.crew)) {
            for (var file : FILES) {
                var answer = reader.get(task.path + "/briefing." + file);
                assertThat(answer.status()).as(file).isEqualTo(200);
                assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
                assertThat(answer.headers().get("x-content-type-options")).contains("nosniff");
                assertThat(answer.headers().get("content-disposition"))
                        .singleElement()
                        .asString()
                        .matches("attachment; filename=\"WMERC-AIR-20[0-9]{2}-[0-9]{6}-v1[.]" + file + "\"");
                assertThat(answer.body())
                        .startsWith(
                                switch (file) {
                                    case "pdf" -> "%PDF-1.";
                                    case "gpkg" -> "SQLite format 3";
                                    case "geojson" -> "{\"type\":\"FeatureCollection\"";
                                    default -> "<?xml version=\"1.0\"";
                                });
            }
        }
        var id = task.path.substring(task.path.lastIndexOf('/') + 1);
        assertThat(number("select count(*) from audit_entry where action = 'take out air briefing' and '" + id
                        + "' = any (subjects)"))
                .isEqualTo(2L * FILES.size());
        var script = task.crew.get(task.path + "/script").json();
        assertThat(script.get("text").asString())
                .contains("Grid Sierra Oscar, three five zero, six two zero.", "Talk to NOT KNOWN on Rural 9.");
        assertThat(script.get("seconds").asInt()).isBetween(10, 60);
        assertThat(task.crew.get(task.path + "/briefing.kml?version=1").status())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseFindsAnyOfIt() {
        var task = new Task().sent();
        var outsiders = List.of(
                visitor(force("GWENT"), Role.OFFICER),
                visitor(force("GWENT"), Role.ANALYST),
                visitor(force("WMERC"), Role.REPORTER),
                visitor(new Task().unit, Role.AIR_SUPPORT),
                visitor(watchGroup("SO36"), Role.WATCH_COORDINATOR));
        for (var outsider : outsiders) {
            var nowhere = outsider.get("/api/nowhere/at/all");
            for (var file : FILES) {
                assertThat(outsider.get(task.path + "/briefing." + file).seen())
                        .as(file)
                        .isEqualTo(outsider.get("/api/nowhere/at/all." + file).seen());
            }
            assertThat(outsider.get(task.path + "/script").seen()).isEqualTo(nowhere.seen());
        }
        var nowhere = task.crew.get("/api/nowhere/at/all");
        assertThat(task.crew.get(task.path + "/briefing.pdf?version=2").seen()).isEqualTo(nowhere.seen());
        assertThat(task.crew.get(task.path + "/briefing.exe").seen()).isEqualTo(nowhere.seen());
        assertThat(task.crew.get(task.path + "/briefing.pdf?version=1'").status())
                .isIn(400, 404, 422);
        assertThat(nobody().get(task.path + "/briefing.pdf").status()).isEqualTo(401);
    }

    @Test
    void aLinkGivesTheFilesAndAMapFollowsItUntilItEnds() {
        var task = new Task().sent();
        var code = task.code();
        var nobody = nobody();
        for (var file : FILES) {
            var answer = byLink(nobody, code, file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
        }
        var link = byLink(nobody, code, "kml-link").body();
        var address = link.substring(link.indexOf("<href>") + 6, link.indexOf("</href>"));
        assertThat(address).endsWith("/api/air-briefings/" + code + "/briefing.kml");
        assertThat(link).contains("<refreshInterval>30</refreshInterval>");
        var followed = address.substring(address.indexOf("/api/"));
        var map = nobody().get(followed);
        assertThat(map.status()).isEqualTo(200);
        assertThat(map.body()).contains("OFFICIAL", "SO 350 620", "<Placemark");

        var unknown = byLink(nobody, "a".repeat(26), "pdf");
        assertThat(unknown.status()).isEqualTo(404);
        for (var wrong : List.of("", code.substring(1), "' or 1=1", "\u0000", "<b>")) {
            assertThat(byLink(nobody, wrong, "pdf").seen()).as(wrong).isEqualTo(unknown.seen());
        }
        for (var wrong : List.of("", "exe", "../pdf", "PDF")) {
            assertThat(byLink(nobody, code, wrong).status()).as(wrong).isEqualTo(404);
        }
        assertThat(nobody.get("/api/air-briefings/" + "b".repeat(26) + "/briefing.kml")
                        .status())
                .isEqualTo(404);

        var links = task.officer.get(task.path + "/links").json();
        var id = links.at("/links/0/id").asString();
        assertThat(task.officer.send("DELETE", task.path + "/links/" + id, null).status())
                .isEqualTo(204);
        assertThat(byLink(nobody, code, "pdf").status()).isEqualTo(410);
        var ended = nobody.get(followed);
        assertThat(ended.status()).as("a map program forgets what it showed").isEqualTo(200);
        assertThat(ended.body()).contains("This link has ended").doesNotContain("WMERC", "SO 350", "Placemark");
    }

    private static Visitor.Answer byLink(Visitor visitor, String code, String format) {
        return visitor.send("POST", "/api/air-briefings/files", Map.of("code", code, "format", format));
    }
}
