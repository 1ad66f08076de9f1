package org.hedgerow.notice;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.MemberLetters;
import org.hedgerow.identity.MemberLetters.Outcome;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the letters that are due. A letter leaves our hands and cannot be taken back, so it says how much was reported, of which kinds, in which area by
 * the name that its reader gave it, and where to look; of a bulletin the title and the summary if everybody reads those, and otherwise that there is one;
 * and of all that only what its reader may see at the moment of sending.
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
    private final SubjectReader subjects;
    private final MemberLetters letters;
    private final NoticeLetter letter;

    NoticePost(Access access, NoticeRows notices, SubjectReader subjects, MemberLetters letters, NoticeLetter letter) {
        this.access = access;
        this.notices = notices;
        this.subjects = subjects;
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
        var readable =
                subjects.read(id, due.stream().map(NoticeRows.Due::subject).toList());
        var news =
                due.stream().filter(notice -> readable.isNews(notice.subject())).toList();
        // What its reader may not see any more needs no letter, now or later.
        var rest = due.stream()
                .filter(notice -> !readable.isNews(notice.subject()))
                .map(NoticeRows.Due::id)
                .toList();
        boolean sent = !news.isEmpty() && letter.send(id, news, readable) != Outcome.FAILED;
        access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
            notices.dropLetters(rest);
            if (sent) {
                notices.mailed(news.stream().map(NoticeRows.Due::id).toList());
            }
            return id;
        });
    }
}
