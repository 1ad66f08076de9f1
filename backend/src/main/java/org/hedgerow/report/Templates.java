package org.hedgerow.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions that a report may answer: the same file that the client asks them from. Any known question may be answered whichever template
 * was chosen, because a phone in the field may have an older file than we; so a question may cease to be asked, and never be removed.
 */
@Component
final class Templates {

    static final String FALLBACK = "OTHER";
    /** Together, as they are stored. */
    static final int LONGEST_ANSWERS = 30_000;

    private static final int MOST_NUMBER = 100_000_000;

    /**
     * @param categories the groups of kinds that it is about
     * @param category the kind that is meant when none is chosen
     */
    record Template(String code, List<String> categories, String category) {}

    /** @param of for a list, the parts of each of its entries; otherwise empty */
    record Question(
            String kind,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer longest,
            @Nullable Integer most,
            @Nullable List<String> options,
            @Nullable Map<String, Question> of) {}

    private record Document(List<Template> templates, Map<String, Question> questions) {}

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final Map<String, Question> questions;

    Templates() {
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var file = new ClassPathResource("META-INF/resources/report/templates.json").getInputStream()) {
            var document = json.readValue(file, Document.class);
            document.templates().forEach(template -> templates.put(template.code(), template));
            questions = document.questions();
        } catch (IOException e) {
            throw new UncheckedIOException("The questions of reports cannot be read", e);
        }
    }

    Optional<Template> find(String code) {
        return Optional.ofNullable(templates.get(code));
    }

    List<Template> all() {
        return List.copyOf(templates.values());
    }

    Map<String, Question> questions() {
        return questions;
    }

    /** The template that is about a kind of incident; the one for everything else when none is. */
    Template about(String categoryCode) {
        var group = categoryCode.split("\\.", 2)[0];
        return templates.values().stream()
                .filter(template -> template.categories().contains(group))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(templates.get(FALLBACK)));
    }

    /** The answers as they are kept; what is wrong with any of them is added to the errors, below {@code /answers}. */
    String answers(@Nullable JsonNode given, FieldErrors errors) {
        if (given == null || given.isNull()) {
            return "{}";
        }
        if (!(given instanceof ObjectNode answers)) {
            errors.add("/answers", "Answers come by the name of the question.");
            return "{}";
        }
        check("/answers", answers, questions, errors);
        var text = answers.toString();
        if (text.length() > LONGEST_ANSWERS) {
            errors.add("/answers", "The answers are too long together.");
        }
        return text;
    }

    private static void check(String at, ObjectNode answers, Map<String, Question> asked, FieldErrors errors) {
        for (var each : answers.properties()) {
            var question = asked.get(each.getKey());
            if (question == null) {
                errors.add(at, "There is an answer to a question that is not asked here.");
            } else {
                check(at + "/" + each.getKey(), each.getValue(), question, errors);
            }
        }
    }

    private static void check(String at, JsonNode value, Question question, FieldErrors errors) {
        switch (question.kind()) {
            case "text" -> text(at, value, question, errors);
            case "number" -> number(at, value, question, errors);
            case "choice" -> choice(at, value, question, errors);
            case "choices" -> choices(at, value, question, errors);
            case "yesno" -> {
                if (!value.isBoolean()) {
                    errors.add(at, "This is answered by yes or no.");
                }
            }
            case "list" -> list(at, value, question, errors);
            default -> throw new IllegalStateException("No such kind of question: " + question.kind());
        }
    }

    private static void text(String at, JsonNode value, Question question, FieldErrors errors) {
        if (!value.isString()) {
            errors.add(at, "This is answered in words.");
        } else {
            errors.read(
                    () -> PlainText.check(at, value.asString(), Objects.requireNonNullElse(question.longest(), 200)));
        }
    }

    private static void number(String at, JsonNode value, Question question, FieldErrors errors) {
        int min = Objects.requireNonNullElse(question.min(), 0);
        int max = Objects.requireNonNullElse(question.max(), MOST_NUMBER);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < min || value.asInt() > max) {
            errors.add(at, "This is a whole number from " + min + " to " + max + ".");
        }
    }

    private static void choice(String at, JsonNode value, Question question, FieldErrors errors) {
        if (!value.isString() || !options(question).contains(value.asString())) {
            errors.add(at, "Choose one of the answers that are offered.");
        }
    }

    private static void choices(String at, JsonNode value, Question question, FieldErrors errors) {
        var chosen = value.valueStream()
                .map(each -> each.isString() ? each.asString() : "")
                .toList();
        if (!value.isArray()
                || !options(question).containsAll(chosen)
                || chosen.stream().distinct().count() < chosen.size()) {
            errors.add(at, "Choose from the answers that are offered, each at most once.");
        }
    }

    private static void list(String at, JsonNode value, Question question, FieldErrors errors) {
        int most = Objects.requireNonNullElse(question.most(), 6);
        if (!value.isArray() || value.size() > most) {
            errors.add(at, "This is a list of at most " + most + ".");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i) instanceof ObjectNode entry) {
                check(at + "/" + i, entry, Objects.requireNonNull(question.of()), errors);
            } else {
                errors.add(at + "/" + i, "An entry of the list has parts with names.");
            }
        }
    }

    private static List<String> options(Question question) {
        return Objects.requireNonNullElse(question.options(), List.of());
    }
}
