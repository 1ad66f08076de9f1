package org.hedgerow.report.web;

import static org.hedgerow.report.web.Html.el;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.ProblemException.FieldError;
import org.hedgerow.report.ReceiptCodes;
import org.hedgerow.report.Receipts.Receipt;
import org.hedgerow.report.ReportForm.Language;
import org.hedgerow.report.ReportMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages that answer forms sent without script, in the language of the form. */
@Component
final class PlainPages {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/London"));
    private static final List<String> WHEN = List.of("date", "time", "date-to", "time-to");
    private static final List<String> CONTACT = List.of("contact-name", "contact-telephone", "contact-email");

    private final PageWords words;

    PlainPages(PageWords words) {
        this.words = words;
    }

    /** A report was taken in: here is its code. */
    String saved(Language language, String code, String force) {
        return page(
                language,
                "receipt.saved.title",
                el("p", Map.of("class", "emergency-first"), words.of(language, "receipt.saved.emergency")),
                el("h2", words.of(language, "receipt.saved.code")),
                el(
                        "p",
                        Map.of("class", "receipt-code", "data-test", "receipt-code"),
                        el("strong", ReceiptCodes.inGroups(code))),
                el("p", words.of(language, "receipt.saved.write-down")),
                el("p", words.of(language, "receipt.saved.code-for")),
                el("p", words.of(language, "receipt.saved.force", "force", force)),
                form(language, "/report/receipt", hidden("code", code), button(language, "receipt.open")));
    }

    /** A report was not taken in: what is wrong with it, and a form that still has what was typed. */
    String refused(Language language, PlainForm form, List<FieldError> errors) {
        var wrong = new LinkedHashSet<String>();
        errors.forEach(error -> wrong.add(field(error.pointer())));
        var items = new ArrayList<Html>();
        wrong.forEach(field -> items.add(el("li", wrong(language, field, errors))));
        var shown = shown(wrong, form);
        var fields = new ArrayList<Html>();
        form.fields().forEach((name, values) -> {
            if (!shown.contains(name) && !name.equals("language") && !isDropped(name, wrong)) {
                values.forEach(value -> fields.add(hidden(name, value)));
            }
        });
        // Of the three ways to say when, the one that needs no more than a day and a time.
        if (wrong.contains("when") && form.text("when") == null) {
            fields.add(hidden("when", "around"));
        }
        shown.forEach(name -> fields.add(visible(language, name, form.text(name))));
        fields.add(el(
                "div",
                Map.of("class", "field"),
                el("label", Map.of("for", "photos"), words.of(language, "report.plain.photos")),
                el("p", Map.of("class", "hint"), words.of(language, "receipt.refused.photos")),
                el("input", Map.of("type", "file", "name", "photos", "id", "photos", "multiple", ""))));
        return page(
                language,
                "receipt.refused.title",
                el("div", Map.of("role", "alert"), el("ul", Map.of("class", "error-list"), Html.all(items))),
                el(
                        "form",
                        Map.of(
                                "class",
                                "report-page",
                                "action",
                                "/report?lang=" + language,
                                "method",
                                "post",
                                "enctype",
                                "multipart/form-data",
                                "data-test",
                                "plain-again"),
                        hidden("language", language.name()),
                        Html.all(fields),
                        button(language, "report.plain.send")));
    }

    /** The report of a code, and a box to write to the desk. */
    String receipt(Language language, String code, Receipt receipt) {
        var parts = new ArrayList<Html>();
        parts.add(el(
                "p",
                el("strong", words.of(language, "receipt.state." + receipt.state())),
                " · " + receipt.force() + " · " + words.of(language, "receipt.received") + " "
                        + time(receipt.receivedAt())));
        parts.add(el("h2", words.of(language, "receipt.messages")));
        if (receipt.messages().isEmpty()) {
            parts.add(el("p", words.of(language, "receipt.no-messages")));
        } else {
            var messages = new ArrayList<Html>();
            receipt.messages().forEach(message -> messages.add(message(language, message)));
            parts.add(el("ol", Map.of("class", "messages", "data-test", "receipt-messages"), Html.all(messages)));
        }
        parts.add(form(
                language,
                "/report/receipt",
                hidden("code", code),
                // The same page sent twice says the same once.
                hidden("message", UUID.randomUUID().toString()),
                el(
                        "div",
                        Map.of("class", "field"),
                        el("label", Map.of("for", "answer"), words.of(language, "receipt.answer")),
                        el("p", Map.of("class", "hint"), words.of(language, "receipt.answer-hint")),
                        el("textarea", Map.of("name", "answer", "id", "answer", "rows", "4", "maxlength", "2000"))),
                button(language, "receipt.send")));
        return page(language, "receipt.title", Html.all(parts));
    }

    /** The box for a code, with why it is there again. */
    String askForCode(Language language, String whyKey) {
        return page(
                language,
                "receipt.title",
                el("p", Map.of("role", "alert", "class", "error-text"), words.of(language, whyKey)),
                form(
                        language,
                        "/report/receipt",
                        el(
                                "div",
                                Map.of("class", "field"),
                                el("label", Map.of("for", "code"), words.of(language, "receipt.code")),
                                el("p", Map.of("class", "hint"), words.of(language, "receipt.code-hint")),
                                el(
                                        "input",
                                        Map.of(
                                                "type",
                                                "text",
                                                "name",
                                                "code",
                                                "id",
                                                "code",
                                                "inputmode",
                                                "numeric",
                                                "autocomplete",
                                                "off",
                                                "maxlength",
                                                "24"))),
                        button(language, "receipt.open")));
    }

    /** Something that is no field is wrong. */
    String failed(Language language, String whyKey) {
        return page(
                language,
                "receipt.refused.title",
                el("p", Map.of("role", "alert", "class", "error-text"), words.of(language, whyKey)));
    }

    private Html message(Language language, ReportMessage message) {
        return el(
                "li",
                el(
                        "p",
                        Map.of("class", "soft"),
                        words.of(language, "receipt.from." + message.from()) + " · "
                                + words.of(language, "receipt.kind." + message.kind()) + " · " + time(message.at())),
                el("p", Map.of("class", "message-text"), message.text()));
    }

    private static String field(String pointer) {
        var below = pointer.replaceFirst("^/report", "");
        if (below.startsWith("/place")) {
            return "place";
        }
        if (below.matches("/(earliest|latest|exactTimeKnown)")) {
            return "when";
        }
        if (below.matches("/(category|template)")) {
            return "kind";
        }
        if (below.startsWith("/narrative")) {
            return "narrative";
        }
        if (below.startsWith("/contact")) {
            return "contact";
        }
        if (below.matches("/answers/[A-Za-z]{1,40}(/.*)?")) {
            return "answer-" + below.split("/")[2];
        }
        return below.startsWith("/photos") || below.startsWith("/files") ? "photos" : "unreadable";
    }

    /** What is wrong; in English with what exactly, which is written in English only. */
    private String wrong(Language language, String field, List<FieldError> errors) {
        var key = "receipt.wrong." + (field.startsWith("answer-") ? "answer" : field);
        if (field.startsWith("answer-")) {
            var name = "question." + field.substring("answer-".length());
            return (words.has(language, name) ? words.of(language, name) + ": " : "") + words.of(language, key);
        }
        var exactly = errors.stream()
                .filter(error -> field(error.pointer()).equals(field))
                .map(FieldError::detail)
                .findFirst();
        return language == Language.en && field.equals("place")
                ? exactly.orElseGet(() -> words.of(language, key))
                : words.of(language, key);
    }

    /** The fields that are to be typed again. */
    private static Set<String> shown(Set<String> wrong, PlainForm form) {
        var shown = new LinkedHashSet<String>();
        wrong.forEach(field -> {
            switch (field) {
                case "when" -> shown.addAll("between".equals(form.text("when")) ? WHEN : WHEN.subList(0, 2));
                case "contact" -> shown.addAll(CONTACT);
                case "kind", "photos", "unreadable" -> {}
                default -> shown.add(field);
            }
        });
        return shown;
    }

    private static boolean isDropped(String name, Set<String> wrong) {
        return wrong.contains("kind") && (name.equals("category") || name.equals("template"));
    }

    private Html visible(Language language, String name, @Nullable String typed) {
        var id = "again-" + name;
        var value = typed == null ? "" : typed;
        var box = name.equals("narrative")
                ? el("textarea", Map.of("name", name, "id", id, "rows", "6", "maxlength", "4000"), value)
                : el("input", Map.of("name", name, "id", id, "type", type(name), "value", value));
        return el("div", Map.of("class", "field"), el("label", Map.of("for", id), label(language, name)), box);
    }

    private static String type(String name) {
        return name.startsWith("date") ? "date" : name.startsWith("time") ? "time" : "text";
    }

    private String label(Language language, String name) {
        var key =
                switch (name) {
                    case "place", "date", "time", "date-to", "time-to" -> "report.plain." + name;
                    case "narrative" -> "report.words.label";
                    case "contact-name", "contact-telephone", "contact-email" -> "receipt." + name;
                    default -> "question." + name.substring("answer-".length());
                };
        return words.has(language, key) ? words.of(language, key) : name;
    }

    private Html form(Language language, String action, Html... parts) {
        return el(
                "form",
                Map.of("class", "report-page", "action", action + "?lang=" + language, "method", "post"),
                hidden("language", language.name()),
                Html.all(List.of(parts)));
    }

    private static Html hidden(String name, String value) {
        return el("input", Map.of("type", "hidden", "name", name, "value", value));
    }

    private Html button(Language language, String key) {
        return el("p", el("button", Map.of("type", "submit", "class", "primary wide-button"), words.of(language, key)));
    }

    private static String time(Instant at) {
        return DAY_AND_TIME.format(at);
    }

    private String page(Language language, String titleKey, Html... parts) {
        var title = words.of(language, titleKey);
        var ending = language == Language.cy ? "-cy" : "";
        return el(
                        "html",
                        Map.of("lang", language == Language.cy ? "cy" : "en-GB"),
                        el(
                                "head",
                                el("meta", Map.of("charset", "utf-8")),
                                el(
                                        "meta",
                                        Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
                                el("title", title + " - Hedgerow"),
                                el("link", Map.of("rel", "icon", "href", "/favicon.svg", "type", "image/svg+xml")),
                                el("link", Map.of("rel", "stylesheet", "href", "/css/base.css")),
                                el("link", Map.of("rel", "stylesheet", "href", "/css/parts.css")),
                                el("link", Map.of("rel", "stylesheet", "href", "/css/report.css"))),
                        el(
                                "body",
                                Map.of("class", "plain-page report-body"),
                                el("a", Map.of("class", "skip", "href", "#main"), words.of(language, "receipt.skip")),
                                el(
                                        "header",
                                        Map.of("class", "masthead"),
                                        el("p", Map.of("class", "brand"), el("a", Map.of("href", "/"), "Hedgerow"))),
                                el(
                                        "main",
                                        Map.of("id", "main", "class", "report-main", "tabindex", "-1"),
                                        el("h1", title),
                                        Html.all(List.of(parts)),
                                        el(
                                                "p",
                                                el(
                                                        "a",
                                                        Map.of("href", "/report" + ending + ".html"),
                                                        words.of(language, "receipt.report"))))))
                .document();
    }
}
