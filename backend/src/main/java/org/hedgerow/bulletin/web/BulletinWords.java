package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.bulletin.AdviceCategory;
import org.hedgerow.bulletin.BulletinEvent;
import org.hedgerow.bulletin.EventPlaces;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.bulletin.Signatory;
import org.hedgerow.bulletin.Urgency;
import org.hedgerow.bulletin.WordingText;
import org.hedgerow.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands with every bulletin, in the language of its reader: what people are advised, and by which ways they report. */
@Component
class BulletinWords {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Words words = Words.of("bulletin", "date");
    private final EventPlaces places;

    BulletinWords(EventPlaces places) {
        this.places = places;
    }

    /** What somebody reads in one language; in English where it is said in no other. */
    WordingText text(IssuedBulletin bulletin, String language) {
        var wording = bulletin.wording();
        if (wording == null) {
            var nothing = words.say(language, "bulletin.taken-back");
            return new WordingText(nothing, nothing, "");
        }
        return language.equals("cy") && wording.welsh() != null ? wording.welsh() : wording.english();
    }

    List<String> advice(IssuedBulletin bulletin, String language) {
        return advice(bulletin.facts().advice(), language);
    }

    /** First what keeps people safe. */
    List<String> advice(AdviceCategory category, String language) {
        var advice = new ArrayList<String>();
        if (category.hasSafetyLine()) {
            advice.add(words.say(language, "bulletin.safety"));
        }
        advice.add(words.say(language, "bulletin.advice." + category));
        return advice;
    }

    List<String> reporting(IssuedBulletin bulletin, String language) {
        return reporting(bulletin.facts().advice(), bulletin.facts().urgency(), language);
    }

    List<String> reporting(AdviceCategory category, Urgency urgency, String language) {
        return category.reporting(urgency).stream()
                .map(way -> words.say(language, "bulletin.reporting." + way))
                .toList();
    }

    String kind(IssuedBulletin bulletin, String language) {
        return words.say(language, "bulletin.kind." + bulletin.facts().kind());
    }

    /** Where and when people may come, in two or three lines; empty where there is no event. */
    private String event(@Nullable BulletinEvent event, String language) {
        if (event == null) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add(words.say(language, "bulletin.where") + ": " + event.place());
        if (event.position() != null) {
            var forms = places.forms(event.position());
            var reference = forms.gridReference() == null ? forms.decimalDegrees() : forms.gridReference();
            lines.add(words.say(language, "bulletin.grid-reference") + ": " + reference);
        }
        lines.add(words.say(language, "bulletin.when") + ": "
                + words.say(
                        language,
                        "bulletin.from-to",
                        Map.of("from", time(event.opensAt(), language), "to", time(event.closesAt(), language))));
        return String.join("\n", lines);
    }

    private String time(Instant at, String language) {
        var local = at.atZone(LONDON);
        return local.getDayOfMonth() + " " + words.say(language, "date.month." + local.getMonthValue()) + " "
                + local.getYear() + ", " + CLOCK.format(local);
    }

    static String signed(Signatory signatory) {
        return Stream.of(
                        signatory.name() == null ? "" : signatory.name(),
                        signatory.rank(),
                        signatory.role(),
                        signatory.team())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The whole of it as plain text: for feeds, and for whoever passes it on. */
    String whole(IssuedBulletin bulletin, String language) {
        var text = text(bulletin, language);
        var parts = new ArrayList<String>(List.of(text.summary(), text.body()));
        if (bulletin.wording() != null) {
            parts.add(event(bulletin.facts().event(), language));
            parts.addAll(advice(bulletin, language));
            parts.addAll(reporting(bulletin, language));
            parts.add(signed(bulletin.facts().signatory()));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }
}
