package org.hedgerow.bulletin;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.bulletin.BulletinState.Act;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The desk at which the police of a bulletin's organisation answer what was asked: one says the question in words of the police and answers it, another
 * approves that, and it stands under the bulletin. It may not say what a bulletin may not say, nor the question as it was typed.
 */
@Component
public class QuestionDesk {

    private static final String AS_TYPED =
            "That is the question as it was typed. Say it in your own words, without what only the person who asked knew.";

    private static final Set<QuestionState> WRITABLE = EnumSet.of(QuestionState.OPEN, QuestionState.WRITTEN);

    private final Access access;
    private final Bulletins bulletins;
    private final QuestionRows rows;
    private final AuditTrail audit;

    QuestionDesk(Access access, Bulletins bulletins, QuestionRows rows, AuditTrail audit) {
        this.access = access;
        this.bulletins = bulletins;
        this.rows = rows;
        this.audit = audit;
    }

    /** Every question about a bulletin of the person's organisation: what waits first, then the oldest. */
    public List<Question> list(Person person, UUID bulletin) {
        bulletins.known(person, bulletin);
        return access.consulting(person, () -> {
            var found = rows.list(bulletin);
            audit.recordConsultation(
                    person,
                    "read questions about bulletin",
                    found.isEmpty() ? List.of() : List.of(bulletin),
                    "bulletin",
                    null,
                    null,
                    null);
            return found;
        });
    }

    /**
     * Answers a question, or changes an answer that is not published; nobody has approved it then.
     *
     * @param expectedVersion of the answer that it takes the place of; 0 for none
     * @throws ProblemException 422 naming what it may not say; 412 when somebody was quicker; 409 when it was published or refused
     */
    public Question write(Person person, UUID bulletin, UUID question, int expectedVersion, Answer answer) {
        var known = bulletins.known(person, bulletin);
        refuseUnlessClean(person, known, answer);
        int label = bulletins.ownLabel(known.owner());
        return change(person, known, question, expectedVersion, WRITABLE, "answer question", held -> {
            refuseAsTyped(held, answer);
            rows.write(held, label, answer);
        });
    }

    /** Approves an answer as somebody else than who wrote it; it is published in that moment. */
    public Question approve(Person person, UUID bulletin, UUID question, int expectedVersion) {
        var known = bulletins.known(person, bulletin);
        int label = bulletins.ownLabel(known.owner());
        return change(
                person, known, question, expectedVersion, EnumSet.of(QuestionState.WRITTEN), "approve answer", held -> {
                    if (person.id().equals(held.author())) {
                        throw new ProblemException(BulletinProblem.OWN);
                    }
                    // What it may not say may have come out since it was written.
                    refuseUnlessClean(person, known, Objects.requireNonNull(held.written()));
                    rows.publish(held, label);
                });
    }

    /** Says why a question is not answered; an answer that was published is gone for its readers. */
    public Question refuse(Person person, UUID bulletin, UUID question, QuestionRefusal reason) {
        var known = bulletins.known(person, bulletin);
        var states = EnumSet.complementOf(EnumSet.of(QuestionState.REFUSED));
        return change(person, known, question, null, states, "refuse question", held -> rows.refuse(question, reason));
    }

    /** What is done to a question that is held. */
    private interface Doing {
        void on(Question held);
    }

    private Question change(
            Person person,
            Bulletin bulletin,
            UUID question,
            @Nullable Integer expectedVersion,
            Set<QuestionState> states,
            String action,
            Doing doing) {
        // Of what was updated or cancelled nothing more is said.
        bulletins.refuseUnless(bulletin, Act.UPDATE);
        return access.writing(person, () -> {
            var held = rows.hold(bulletin.id(), question).orElseThrow(Bulletins::notFound);
            if (expectedVersion != null && held.version() != expectedVersion) {
                throw new ProblemException(BulletinProblem.STALE);
            }
            if (!states.contains(held.state())) {
                throw new ProblemException(BulletinProblem.STATE);
            }
            doing.on(held);
            audit.record(person, AuditOperation.ALTERATION, action, "bulletin", bulletin.id(), null);
            return rows.hold(bulletin.id(), question).orElseThrow();
        });
    }

    /** Held to what the bulletin itself is held to, in the words of the audience that it is published to. */
    private void refuseUnlessClean(Person person, Bulletin bulletin, Answer answer) {
        if (!bulletin.content().audiences().contains(answer.audience())) {
            throw PlatformProblem.invalid("/audience", "The bulletin has no such wording.");
        }
        var errors = new FieldErrors();
        for (var finding : bulletins.check(person, saying(bulletin.content(), answer))) {
            // The other fields were issued as they are.
            if (finding.pointer().startsWith("/wordings/0/")) {
                errors.add(pointer(finding.pointer()), finding.detail());
            }
        }
        errors.throwIfAny();
    }

    private static String pointer(String inWording) {
        var field = inWording.endsWith("/title") ? "/question" : "/answer";
        return inWording.contains("/welsh/") ? field + "Welsh" : field;
    }

    private static BulletinContent saying(BulletinContent content, Answer answer) {
        var welsh = answer.welsh();
        var wording = new Wording(answer.audience(), text(answer.english()), welsh == null ? null : text(welsh));
        return new BulletinContent(
                content.kind(),
                content.advice(),
                content.urgency(),
                content.priority(),
                content.expiresHours(),
                content.delayMinutes(),
                content.watchMembers(),
                content.allForces(),
                content.area(),
                content.event(),
                content.signatory(),
                content.plates(),
                content.sourceIncident(),
                content.sourceMembers(),
                List.of(wording));
    }

    private static WordingText text(AnswerText text) {
        return new WordingText(text.question(), "", text.answer());
    }

    private static void refuseAsTyped(Question asked, Answer answer) {
        var typed = letters(asked.text());
        var welsh = answer.welsh();
        if (letters(answer.english().question()).equals(typed)) {
            throw PlatformProblem.invalid("/question", AS_TYPED);
        }
        if (welsh != null && letters(welsh.question()).equals(typed)) {
            throw PlatformProblem.invalid("/questionWelsh", AS_TYPED);
        }
    }

    /** What is left when case, spaces and signs are taken away. */
    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
