package org.hedgerow.notice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** @param news what of it may be said, none of it empty */
    Outcome send(UUID person, List<NoticeRows.Due> news, SubjectReader.Readable readable) {
        var site = address.find().orElse("");
        var language = news.get(0).language();
        var kinds = new LinkedHashMap<Area, Map<String, Integer>>();
        var bulletins = new LinkedHashMap<UUID, AnnouncedBulletin>();
        for (var notice : news) {
            var counts = kinds.computeIfAbsent(new Area(notice.area(), notice.areaName()), area -> new TreeMap<>());
            var incident = readable.incident(notice.subject());
            var bulletin = readable.bulletin(notice.subject());
            if (incident != null) {
                counts.merge(kind(incident), 1, Integer::sum);
            } else if (bulletin != null) {
                bulletins.put(bulletin.id(), bulletin);
            }
        }
        var text = new StringBuilder();
        bulletins.values().forEach(bulletin -> text.append(said(bulletin, language, site)));
        var stops = new StringBuilder();
        if (kinds.values().stream().anyMatch(counts -> !counts.isEmpty())) {
            text.append(words.of(language, "letter.opening")).append("\n\n");
        }
        kinds.forEach((area, counts) -> {
            if (!counts.isEmpty()) {
                text.append(words.of(language, "letter.area", "name", area.name()))
                        .append('\n');
                counts.forEach((kind, count) -> text.append("- ")
                        .append(kind)
                        .append(": ")
                        .append(count)
                        .append('\n'));
                text.append('\n');
            }
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
        var subject = bulletins.isEmpty() ? "letter.subject" : "letter.bulletin.subject";
        return letters.send(person, words.of(language, subject), text.toString(), headers);
    }

    /** The words of a bulletin that everybody reads; of another only that there is one. */
    private String said(AnnouncedBulletin bulletin, String language, String site) {
        var opening = words.of(language, "letter.bulletin.opening", "provider", bulletin.provider());
        var text = bulletin.text();
        if (!bulletin.toEverybody() || text == null) {
            return opening + "\n" + words.of(language, "letter.bulletin.inside") + "\n" + site
                    + "/bulletins.html?for=me#" + bulletin.id() + "\n\n";
        }
        var said = text.in(language);
        return opening + "\n\n" + said.title() + "\n" + said.summary() + "\n"
                + words.of(language, "letter.bulletin.whole") + "\n" + site + "/bulletins.html#" + bulletin.id()
                + "\n\n";
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
