package org.hedgerow.bulletin;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Questions of readers, and the answers that stand under a bulletin. Whoever may read a wording may ask while the bulletin is open; what is asked is the
 * police's alone from then on, and whoever asked is told nothing but that it has arrived.
 */
@Component
public class BulletinQuestions {

    /** Longest question, in characters. */
    public static final int LONGEST = AnswerText.LONGEST_QUESTION;

    /** Places are looked for at random, so that nobody has to read which are taken. */
    private static final int TRIES = 12;

    private static final Duration FULL_FOR = Duration.ofHours(1);

    private final Access access;
    private final PublishedBulletins published;
    private final QuestionRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    BulletinQuestions(Access access, PublishedBulletins published, QuestionRows rows, AuditTrail audit, Clock clock) {
        this.access = access;
        this.published = published;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts a question. The same id sent again is answered alike, and nothing is written.
     *
     * @param person null for whoever has no account, who asks about what was issued to everybody
     * @param id made by the client at random
     * @throws ProblemException 404 for a bulletin that is not this reader's; 409 where it takes no questions, or no more; 422 for what is no question
     * @throws TooManyTries when it has as many questions as it takes
     */
    public void ask(@Nullable Person person, UUID bulletin, UUID id, String text) {
        var asked = PlainText.check("/text", text, LONGEST);
        if (asked.isBlank()) {
            throw PlatformProblem.invalid("/text", "Write your question.");
        }
        ClientSent.newId(id);
        refuseUnlessOpen(found(person, bulletin));
        int label = labelOf(person, bulletin);
        for (int i = 0; i < TRIES; i++) {
            if (isTaken(person, bulletin, id, label, asked)) {
                return;
            }
        }
        throw new TooManyTries(FULL_FOR);
    }

    /** The answers under a bulletin that whoever has no account reads. */
    public List<PublishedAnswer> answers(UUID bulletin) {
        found(null, bulletin);
        return openAnswers(bulletin);
    }

    /** The answers that were published to this person's audiences, and to everybody. */
    public List<PublishedAnswer> answers(Person person, UUID bulletin) {
        found(person, bulletin);
        var all = new LinkedHashMap<UUID, PublishedAnswer>();
        Stream.concat(
                        access.<List<PublishedAnswer>>reading(person, () -> rows.published(bulletin)).stream(),
                        openAnswers(bulletin).stream())
                .forEach(each -> all.putIfAbsent(each.question(), each));
        return all.values().stream()
                .sorted(Comparator.comparing(PublishedAnswer::publishedAt).thenComparing(PublishedAnswer::question))
                .toList();
    }

    private List<PublishedAnswer> openAnswers(UUID bulletin) {
        return access.readingAsHolder(IssuedRows.ANYBODY, () -> rows.published(bulletin));
    }

    private IssuedBulletin found(@Nullable Person person, UUID bulletin) {
        return (person == null ? published.find(bulletin) : published.find(person, bulletin))
                .orElseThrow(Bulletins::notFound);
    }

    private void refuseUnlessOpen(IssuedBulletin bulletin) {
        if (bulletin.facts().kind() != BulletinKind.QUESTIONS_AND_ANSWERS
                || bulletin.message() == BulletinMessage.CANCEL
                || bulletin.stateAt(clock.instant()) != BulletinState.ISSUED) {
            throw new ProblemException(BulletinProblem.STATE);
        }
    }

    private int labelOf(@Nullable Person person, UUID bulletin) {
        var own = person == null
                ? Optional.<Integer>empty()
                : access.<Optional<Integer>>reading(person, () -> rows.labelOf(bulletin));
        return own.or(() -> access.readingAsHolder(IssuedRows.ANYBODY, () -> rows.labelOf(bulletin)))
                .orElseThrow(Bulletins::notFound);
    }

    /** Whether it has arrived, now or before. */
    private boolean isTaken(@Nullable Person person, UUID bulletin, UUID id, int label, String text) {
        var holder = person == null ? IssuedRows.ANYBODY : person.id();
        int place = ThreadLocalRandom.current().nextInt(QuestionRows.PLACES);
        try {
            return access.writingAsHolder(holder, List.of(label), () -> {
                rows.add(id, bulletin, label, place, person == null ? null : person.id(), text);
                var act = Act.of(AuditOperation.COLLECTION, "ask about bulletin", "bulletin", bulletin);
                if (person == null) {
                    audit.recordWithoutAccount(act);
                } else {
                    audit.record(person, act);
                }
                return true;
            });
        } catch (DuplicateKeyException e) {
            return !String.valueOf(e.getMostSpecificCause().getMessage()).contains("bulletin_question_place");
        }
    }
}
