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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogues of words: whatever is said in English is said in Welsh, and whatever a page says is in them. */
class WordsTests {

    private static final Path CLIENT = Path.of("..", "frontend/src/main/resources/META-INF/resources");
    private static final List<String> LANGUAGES = List.of("en", "cy");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PLURAL = Pattern.compile("\\.(zero|one|two|few|many|other)$");
    private static final Map<String, Set<String>> FORMS =
            Map.of("en", Set.of("one", "other"), "cy", Set.of("zero", "one", "two", "few", "many", "other"));
    private static final Pattern SAYS_WORDS = Pattern.compile("lib/words(?:-of-\\w+)?\\.js'");
    private static final Pattern IN_A_PAGE = Pattern.compile("data-words(?:-[a-z]+)?=\"([^\"]+)\"");

    private static final Pattern TEXT = Pattern.compile("<(\\w+)([^>]*)>([^<]*\\p{L}[^<]*)<");
    private static final Set<String> NAMES = Set.of("Hedgerow", "English", "Cymraeg");

    private static final Pattern KIND = Pattern.compile("\\('([A-Z]+(?:\\.[A-Z]+)?)', (?:null|'[A-Z]+'), '");

    private static final Pattern PROBLEM = Pattern.compile(
            "<section class=\"card\" id=\"([a-z-]+)\"[^>]*>\\s*<h2[^>]*>([^<]+)</h2>\\s*<p class=\"soft\">.*?</p>\\s*<p>([^<]+)</p>",
            Pattern.DOTALL);

    @Test
    void bothLanguagesSayTheSameThings() {
        areas().forEach(area -> {
            var english = catalogue(area, "en");
            var welsh = catalogue(area, "cy");
            assertThat(stems(welsh)).as(area).isEqualTo(stems(english));
            LANGUAGES.forEach(language -> {
                var texts = catalogue(area, language);
                assertThat(texts.values()).as(area + " " + language).noneMatch(String::isBlank);
                plurals(texts)
                        .forEach((stem, forms) -> assertThat(forms)
                                .as(area + " " + language + " " + stem)
                                .isEqualTo(FORMS.get(language)));
            });
            english.forEach((key, text) -> {
                if (welsh.containsKey(key) && !isPlural(english, key)) {
                    assertThat(places(welsh.get(key))).as(area + " " + key).isEqualTo(places(text));
                }
            });
        });
    }

    @Test
    void noKeyIsInTwoCatalogues() {
        var seen = new ArrayList<String>();
        areas().forEach(area -> seen.addAll(catalogue(area, "en").keySet()));
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void everyWordThatAPageSaysIsInTheCatalogues() throws IOException {
        var known = known();
        var missing = new TreeSet<String>();
        for (var file : files("js", ".js")) {
            var text = Files.readString(file);
            if (SAYS_WORDS.matcher(text).find()) {
                keysIn(text).filter(key -> !isKnown(known, key)).forEach(key -> missing.add(file + " " + key));
            }
        }
        for (var file : files("", ".html")) {
            IN_A_PAGE
                    .matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.add(file + " " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void whoeverSaysAPhraseHasImportedIt() throws IOException {
        var imported = Pattern.compile("import \\{[^}]*\\bphrase\\b[^}]*}");
        for (var file : files("js", ".js")) {
            var text = Files.readString(file);
            if (text.contains("phrase('")) {
                assertThat(imported.matcher(text).find()).as(file.toString()).isTrue();
            }
        }
    }

    @Test
    void noWordOfThePagesIsThereForNothing() throws IOException {
        var said = new TreeSet<String>();
        for (var file : files("js", ".js")) {
            keysIn(Files.readString(file)).forEach(said::add);
        }
        for (var file : files("", ".html")) {
            IN_A_PAGE
                    .matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(said::add);
        }
        var idle = Stream.of("page", "map", "office")
                .filter(areas()::contains)
                .flatMap(area -> stems(catalogue(area, "en")).stream())
                .filter(key -> said.stream().noneMatch(one -> isSaid(one, key)))
                .toList();
        assertThat(idle).isEmpty();
    }

    /** A sentence of the server is found by its English words: changed there, it must be changed here. */
    @Test
    void everySentenceThatIsLookedUpIsSaidBySomebody() throws IOException {
        var sources = new StringBuilder();
        for (var folder : List.of(Path.of("src/main/java"), CLIENT.resolve("js/geo"))) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        // Who will see a report is put together from parts.
        var unsaid = catalogue("said", "en").entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("said.readers-"))
                .map(Map.Entry::getValue)
                .flatMap(text -> Stream.of(text.split("(?:, )?\\{\\w+}|, (?=degrees|easting|northing)")))
                .map(part -> part.strip().replaceFirst("[.?]$", ""))
                .filter(part -> !part.isEmpty() && sources.indexOf(part) < 0)
                .toList();
        assertThat(unsaid).isEmpty();
    }

    /** In English they stand on the page too, for programs and for browsers without script; in both languages each has a title for the screen. */
    @Test
    void everyProblemIsExplainedInTheCataloguesAsOnItsPage() throws IOException {
        var english = catalogue("problems", "en");
        var titles = catalogue("page", "cy");
        var sections = PROBLEM.matcher(Files.readString(CLIENT.resolve("problems.html")))
                .results()
                .toList();
        assertThat(sections).hasSizeGreaterThan(40);
        for (var section : sections) {
            var slug = section.group(1);
            assertThat(english).containsEntry("problems." + slug + ".title", section.group(2));
            assertThat(english)
                    .containsEntry(
                            "problems." + slug + ".text",
                            section.group(3).strip().replaceAll("\\s+", " "));
            assertThat(titles).containsKey("page.problem." + slug);
        }
        assertThat(english.keySet().stream().filter(key -> key.endsWith(".text")))
                .hasSize(sections.size());
    }

    /** What a home screen says of Hedgerow is the same application in either language. */
    @Test
    void theManifestsDifferInTheirWordsAlone() throws IOException {
        var english = JSON.readTree(Files.readString(CLIENT.resolve("manifest.webmanifest")));
        var welsh = JSON.readTree(Files.readString(CLIENT.resolve("manifest-cy.webmanifest")));
        assertThat(welsh.propertyNames()).containsExactlyElementsOf(english.propertyNames());
        for (var name : english.propertyNames()) {
            boolean says = Set.of("name", "lang", "shortcuts").contains(name);
            assertThat(welsh.get(name).equals(english.get(name))).as(name).isEqualTo(!says);
        }
        assertThat(welsh.get("lang").asString()).isEqualTo("cy");
        assertThat(welsh.get("shortcuts").get(0).get("url").asString()).isEqualTo("/report-cy.html");
    }

    /** What stands in a page before its script comes is said again in the language of the page, or is a name. */
    @Test
    void everyTextThatStandsInAPageIsMarkedWithItsWords() throws IOException {
        var unmarked = new TreeSet<String>();
        for (var file : files("", ".html")) {
            // Without script a page says what it needs in both languages, and problems in English; their script says
            // the rest.
            var page = Files.readString(file)
                    .replaceAll("(?s)<noscript>.*?</noscript>|<section class=\"card\".*?</section>", "");
            TEXT.matcher(page)
                    .results()
                    .filter(match -> !match.group(2).contains("data-words="))
                    .filter(match -> !NAMES.contains(match.group(3).strip()))
                    .filter(match -> !isTitleOfAPlainForm(file, match.group(1)))
                    .forEach(match -> unmarked.add(
                            file.getFileName() + ": " + match.group(3).strip()));
        }
        assertThat(unmarked).isEmpty();
    }

    /** The kinds of incident that come with Hedgerow; those that an administrator adds have the name that they were given. */
    @Test
    void everyKindOfIncidentThatComesWithHedgerowHasAWelshName() throws IOException {
        var codes = new TreeSet<String>();
        try (var lines = Files.lines(Path.of("src/main/resources/reference/categories.csv"))) {
            lines.skip(1).map(line -> line.split(",", 2)[0]).forEach(codes::add);
        }
        try (var files = Files.list(Path.of("src/main/resources/db/migration/reference"))) {
            for (var file : files.toList()) {
                var text = Files.readString(file);
                if (text.contains("insert into category (")) {
                    KIND.matcher(text.substring(text.indexOf("insert into category (")))
                            .results()
                            .forEach(match -> codes.add(match.group(1)));
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(50).contains("HARE.COURSING", "OTHER.NOTSAID");
        var welsh = catalogue("named", "cy");
        codes.removeIf(code -> welsh.containsKey("named.category." + code));
        assertThat(codes).isEmpty();
    }

    /** Made in either language, and said again by its script with the name of the step. */
    private static boolean isTitleOfAPlainForm(Path file, String element) {
        return element.equals("title") && file.getFileName().toString().matches("(report|receipt)(-cy)?\\.html");
    }

    private static boolean isSaid(String said, String key) {
        return said.endsWith("*") ? key.startsWith(said.substring(0, said.length() - 1)) : said.equals(key);
    }

    @Test
    void everyQuestionOfTheTemplatesHasItsWords() throws IOException {
        var known = known();
        var templates = JSON.readTree(Files.readString(CLIENT.resolve("report/templates.json")));
        var wanted = new TreeSet<String>();
        for (var template : templates.get("templates")) {
            wanted.add("template." + template.get("code").asString());
            template.get("kinds").forEach(kind -> wanted.add("category." + kind.asString()));
            template.get("questions")
                    .forEach(code -> assertThat(templates.get("questions").has(code.asString()))
                            .as(code.asString())
                            .isTrue());
        }
        templates
                .get("topics")
                .forEach(topic -> wanted.add("topic." + topic.get("code").asString()));
        templates.get("questions").properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), wanted));
        wanted.removeAll(known);
        assertThat(wanted).isEmpty();
    }

    private static void collect(String code, JsonNode question, Set<String> wanted) {
        wanted.add("question." + code);
        question.path("options").forEach(option -> wanted.add("option." + code + "." + option.asString()));
        question.path("of")
                .properties()
                .forEach(entry -> collect(code + "." + entry.getKey(), entry.getValue(), wanted));
    }

    /** What is given to `words`, and whatever else in the file begins like a key; of a key that is put together, its beginning and a star. */
    private static Stream<String> keysIn(String script) {
        var given = Pattern.compile("\\b(?:words|phrase)\\(\\s*(['`])([^'`]+)\\1")
                .matcher(script)
                .results()
                .map(match -> match.group(2));
        var areas = areas().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        var written = Pattern.compile("'((?:" + areas + ")\\.[A-Za-z0-9.-]+)'")
                .matcher(script)
                .results()
                .map(match -> match.group(1));
        return Stream.concat(given, written).map(key -> key.replaceFirst("\\$\\{.*", "*"));
    }

    private static boolean isKnown(Set<String> known, String key) {
        return key.endsWith("*")
                ? known.stream().anyMatch(one -> one.startsWith(key.substring(0, key.length() - 1)))
                : known.contains(key);
    }

    private static Set<String> known() {
        return areas().stream()
                .flatMap(area -> stems(catalogue(area, "en")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A form of a plural; a key that only ends like one, such as "problem.few", has no other beside it. */
    private static boolean isPlural(Map<String, String> texts, String key) {
        return PLURAL.matcher(key).find() && texts.containsKey(stem(key) + ".other");
    }

    private static String stem(String key) {
        return PLURAL.matcher(key).replaceFirst("");
    }

    /** Keys without the plural forms. */
    private static Set<String> stems(Map<String, String> texts) {
        return texts.keySet().stream()
                .map(key -> isPlural(texts, key) ? stem(key) : key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> plurals(Map<String, String> texts) {
        var plurals = new TreeMap<String, Set<String>>();
        texts.keySet().stream()
                .filter(key -> isPlural(texts, key))
                .forEach(key -> plurals.computeIfAbsent(stem(key), unseen -> new TreeSet<>())
                        .add(key.substring(key.lastIndexOf('.') + 1)));
        return plurals;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> areas() {
        try (var files = Files.list(CLIENT.resolve("words"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".en.json"))
                    .map(name -> name.substring(0, name.length() - ".en.json".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> catalogue(String area, String language) {
        var file = CLIENT.resolve("words").resolve(area + "." + language + ".json");
        try {
            var texts = new TreeMap<String, String>();
            JSON.readTree(Files.readString(file)).properties().forEach(entry -> {
                assertThat(entry.getValue().isString()).as(entry.getKey()).isTrue();
                texts.put(entry.getKey(), entry.getValue().asString());
            });
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(CLIENT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
