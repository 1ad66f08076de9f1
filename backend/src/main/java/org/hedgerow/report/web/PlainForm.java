package org.hedgerow.report.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.incident.PlaceForm;
import org.hedgerow.report.ReportForm;
import org.hedgerow.report.ReportForm.Language;
import org.hedgerow.report.ReportQuestions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of the form that works without script, as text. Times are London's. */
final class PlainForm {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration ABOUT = Duration.ofMinutes(30);
    private static final String ANSWER = "answer-";
    private static final int MOST_FIELDS = 400;
    private static final int LONGEST_FIELD = 5_000;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final ReportQuestions questions;
    private final Clock clock;

    /** @param sent everything but files, as it came */
    PlainForm(Map<String, String[]> sent, ReportQuestions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
        sent.entrySet().stream()
                .filter(field -> isKnown(field.getKey()))
                .limit(MOST_FIELDS)
                .forEach(field -> fields.put(
                        field.getKey(),
                        Arrays.stream(field.getValue())
                                .limit(40)
                                .map(text -> text.length() > LONGEST_FIELD ? text.substring(0, LONGEST_FIELD) : text)
                                .filter(text -> !text.isBlank())
                                .toList()));
    }

    private static boolean isKnown(String name) {
        return name.matches("[a-z-]{1,30}") || name.matches(ANSWER + "[A-Za-z]{1,40}");
    }

    Language language() {
        return "cy".equals(text("language")) ? Language.cy : Language.en;
    }

    /** What was typed, field by field. */
    Map<String, List<String>> fields() {
        return fields;
    }

    @Nullable String text(String name) {
        var values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0).strip();
    }

    /** @param words what the lists of a form are called, which are kept as words */
    ReportForm report(PageWords words) {
        var when = when();
        var category = text("category");
        return new ReportForm(
                ReportForm.By.SELF,
                "yes".equals(text("happening")),
                template(category),
                category,
                narrative(words),
                when == null ? null : when.earliest(),
                when == null ? null : when.latest(),
                when != null && when.exact(),
                text("place") == null ? null : new PlaceForm(text("place"), null, null, null, null),
                answers(),
                permission(),
                "yes".equals(text("contact")),
                new ReportForm.Contact(text("contact-name"), text("contact-telephone"), text("contact-email")),
                language(),
                bulletin());
    }

    /** A page puts it there and nobody types it: what is no id is left out rather than asked again. */
    private @Nullable String bulletin() {
        var id = text("bulletin");
        return id != null && id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? id : null;
    }

    private @Nullable String template(@Nullable String category) {
        var chosen = text("template");
        // A page without script offers every kind beside every template: the kind says more.
        return category == null ? chosen : questions.templateFor(chosen, category);
    }

    private ReportForm.@Nullable LandownerPermission permission() {
        return Arrays.stream(ReportForm.LandownerPermission.values())
                .filter(value -> value.name().equals(text("permission")))
                .findFirst()
                .orElse(null);
    }

    private record When(Instant earliest, Instant latest, boolean exact) {}

    private @Nullable When when() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var choice = text("when");
        if ("now".equals(choice)) {
            return new When(now, now, true);
        }
        var first = at("date", "time");
        if (first == null) {
            return null;
        }
        if (!"between".equals(choice)) {
            var latest = first.plus(ABOUT);
            return new When(first.minus(ABOUT), latest.isAfter(now) && !first.isAfter(now) ? now : latest, false);
        }
        var last = at("date-to", "time-to");
        return last == null ? null : new When(first, last, false);
    }

    private @Nullable Instant at(String date, String time) {
        var day = text(date);
        var hour = text(time);
        if (day == null || hour == null) {
            return null;
        }
        try {
            return LocalDateTime.of(LocalDate.parse(day), LocalTime.parse(hour))
                    .atZone(LONDON)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String narrative(PageWords words) {
        var narrative = new StringBuilder(text("narrative") == null ? "" : text("narrative"));
        questions.kinds().forEach((code, kind) -> {
            var listed = text(ANSWER + code);
            if (kind.equals("list") && listed != null) {
                var name = words.has(language(), "question." + code) ? words.of(language(), "question." + code) : code;
                narrative
                        .append(narrative.isEmpty() ? "" : "\n")
                        .append(name)
                        .append(": ")
                        .append(listed);
            }
        });
        return narrative.toString();
    }

    private JsonNode answers() {
        var answers = JsonNodeFactory.instance.objectNode();
        questions.kinds().forEach((code, kind) -> {
            var values = fields.getOrDefault(ANSWER + code, List.of());
            if (!values.isEmpty()) {
                put(answers, code, kind, values);
            }
        });
        return answers;
    }

    /** What is no number, or neither yes nor no, stays text, and is found wrong with everything else. */
    private static void put(ObjectNode answers, String code, String kind, List<String> values) {
        var first = values.get(0).strip();
        switch (kind) {
            case "number" -> {
                if (first.matches("[0-9]{1,9}")) {
                    answers.put(code, Integer.parseInt(first));
                } else {
                    answers.put(code, first);
                }
            }
            case "yesno" -> {
                if (first.equals("yes") || first.equals("no")) {
                    answers.put(code, first.equals("yes"));
                } else {
                    answers.put(code, first);
                }
            }
            case "choices" -> {
                var chosen = answers.putArray(code);
                values.stream().distinct().forEach(chosen::add);
            }
            case "list" -> {}
            default -> answers.put(code, first);
        }
    }
}
