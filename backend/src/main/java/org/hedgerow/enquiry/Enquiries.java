package org.hedgerow.enquiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * Hit or no hit across forces (ADR 65). Who asks is told which owners hold something, how much, under which handling and whom to ask; each owner that is hit is
 * told who asked and why. That nothing is there, that it is withheld and that nobody answers is one answer.
 */
@Component
public class Enquiries {

    public static final int LONGEST_REASON = 200;
    public static final int LONGEST_NOTE = 200;
    static final int LONGEST_ASKED = 400;

    /** So many enquiries a person makes in an hour, and in a day: who asks more is fishing. */
    static final int MOST_IN_AN_HOUR = 60;

    static final int MOST_IN_A_DAY = 300;

    private static final int MOST_LISTED = 100;
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final EnquiryRows rows;
    private final HitRows hits;
    private final AuditTrail audit;
    private final Clock clock;

    Enquiries(Access access, EnquiryRows rows, HitRows hits, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.hits = hits;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nobody was asked again */
    public record Receipt(Enquiry enquiry, boolean repeated) {}

    /**
     * Asks every organisation that answers the person's, under the id that its client made. The same id with the same content is answered as it was.
     *
     * @param reason one line, at most {@value #LONGEST_REASON} characters, which owners that are hit read
     * @throws TooManyTries after {@value #MOST_IN_AN_HOUR} in an hour or {@value #MOST_IN_A_DAY} in a day
     */
    public Receipt ask(
            Person person, UUID id, Question question, Purpose purpose, String reason, byte[] contentSha256) {
        refuseUnlessPolice(person);
        var asker = person.reading(purpose);
        return access.consulting(asker, () -> {
            rows.alone(person.id());
            var before = rows.find(id);
            if (before.isPresent()) {
                if (!rows.wasSentWith(id, contentSha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(before.get(), true);
            }
            var now = now();
            refuseTooMany(now, AN_HOUR, MOST_IN_AN_HOUR);
            refuseTooMany(now, A_DAY, MOST_IN_A_DAY);
            var force = person.organisation().id();
            int answering = rows.answering(question.kind(), purpose, force);
            var made = new Enquiry(id, question.kind(), question.asked(), purpose, reason, answering, now, List.of());
            if (!rows.add(made, force, contentSha256)) {
                throw ClientSent.idUnusable();
            }
            audit.record(
                    asker,
                    Act.of(AuditOperation.CONSULTATION, "ask other forces", "enquiry", id)
                            .searchingFor(question.asked())
                            .because(reason)
                            .forPurpose(purpose.name()));
            for (var answer : hits.ask(id, question, purpose)) {
                var hit = UUID.randomUUID();
                hits.add(hit, made, force, answer);
                audit.record(
                        asker,
                        Act.of(AuditOperation.DISCLOSURE, "answer enquiry", "enquiry hit", hit)
                                .atTier("POINTER")
                                .forPurpose(purpose.name()));
            }
            return new Receipt(rows.find(id).orElseThrow(() -> NOT_FOUND), false);
        });
    }

    /** What the person asked in the last thirty days, latest first, at most {@value #MOST_LISTED}. */
    public List<Enquiry> list(Person person) {
        refuseUnlessPolice(person);
        return access.reading(person, () -> rows.since(now().minus(SHOWN), MOST_LISTED));
    }

    /** What others asked that hit the person's organisation in the last thirty days, latest first, at most {@value #MOST_LISTED}. */
    public List<AskedOfUs> askedOfUs(Person person) {
        refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = hits.askedOf(person.organisation().id(), now().minus(SHOWN), MOST_LISTED);
            audit.recordConsultation(
                    person,
                    "read enquiries of others",
                    found.stream().map(each -> each.hit().id()).toList(),
                    "enquiry hit",
                    null,
                    null,
                    null);
            return found;
        });
    }

    /**
     * Says that somebody of the person's organisation has seen that it was asked. The first who says it stands; whoever says it again is answered as it stands.
     *
     * @param note one line for who asked, at most {@value #LONGEST_NOTE} characters; empty for none
     * @throws ProblemException not found unless the person's organisation was hit
     */
    public AskedOfUs acknowledge(Person person, UUID hit, String note) {
        refuseUnlessPolice(person);
        var own = person.organisation().id();
        return access.consulting(person, () -> {
            if (hits.askedOf(own, hit).orElseThrow(() -> NOT_FOUND).hit().seen() == null
                    && hits.see(hit, note, now())) {
                audit.record(person, AuditOperation.ALTERATION, "see enquiry", "enquiry hit", hit, null);
            }
            return hits.askedOf(own, hit).orElseThrow(() -> NOT_FOUND);
        });
    }

    private void refuseTooMany(Instant now, Duration within, int most) {
        var recent = rows.askedSince(now.minus(within), most);
        if (recent.size() >= most) {
            throw new TooManyTries(Duration.between(now, recent.get(0).plus(within)));
        }
    }

    private static void refuseUnlessPolice(Person person) {
        if (!person.may(Permission.ASK_FORCES)) {
            throw NOT_FOUND;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
