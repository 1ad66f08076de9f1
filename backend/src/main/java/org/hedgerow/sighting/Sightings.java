package org.hedgerow.sighting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records what the police saw or were told of. A sighting belongs to its author's organisation. One that hangs on an incident of the same organisation is shared
 * as that is; one that hangs on another's, or on none, as its author says; and row security shows neither to anybody who may not read the incident exactly.
 */
@Component
public class Sightings {

    static final String KIND = "sighting";
    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    /** So many sightings a person records in an hour. */
    static final int MOST_IN_AN_HOUR = 500;

    private static final int MOST_OF_AN_INCIDENT = 500;
    private static final int MOST_LISTED = 50;
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final Set<OrganisationKind> POLICE = Set.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);

    private final Access access;
    private final SightingRows rows;
    private final HeadsUpRows headsUps;
    private final AuditTrail audit;
    private final Clock clock;

    Sightings(Access access, SightingRows rows, HeadsUpRows headsUps, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.headsUps = headsUps;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Sighting sighting, boolean repeated) {}

    /**
     * Records a sighting under the id that its client made. The same id with the same content is answered again.
     *
     * @param contentSha256 of the content as it was sent
     * @throws ProblemException when the id was used for anything else, or the incident is none that the person may know exactly
     */
    public Receipt record(Person person, UUID id, SightingContent content, byte[] contentSha256) {
        refuseUnlessPolice(person);
        int label = label(person, content);
        return access.writing(person, () -> {
            var recent = rows.madeSince(person.id(), now().minus(COUNTED), MOST_IN_AN_HOUR);
            var own = rows.find(id);
            if (own.isPresent()) {
                if (!own.get().isOwnedBy(person.organisation().id()) || !rows.wasMadeWith(id, contentSha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(own.get(), true);
            }
            if (recent.size() >= MOST_IN_AN_HOUR) {
                throw new TooManyTries(Duration.between(now(), recent.get(0).plus(COUNTED)));
            }
            if (!rows.add(id, person, label, content, contentSha256, now())) {
                throw ClientSent.idUnusable();
            }
            audit.record(person, AuditOperation.COLLECTION, "record sighting", KIND, id, null);
            return new Receipt(rows.find(id).orElseThrow(), false);
        });
    }

    /** Replaces what one of the person's own organisation says. */
    public Sighting amend(Person person, UUID id, int expectedVersion, SightingContent content) {
        refuseUnlessPolice(person);
        int label = label(person, content);
        return access.writing(person, () -> {
            var held = hold(person, id);
            if (held.version() != expectedVersion) {
                throw new ProblemException(SightingProblem.STALE);
            }
            rows.change(id, label, content, now());
            audit.record(person, AuditOperation.ALTERATION, "amend sighting", KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    /** Says of one of the person's own organisation that it counts no longer: from then on it is for the owner alone, and whoever was told of it reads that it was withdrawn. */
    public Sighting withdraw(Person person, UUID id, String reason) {
        refuseUnlessPolice(person);
        var before = access.reading(person, () -> rows.find(id))
                .filter(found -> found.isOwnedBy(person.organisation().id()))
                .orElseThrow(() -> NOT_FOUND);
        int label = intern(LabelTerms.of(
                before.owner(), access.termsOf(before.label()).sharing().withdrawn(), Tier.EXACT));
        return access.writing(person, () -> {
            hold(person, id);
            rows.withdraw(id, label, reason, now());
            headsUps.withdraw(id, now());
            audit.record(person, AuditOperation.ALTERATION, "withdraw sighting", KIND, id, reason);
            return rows.find(id).orElseThrow();
        });
    }

    public Sighting get(Person person, UUID id) {
        refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = rows.find(id).orElseThrow(() -> NOT_FOUND);
            audit.record(person, AuditOperation.CONSULTATION, "open sighting", KIND, id, null);
            return found;
        });
    }

    /**
     * Those that count and that the person may read.
     *
     * @param incident of which, first seen first; null for the latest that were recorded, at most {@value #MOST_LISTED}
     */
    public List<Sighting> list(Person person, @Nullable UUID incident) {
        refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = incident == null ? rows.newest(MOST_LISTED) : rows.ofIncident(incident, MOST_OF_AN_INCIDENT);
            audit.recordConsultation(
                    person, "list sightings", found.stream().map(Sighting::id).toList(), KIND, null, null, null);
            return found;
        });
    }

    /** Who may read a sighting, as its owner decided it. */
    public Scope scopeOf(Sighting sighting) {
        return access.termsOf(sighting.label()).scope();
    }

    static void refuseUnlessPolice(Person person) {
        if (!person.may(Permission.RECORD_SIGHTING)
                || !POLICE.contains(person.organisation().kind())) {
            throw NOT_FOUND;
        }
    }

    private Sighting hold(Person person, UUID id) {
        var held = rows.hold(person.organisation().id(), id).orElseThrow(() -> NOT_FOUND);
        if (held.withdrawnAt() != null) {
            throw new ProblemException(SightingProblem.WITHDRAWN);
        }
        return held;
    }

    /** The label that this content stands under, made where it is new. */
    private int label(Person person, SightingContent content) {
        var owner = person.organisation().id();
        var incident = content.incident();
        if (incident == null) {
            return intern(chosen(owner, content, content.category()));
        }
        var attached = access.reading(person, () -> rows.incident(incident))
                .filter(found -> !found.withdrawn())
                .orElseThrow(() -> PlatformProblem.invalid("/incident", "Choose an incident whose whole you can see."));
        if (!attached.owner().equals(owner)) {
            return intern(chosen(owner, content, attached.category()));
        }
        if (content.sharing() != null) {
            throw PlatformProblem.invalid("/scope", "It is shared as its incident is.");
        }
        return attached.label();
    }

    private static LabelTerms chosen(UUID owner, SightingContent content, @Nullable String category) {
        var sharing = content.sharing();
        if (sharing == null) {
            throw PlatformProblem.invalid("/scope", "Choose who may see this.");
        }
        var terms = LabelTerms.of(owner, sharing, Tier.EXACT);
        if (sharing.scope() == Scope.OWN_FORCE) {
            return terms;
        }
        if (category == null) {
            if (sharing.scope() == Scope.AGREEMENT) {
                throw PlatformProblem.invalid(
                        "/category",
                        "Say what kind of crime it may belong to: an agreement is about some kinds alone.");
            }
            return terms;
        }
        return terms.about(category.split("\\.", 2)[0]);
    }

    private int intern(LabelTerms terms) {
        var label = access.labelsOf(List.of(terms)).get(terms);
        if (label == null) {
            throw new IllegalStateException("Terms that were interned have a label");
        }
        return label;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
