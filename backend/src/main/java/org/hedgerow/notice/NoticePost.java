package org.hedgerow.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hedgerow.identity.MemberLetters;
import org.hedgerow.identity.MemberLetters.Outcome;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the letters that are due. A letter leaves our hands and cannot be taken back, so it says how much was reported, of which kinds, in which area by
 * the name that its reader gave it, and where to look; and of that only what its reader may see at the moment of sending.
 */
@Component
@Profile("!command")
class NoticePost {

    private static final Logger LOG = LoggerFactory.getLogger(NoticePost.class);
    private static final int PEOPLE_AT_ONCE = 200;
    private static final int MINUTES_BETWEEN_LETTERS = 10;
    private static final int LEASE_MINUTES = 15;
    private static final int MOST_TRIES = 6;

    private final Access access;
    private final NoticeRows notices;
    private final VisibleIncidents incidents;
    private final People people;
    private final MemberLetters letters;
    private final NoticeLetter letter;

    NoticePost(
            Access access,
            NoticeRows notices,
            VisibleIncidents incidents,
            People people,
            MemberLetters letters,
            NoticeLetter letter) {
        this.access = access;
        this.notices = notices;
        this.incidents = incidents;
        this.people = people;
        this.letters = letters;
        this.letter = letter;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sendDue() {
        if (!letters.areSent()) {
            return;
        }
        try {
            var due = access.readingAsHolder(
                    NoticeRows.MAKER, () -> notices.duePeople(MINUTES_BETWEEN_LETTERS, PEOPLE_AT_ONCE));
            due.forEach(this::send);
        } catch (DataAccessException e) {
            LOG.warn("no letters could be sent: {}", e.getClass().getSimpleName());
        }
    }

    private void send(UUID id) {
        var due =
                access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> notices.claim(id, LEASE_MINUTES, MOST_TRIES));
        var visible = people.find(id)
                .filter(person -> person.may(Permission.REPORT_INCIDENT))
                .map(person -> visible(person, due))
                .orElse(Map.of());
        var shown = new LinkedHashMap<NoticeRows.Due, VisibleIncident>();
        for (var notice : due) {
            var incident = visible.get(notice.incident());
            if (incident != null) {
                shown.put(notice, incident);
            }
        }
        // What its reader may not see any more needs no letter, now or later.
        if (shown.isEmpty() || letter.send(id, shown) != Outcome.FAILED) {
            access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
                notices.mailed(due.stream().map(NoticeRows.Due::id).toList());
                return id;
            });
        }
    }

    private Map<UUID, VisibleIncident> visible(Person person, List<NoticeRows.Due> due) {
        return incidents
                .readSome(
                        access.visibleLabels(access.audienceOf(person)),
                        due.stream().map(NoticeRows.Due::incident).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(VisibleIncident::id, incident -> incident));
    }
}
