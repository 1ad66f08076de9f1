package org.hedgerow.ground;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the police see of the ground, and may put right in their own force's area. Row security says what there is; that something was shown is written down
 * before it is sent.
 */
@Component
public class PoliceGround {

    /** More than so much in view is not shown: the map says to go closer. */
    public static final int MOST_IN_VIEW = 400;

    static final String SUBJECT = "ground";

    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final GroundRows rows;
    private final GroundOwners owners;
    private final AuditTrail audit;
    private final RecordViews views;
    private final Clock clock;

    PoliceGround(
            Access access, GroundRows rows, GroundOwners owners, AuditTrail audit, RecordViews views, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.owners = owners;
        this.audit = audit;
        this.views = views;
        this.clock = clock;
    }

    /**
     * What stands in a view.
     *
     * @param tooMany whether there is more than can be shown: then nothing is
     */
    public record InView(List<GroundFeature> features, boolean tooMany) {

        public InView {
            features = List.copyOf(features);
        }
    }

    /** @param history latest first */
    public record Whole(GroundFeature feature, List<GroundVersion> history) {

        public Whole {
            history = List.copyOf(history);
        }
    }

    /** What stands in a box of degrees, WGS 84. */
    public InView inView(Person person, double west, double south, double east, double north) {
        refuseUnlessPolice(person);
        var found = access.reading(
                person, () -> rows.inBox(west, south, east, north, today(clock.instant()), MOST_IN_VIEW + 1));
        if (found.size() > MOST_IN_VIEW) {
            return new InView(List.of(), true);
        }
        show(person, "ground map", found);
        return new InView(found, false);
    }

    /** One, ended or not, with what was said of it before. */
    public Whole get(Person person, UUID id) {
        refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var feature = rows.find(id).orElseThrow(() -> NOT_FOUND);
            audit.recordConsultation(person, "open ground", List.of(id), SUBJECT, null, Tier.EXACT.name(), null);
            return new Whole(feature, rows.history(id));
        });
    }

    /**
     * Replaces what is said of what the person's own force owns. Its keeper is shown that, and the reason.
     *
     * @throws ProblemException when it would lie in the area of another force then
     */
    public GroundFeature amend(Person person, UUID id, int expectedVersion, GroundContent content, String reason) {
        refuseUnlessPolice(person);
        var owner = owners.of(content.shape());
        return access.writing(person, () -> {
            var held = hold(person, id);
            if (held.feature().version() != expectedVersion) {
                throw new ProblemException(GroundProblem.STALE);
            }
            if (!owner.organisation().equals(held.feature().owner())) {
                throw PlatformProblem.invalid("/corners", "That place is in the area of another force.");
            }
            rows.change(id, owner.organisation(), held.label(), content, reason, now());
            return done(person, id, GroundAct.CHANGED, "amend ground", reason);
        });
    }

    /** Says of what the own force owns that it is still so. */
    public GroundFeature confirm(Person person, UUID id) {
        refuseUnlessPolice(person);
        return access.writing(person, () -> {
            hold(person, id);
            rows.confirm(id, false, now());
            return done(person, id, GroundAct.CONFIRMED, "confirm ground", null);
        });
    }

    /** Says of what the own force owns that it is there no longer. Its keeper is shown that, and the reason. */
    public GroundFeature end(Person person, UUID id, String reason) {
        refuseUnlessPolice(person);
        return access.writing(person, () -> {
            hold(person, id);
            rows.end(id, reason, now());
            return done(person, id, GroundAct.ENDED, "end ground", reason);
        });
    }

    private GroundRows.Held hold(Person person, UUID id) {
        var held = rows.holdOf(person.organisation().id(), id).orElseThrow(() -> NOT_FOUND);
        if (held.feature().endedAt() != null) {
            throw new ProblemException(GroundProblem.ENDED);
        }
        return held;
    }

    private GroundFeature done(Person person, UUID id, GroundAct act, String action, @Nullable String reason) {
        var held = rows.holdOf(person.organisation().id(), id).orElseThrow();
        rows.remember(held, act, true, reason);
        audit.record(person, AuditOperation.ALTERATION, action, SUBJECT, id, reason);
        return held.feature();
    }

    private void show(Person person, String action, List<GroundFeature> features) {
        views.shown(
                person,
                action,
                SUBJECT,
                features.stream()
                        .map(feature -> new RecordViews.Shown(feature.id(), Tier.EXACT.name()))
                        .toList());
    }

    static LocalDate today(Instant now) {
        return now.atZone(GroundFeature.LONDON).toLocalDate();
    }

    private static void refuseUnlessPolice(Person person) {
        if (!GroundOwners.isPolice(person)) {
            throw NOT_FOUND;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
