package org.hedgerow.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks for words by which a briefing may say who told the force, or where somebody lives. They warn and never refuse: a crew may need an address, and whoever asks
 * knows why.
 */
@Component
public class AirWarnings {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern SOURCE = Pattern.compile(
            "\\b(informants?|chis|covert(ly)?|sources?|tip-?offs?|intelligence|anonymous(ly)?|callers?|witness(es)?|complainants?"
                    + "|(my|a|the|his|her|their|our) neighbours?|(told|rang|phoned|contacted) (me|us|police)|(reported|told|said) by"
                    + "|hysbyswyr?|hysbysydd|ffynhonnell|cymydog|cymdogion|tystion?|dienw)\\b",
            FLAGS);
    /** The letters that end one leave out those that are hard to read, so that a road and its kilometres are none. */
    private static final Pattern POSTCODE =
            Pattern.compile("\\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][abd-hjlnp-uw-z]{2}\\b", FLAGS);

    private static final Pattern HOME = Pattern.compile(
            "\\b(home address|lives? (at|in|on)|living at|resides?|residents?|cartref|yn byw)\\b", FLAGS);
    /** A number and a name of a street, which begins with capitals: four men along a lane are no address. */
    private static final Pattern STREET = Pattern.compile(
            "\\b[0-9]{1,4}[A-Za-z]?,? (\\p{Lu}[\\p{L}'-]* ){1,3}"
                    + "(?i:road|street|lane|close|avenue|drive|way|court|crescent|gardens|terrace|place|row|ffordd|heol|stryd)\\b");

    private static final int SHORTEST_NAME = 3;

    private static final String SAYS_WHO_TOLD =
            "This may say who told you. The crew does not need it, and a briefing goes far.";
    private static final String NAMES_REPORTER =
            "This has a name of somebody who reported it. The crew does not need it, and a briefing goes far.";
    private static final String SAYS_WHERE_SOMEBODY_LIVES =
            "This looks like somebody's home address. Leave it out unless the crew needs it.";

    /** @param pointer to the words, as in the form */
    public record Warning(String pointer, String detail) {}

    private final JdbcClient jdbc;

    AirWarnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside a transaction that {@link org.hedgerow.sharing.Access} has opened: names are looked for as far as whoever asks may read them. */
    List<Warning> in(AirRequestContent content, @Nullable UUID incident) {
        var names = incident == null ? List.<Pattern>of() : namesOf(incident);
        var found = new ArrayList<Warning>();
        texts(content).forEach((pointer, text) -> {
            if (SOURCE.matcher(text).find()) {
                found.add(new Warning(pointer, SAYS_WHO_TOLD));
            }
            if (names.stream().anyMatch(name -> name.matcher(text).find())) {
                found.add(new Warning(pointer, NAMES_REPORTER));
            }
            if (Stream.of(POSTCODE, HOME, STREET)
                    .anyMatch(address -> address.matcher(text).find())) {
                found.add(new Warning(pointer, SAYS_WHERE_SOMEBODY_LIVES));
            }
        });
        return found;
    }

    /** What somebody wrote freely, by where it stands. Who authorised it, and how to reach the control room, is said on purpose. */
    private static Map<String, String> texts(AirRequestContent content) {
        var texts = new LinkedHashMap<String, String>();
        put(texts, "/threatRiskHarm", content.threatRiskHarm());
        put(texts, "/whyAir", content.whyAir());
        put(texts, "/landmark", content.landmark());
        put(texts, "/fieldAccess", content.fieldAccess());
        put(texts, "/doing", content.seen().doing());
        put(texts, "/weapons", content.seen().weapons());
        put(texts, "/dogs", content.seen().dogs());
        for (int i = 0; i < content.seen().vehicles().size(); i++) {
            var vehicle = content.seen().vehicles().get(i);
            put(texts, "/vehicles/" + i + "/makeAndModel", vehicle.makeAndModel());
            put(texts, "/vehicles/" + i + "/fromAbove", vehicle.fromAbove());
        }
        put(texts, "/units", content.units());
        put(texts, "/containment", content.containment());
        for (int i = 0; i < content.hazards().size(); i++) {
            put(texts, "/hazards/" + i + "/what", content.hazards().get(i).what());
        }
        put(texts, "/escapeRoads", content.escapeRoads());
        return texts;
    }

    private static void put(Map<String, String> texts, String pointer, @Nullable String text) {
        if (text != null) {
            texts.put(pointer, text);
        }
    }

    /** Every part of the names of those who reported it, as far as row security shows them. */
    private List<Pattern> namesOf(UUID incident) {
        return jdbc.sql("""
                        select p.name from incident_reporter i join person p on p.id = i.person_id join incident o on o.id = i.incident_id
                        where i.incident_id = :incident and i.organisation_id <> o.owner_organisation
                        union select c.name from report r join report_contact c on c.report_id = r.id
                        where r.incident_id = :incident and c.name is not null""").param("incident", incident).query(String.class).list().stream()
                .flatMap(name -> Pattern.compile("[^\\p{L}'-]+").splitAsStream(name.toLowerCase(Locale.ROOT)))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .distinct()
                .map(part -> Pattern.compile("\\b" + Pattern.quote(part) + "\\b", FLAGS))
                .toList();
    }
}
