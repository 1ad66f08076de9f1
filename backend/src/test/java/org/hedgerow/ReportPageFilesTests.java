package org.hedgerow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page on which something is reported, as files: its plain form is made by {@link PlainForms} and must not fall behind the outline, the
 * templates and the catalogues. After a change of those, {@code -Dtest=ReportPageFilesTests -Dhedgerow.renew=true} writes the pages anew.
 */
class ReportPageFilesTests {

    private static final Path CLIENT = Path.of("..", "frontend/src/main/resources/META-INF/resources");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern STATIC_WORDS =
            Pattern.compile("<(\\w+)(?: [^>]*)? data-words=\"([^\"]+)\">([^<]*)</\\1>");
    private static final Pattern NAMED = Pattern.compile("<(input|select|textarea)\\b[^>]*\\bname=\"([^\"]+)\"[^>]*>");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:(?:import|export)[^;]*? from|import) '(\\.[^']+)';", Pattern.MULTILINE);
    private static final Pattern PRELOADED = Pattern.compile("<link rel=\"modulepreload\" href=\"/js/([^\"]+)\">");

    @ParameterizedTest
    @CsvSource({"report, en", "report, cy", "receipt, en", "receipt, cy"})
    void thePlainPageIsWhatItsOutlineMakes(String page, String language) throws IOException {
        var imported = new TreeSet<String>();
        follow(page + ".js", imported);
        imported.remove(page + ".js");
        var form = new PlainForms(page, language);
        var made = form.made(imported);
        assertThat(made).as("every marker is filled").doesNotContain("{{");
        if (Boolean.getBoolean("hedgerow.renew")) {
            Files.writeString(form.file(), made);
        }
        assertThat(Files.readString(form.file()))
                .as("made from frontend/src/main/plain; write it anew with -Dhedgerow.renew=true")
                .isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "receipt"})
    void thePlainPageSaysInBothLanguagesWhatTheCataloguesSay(String page) {
        assertThat(wrongWords(page + ".html", "en")).isEmpty();
        assertThat(wrongWords(page + "-cy.html", "cy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "receipt"})
    void bothLanguagesAreTheSamePageOtherwise(String page) {
        assertThat(skeleton(page + "-cy.html")).isEqualTo(skeleton(page + ".html"));
    }

    @Test
    void thePlainFormAsksEveryQuestionWithEveryOption() {
        var page = read("report.html");
        var fields = new TreeMap<String, String>();
        NAMED.matcher(page).results().forEach(match -> fields.putIfAbsent(match.group(2), match.group(1)));
        var templates = JSON.readTree(read("report/templates.json"));
        assertThat(fields.keySet())
                .containsAll(Set.of(
                        "happening", "place", "when", "date", "time", "date-to", "time-to", "template", "category"))
                .containsAll(Set.of(
                        "narrative", "permission", "contact", "contact-name", "contact-telephone", "contact-email"))
                .containsAll(Set.of("language", "photos"));
        templates.get("questions").properties().forEach(entry -> {
            var name = "answer-" + entry.getKey();
            assertThat(fields).containsKey(name);
            options(entry.getValue())
                    .forEach(option -> assertThat(page).containsPattern(optionOf(name, fields.get(name), option)));
        });
        assertThat(fields.keySet().stream()
                        .filter(name -> name.startsWith("answer-"))
                        .map(name -> name.substring("answer-".length())))
                .allMatch(templates.get("questions")::has);
    }

    /** So that the modules come in one round and not one after another: all that the page imports, and nothing else. */
    @Test
    void everyModuleOfThePageIsAskedForAtOnce() {
        var imported = new TreeSet<String>();
        follow("report.js", imported);
        imported.remove("report.js");
        for (var page : List.of("report.html", "report-cy.html")) {
            var preloaded = PRELOADED
                    .matcher(read(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(preloaded).as(page).containsExactlyInAnyOrderElementsOf(imported);
        }
    }

    @Test
    void theMapIsNoPartOfTheFirstLoad() {
        var imported = new TreeSet<String>();
        follow("report.js", imported);
        assertThat(imported).noneMatch(module -> module.startsWith("map/") || module.contains("leaflet"));
    }

    private static List<String> options(JsonNode question) {
        var options = new ArrayList<String>();
        question.path("options").forEach(option -> options.add(option.asString()));
        return options;
    }

    private static Pattern optionOf(String name, String element, String option) {
        return element.equals("select")
                ? Pattern.compile(
                        "<select name=\"" + Pattern.quote(name) + "\"[^>]*>(?:(?!</select>).)*<option value=\""
                                + Pattern.quote(option) + "\"",
                        Pattern.DOTALL)
                : Pattern.compile("<input type=\"checkbox\" name=\"" + Pattern.quote(name) + "\"[^>]*value=\""
                        + Pattern.quote(option) + "\"");
    }

    private static List<String> wrongWords(String page, String language) {
        var words = words(language);
        var found = STATIC_WORDS.matcher(read(page)).results().toList();
        assertThat(found).isNotEmpty();
        assertThat(found).hasSize(read(page).split("data-words=", -1).length - 1);
        return found.stream()
                .filter(match -> !match.group(3).replace("&amp;", "&").equals(words.get(match.group(2))))
                .map(match -> match.group(2) + ": " + match.group(3))
                .toList();
    }

    /** The page without its words, its languages and its links to the other language. */
    private static String skeleton(String page) {
        return STATIC_WORDS
                .matcher(read(page))
                .replaceAll("<$1 $2>")
                .replaceFirst("<title>[^<]*</title>", "<title>")
                .replaceAll("lang=\"(en-GB|cy|en)\"", "lang")
                .replaceAll("lang=(en|cy)", "lang")
                .replaceAll(">(English|Cymraeg)<", "><")
                .replaceAll("name=\"language\" value=\"(en|cy)\"", "name=\"language\"")
                .replaceAll("-cy\\.(html|webmanifest)", ".$1");
    }

    private static Map<String, String> words(String language) {
        var words = new TreeMap<String, String>();
        for (var area : List.of("report", "receipt", "question")) {
            JSON.readTree(read("words/" + area + "." + language + ".json"))
                    .properties()
                    .forEach(entry -> words.put(entry.getKey(), entry.getValue().asString()));
        }
        return words;
    }

    private static void follow(String module, Set<String> seen) {
        if (!seen.add(module)) {
            return;
        }
        var folder = Path.of("/js").resolve(module).getParent();
        IMPORT.matcher(read("js/" + module))
                .results()
                .map(match -> Path.of("/js")
                        .relativize(folder.resolve(match.group(1)).normalize())
                        .toString())
                .forEach(imported -> follow(imported, seen));
    }

    private static String read(String file) {
        try {
            return Files.readString(CLIENT.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
