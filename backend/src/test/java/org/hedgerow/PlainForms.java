package org.hedgerow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the pages that are there before any script is, and without any: outlines ({@code frontend/src/main/plain}), filled with the words of the
 * catalogues and the questions of {@code report/templates.json}. They are files of the client like all others, so that the phone keeps what is
 * sent; a test says when they have fallen behind.
 */
final class PlainForms {

    private static final Path CLIENT = Path.of("..", "frontend/src/main/resources/META-INF/resources");
    private static final Path OUTLINES = Path.of("..", "frontend/src/main/plain");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WORDS = Pattern.compile("(data-words=\"([^\"]+)\">)(</)");
    private static final Pattern TITLE = Pattern.compile("\\{\\{title ([a-z.]+)}}");
    private static final int LONGEST_LINE = 120;
    private static final String CHOOSE = "report.plain.not-chosen";

    private final String page;
    private final String language;
    private final Map<String, String> words = new TreeMap<>();
    private final JsonNode questions = JSON.readTree(read(CLIENT.resolve("report/templates.json")));

    PlainForms(String page, String language) {
        this.page = page;
        this.language = language;
        for (var area : List.of("report", "receipt", "question")) {
            JSON.readTree(read(CLIENT.resolve("words/" + area + "." + language + ".json")))
                    .properties()
                    .forEach(entry -> words.put(entry.getKey(), entry.getValue().asString()));
        }
    }

    /** Where the page is. */
    Path file() {
        return CLIENT.resolve(page + ending(language) + ".html");
    }

    /** @param modules what the page imports, below {@code /js/} */
    String made(Collection<String> modules) {
        boolean welsh = language.equals("cy");
        var other = welsh ? "en" : "cy";
        var filled = read(OUTLINES.resolve(page + ".html"))
                .replace("{{lang}}", welsh ? "cy" : "en-GB")
                .replace("{{language}}", language)
                .replace("{{ending}}", ending(language))
                .replace(
                        "{{other language}}",
                        "<a id=\"language\" class=\"quiet\" href=\"/" + page + ending(other) + ".html?lang=" + other
                                + "\" hreflang=\"" + other + "\" lang=\"" + other + "\" data-test=\"language\">"
                                + (welsh ? "English" : "Cymraeg") + "</a>")
                .replace(
                        "{{preloads}}",
                        lines(modules.stream()
                                .sorted()
                                .map(module -> "    <link rel=\"modulepreload\" href=\"/js/" + module + "\">")))
                .replace("{{templates}}", lines(templates()))
                .replace("{{categories}}", lines(categories()))
                .replace("{{topics}}", lines(topics()));
        var titled = TITLE.matcher(filled)
                .replaceAll(match -> Matcher.quoteReplacement(escaped(word(match.group(1)) + " - Hedgerow")));
        return WORDS.matcher(titled)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) + escaped(word(match.group(2))) + match.group(3)));
    }

    private static String ending(String language) {
        return language.equals("cy") ? "-cy" : "";
    }

    private Stream<String> templates() {
        return questions
                .get("templates")
                .valueStream()
                .map(template -> template.get("code").asString())
                .map(code -> option(code, "template." + code));
    }

    private Stream<String> categories() {
        return questions
                .get("templates")
                .valueStream()
                .flatMap(template -> template.get("kinds").valueStream())
                .map(JsonNode::asString)
                .distinct()
                .map(code -> option(code, "category." + code));
    }

    private Stream<String> topics() {
        return questions.get("topics").valueStream().flatMap(topic -> {
            var lines = new ArrayList<String>();
            lines.add("        <details class=\"plain-topic\">");
            lines.add("          "
                    + said("summary", "", "topic." + topic.get("code").asString()));
            topic.get("questions").forEach(code -> lines.addAll(question(code.asString())));
            lines.add("        </details>");
            return lines.stream();
        });
    }

    private List<String> question(String code) {
        var asked = questions.get("questions").get(code);
        var kind = asked.get("kind").asString();
        var hint = kind.equals("list")
                ? "report.plain.list-hint" + (code.equals("vehicles") ? "" : "-" + code)
                : words.containsKey("hint." + code) ? "hint." + code : null;
        var id = "plain-answer-" + code;
        var described = hint == null ? "" : " aria-describedby=\"" + id + "-hint\"";
        var named = " name=\"answer-" + code + "\" id=\"" + id + "\"";
        var lines = new ArrayList<String>();
        boolean many = kind.equals("choices");
        lines.add("          " + (many ? "<fieldset" + described + ">" : "<div class=\"field\">"));
        lines.add("            "
                + (many
                        ? said("legend", "", "question." + code)
                        : said("label", " for=\"" + id + "\"", "question." + code)));
        if (hint != null) {
            lines.add("            " + said("p", " class=\"hint\" id=\"" + id + "-hint\"", hint));
        }
        switch (kind) {
            case "text" ->
                lines.add("            "
                        + text(named, described, asked.path("longest").asInt(200)));
            case "list" -> lines.add("            " + box(named, described, 1000));
            case "number" ->
                lines.add("            <input type=\"text\"" + named
                        + " inputmode=\"numeric\" maxlength=\"12\" autocomplete=\"off\"" + described + ">");
            case "yesno" -> select(lines, named + described, List.of("yes", "no"), "report.", "report.not-known");
            case "choice" -> select(lines, named + described, options(asked), "option." + code + ".", CHOOSE);
            case "choices" -> options(asked).forEach(option -> lines.add(tick(code, id, option)));
            default -> throw new IllegalStateException("No such kind of question: " + kind);
        }
        lines.add("          " + (many ? "</fieldset>" : "</div>"));
        return lines;
    }

    private static List<String> options(JsonNode asked) {
        return asked.get("options").valueStream().map(JsonNode::asString).toList();
    }

    private static String text(String named, String described, int longest) {
        return longest > LONGEST_LINE
                ? box(named, described, longest)
                : "<input type=\"text\"" + named + " maxlength=\"" + longest + "\" autocomplete=\"off\"" + described
                        + ">";
    }

    private static String box(String named, String described, int longest) {
        return "<textarea" + named + " rows=\"3\" maxlength=\"" + longest + "\" autocomplete=\"off\"" + described
                + "></textarea>";
    }

    private static void select(
            List<String> lines, String attributes, List<String> options, String words, String nothing) {
        lines.add("            <select" + attributes + ">");
        lines.add("  " + option("", nothing));
        options.forEach(option -> lines.add("  " + option(option, words + option)));
        lines.add("            </select>");
    }

    private static String tick(String code, String id, String option) {
        var one = (id + "-" + option).toLowerCase(Locale.ROOT);
        return "            <div class=\"pick\"><input type=\"checkbox\" name=\"answer-" + code + "\" id=\"" + one
                + "\" value=\"" + option + "\">"
                + said("label", " for=\"" + one + "\"", "option." + code + "." + option) + "</div>";
    }

    private static String option(String value, String words) {
        return "            " + said("option", " value=\"" + value + "\"", words);
    }

    /** An element whose words are filled in at the end. */
    private static String said(String element, String attributes, String key) {
        return "<" + element + attributes + " data-words=\"" + key + "\"></" + element + ">";
    }

    private String word(String key) {
        var text = words.get(key);
        if (text == null) {
            throw new IllegalStateException("No words for " + key);
        }
        return text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
