package org.hedgerow.notice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hedgerow.identity.MemberLetters;
import org.hedgerow.identity.MemberLetters.Outcome;
import org.hedgerow.identity.PublicAddress;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.springframework.stereotype.Component;

/** Writes a letter about one or several areas, in the language that the first of them asks for. */
@Component
class NoticeLetter {

    private final MemberLetters letters;
    private final Categories categories;
    private final StopCodes codes;
    private final PublicAddress address;
    private final NoticeWords words;

    NoticeLetter(
            MemberLetters letters, Categories categories, StopCodes codes, PublicAddress address, NoticeWords words) {
        this.letters = letters;
        this.categories = categories;
        this.codes = codes;
        this.address = address;
        this.words = words;
    }

    private record Area(UUID id, String name) {}

    Outcome send(UUID person, Map<NoticeRows.Due, VisibleIncident> notices) {
        var site = address.find().orElse("");
        var language = notices.keySet().iterator().next().language();
        var kinds = new LinkedHashMap<Area, Map<String, Integer>>();
        notices.forEach((notice, incident) -> kinds.computeIfAbsent(
                        new Area(notice.area(), notice.areaName()), area -> new TreeMap<>())
                .merge(kind(incident), 1, Integer::sum));
        var text = new StringBuilder(words.of(language, "letter.opening")).append("\n\n");
        var stops = new StringBuilder();
        kinds.forEach((area, counts) -> {
            text.append(words.of(language, "letter.area", "name", area.name())).append('\n');
            counts.forEach((kind, count) ->
                    text.append("- ").append(kind).append(": ").append(count).append('\n'));
            text.append('\n');
            stops.append(words.of(language, "letter.stop", "name", area.name()))
                    .append('\n')
                    .append(stopAddress(site, language, area.id()))
                    .append("\n\n");
        });
        text.append(words.of(language, "letter.look")).append('\n').append(site).append("/areas.html\n\n");
        text.append(words.of(language, "letter.safety")).append("\n\n").append(stops);
        var first = kinds.keySet().iterator().next();
        var headers = new HashMap<String, String>();
        if (kinds.size() == 1) {
            headers.put("List-Unsubscribe", "<" + site + "/api/stops/" + first.id() + "/" + codes.of(first.id()) + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return letters.send(person, words.of(language, "letter.subject"), text.toString(), headers);
    }

    private String stopAddress(String site, String language, UUID area) {
        return site + "/stop.html?lang=" + language + "#" + area + "." + codes.of(area);
    }

    /** The group alone: what exactly it was is for the map, under the rights of whoever looks. */
    private String kind(VisibleIncident incident) {
        return categories
                .find(IncidentContent.groupOf(incident.categoryCode()))
                .map(Category::name)
                .orElse("");
    }
}
