package org.hedgerow.bulletin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.bulletin.Signatory;
import org.hedgerow.bulletin.WordingText;
import org.hedgerow.platform.Words;
import org.springframework.stereotype.Component;

/** What stands with every bulletin, in the language of its reader: what people are advised, and by which ways they report. */
@Component
class BulletinWords {

    private final Words words = Words.of("bulletin");

    /** What somebody reads in one language; in English where it is said in no other. */
    WordingText text(IssuedBulletin bulletin, String language) {
        var wording = bulletin.wording();
        if (wording == null) {
            var nothing = words.say(language, "bulletin.taken-back");
            return new WordingText(nothing, nothing, "");
        }
        return language.equals("cy") && wording.welsh() != null ? wording.welsh() : wording.english();
    }

    /** First what keeps people safe. */
    List<String> advice(IssuedBulletin bulletin, String language) {
        var advice = new ArrayList<String>();
        if (bulletin.facts().advice().hasSafetyLine()) {
            advice.add(words.say(language, "bulletin.safety"));
        }
        advice.add(words.say(language, "bulletin.advice." + bulletin.facts().advice()));
        return advice;
    }

    List<String> reporting(IssuedBulletin bulletin, String language) {
        return bulletin.facts().advice().reporting(bulletin.facts().urgency()).stream()
                .map(way -> words.say(language, "bulletin.reporting." + way))
                .toList();
    }

    String kind(IssuedBulletin bulletin, String language) {
        return words.say(language, "bulletin.kind." + bulletin.facts().kind());
    }

    static String signed(Signatory signatory) {
        return java.util.stream.Stream.of(
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
            parts.addAll(advice(bulletin, language));
            parts.addAll(reporting(bulletin, language));
            parts.add(signed(bulletin.facts().signatory()));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }
}
