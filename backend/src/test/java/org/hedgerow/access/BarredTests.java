package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping a record from one person: finding that person among the colleagues, and what the barred see, which is nothing. */
class BarredTests extends OverHttp {

    private static String ask(String text) {
        return "/api/sharing/colleagues?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> found(Visitor visitor, String text) {
        var answer = visitor.get(ask(text));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json()
                .get("people")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }

    @Test
    void colleaguesAreFoundByPartOfTheirNameAndNobodyElseIs() {
        var author = person(force("CAMBS"), Role.OFFICER);
        var officer = visitor(author);
        var colleague = person(force("CAMBS"), Role.ANALYST);
        var stranger = person(force("ESSEX"), Role.OFFICER);
        var part = colleague.username().substring(1).toUpperCase(java.util.Locale.ROOT);
        assertThat(found(officer, part)).containsExactly(colleague.id().toString());
        assertThat(found(officer, author.username())).as("not oneself").isEmpty();
        assertThat(found(officer, stranger.username())).as("not other forces").isEmpty();
        assertThat(found(officer, "nvented")).hasSizeLessThanOrEqualTo(20).doesNotContain(id(author), id(stranger));
        for (var wildcard : List.of("%%", "p_", "p%", "\\\\", "' or '1'='1")) {
            assertThat(found(officer, wildcard)).as(wildcard).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", " a ", "a\u0000b", "a\nb", "\u202Eab"})
    void aNameThatIsNoneIsRefused(String text) {
        var answer = visitor(force("CAMBS"), Role.OFFICER).get(ask(text));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly("?text");
    }

    @Test
    void aNameThatIsTooLongOrMissingIsRefused() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        assertThat(officer.get(ask("a".repeat(64))).status()).isEqualTo(200);
        assertThat(officer.get(ask("a".repeat(65))).status()).isEqualTo(422);
        assertThat(officer.get("/api/sharing/colleagues").status()).isEqualTo(422);
    }

    @Test
    void whoeverIsBarredFindsNothingUntilTheyAreLetInAgain() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var barred = person(force("CAMBS"), Role.OFFICER);
        var reader = visitor(barred);
        var incident = newId();
        assertThat(officer.put("/api/incidents/" + incident, report("TL 4410 4420", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        assertThat(reader.get("/api/incidents/" + incident).status()).isEqualTo(200);

        share(officer, incident, 1, Map.of("scope", "OWN_FORCE", "barred", List.of(id(barred))));
        assertThat(reader.get("/api/incidents/" + incident).seen())
                .as("as if it had never been")
                .isEqualTo(reader.get("/api/incidents/" + newId()).seen());
        var now = officer.get("/api/incidents/" + incident + "/sharing").json();
        assertThat(now.at("/sharing/barred/0").asString()).isEqualTo(id(barred));
        assertThat(now.get("names").get(id(barred)).asString()).isEqualTo(barred.name());

        share(officer, incident, 2, Map.of("scope", "OWN_FORCE"));
        assertThat(reader.get("/api/incidents/" + incident).status()).isEqualTo(200);
    }

    private static void share(Visitor officer, String incident, int version, Map<String, Object> sharing) {
        var answer = officer.send(
                "PUT",
                "/api/incidents/" + incident + "/sharing",
                Map.of("sharing", sharing, "reason", "It is about a colleague", "meant", true),
                "application/json",
                Map.of("If-Match", "\"" + version + "\""));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static String id(Person person) {
        return person.id().toString();
    }
}
