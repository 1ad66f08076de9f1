package org.hedgerow.sighting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.geo.GridReference;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Handling;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/**
 * Tells a neighbouring force that something is on its way there. Telling is an act of the force whose sighting it is, and a disclosure: what is told is a copy that
 * the two of them read, and the sighting stays with whom it is shared. What restrains the incident restrains the telling.
 */
@Component
public class HeadsUps {

    static final String KIND = "heads-up";

    /** So many notices a person sends in an hour. */
    static final int MOST_IN_AN_HOUR = 60;

    private static final int MOST_LISTED = 200;
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final Duration SHOWN = Duration.ofHours(24);
    private static final Set<Scope> FOR_FEWER_THAN_A_FORCE = EnumSet.of(Scope.ORIGINATOR, Scope.TEAM);

    private final Access access;
    private final SightingRows sightings;
    private final HeadsUpRows rows;
    private final NeighbourForces neighbours;
    private final AuditTrail audit;
    private final Clock clock;

    HeadsUps(
            Access access,
            SightingRows sightings,
            HeadsUpRows rows,
            NeighbourForces neighbours,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.sightings = sightings;
        this.rows = rows;
        this.neighbours = neighbours;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(HeadsUp headsUp, boolean repeated) {}

    /** A sighting with the label of its incident, if it has one. */
    private record Standing(Sighting sighting, Optional<SightingRows.Attached> incident) {}

    /**
     * Whom to tell of a sighting of the person's own organisation, the likeliest first.
     *
     * @throws ProblemException not found for another's
     */
    public List<Organisation> neighbours(Person person, UUID sighting) {
        Sightings.refuseUnlessPolice(person);
        var own = own(person, sighting).orElseThrow(() -> Sightings.NOT_FOUND).sighting();
        if (own.withdrawnAt() != null) {
            throw new ProblemException(SightingProblem.WITHDRAWN);
        }
        return neighbours.of(person, own.content());
    }

    /**
     * Tells a force of a sighting of the person's own organisation, under the id that its client made. The same id with the same content is answered again.
     *
     * @param note at most {@value HeadsUp#LONGEST_NOTE} characters; empty for none
     * @throws ProblemException {@link SightingProblem#RESTRAINED} where what it hangs on may not be passed on
     */
    public Receipt send(Person person, UUID id, UUID sighting, UUID receiver, String note, byte[] contentSha256) {
        Sightings.refuseUnlessPolice(person);
        var owner = person.organisation().id();
        var before = access.reading(person, () -> rows.find(id));
        if (before.isPresent()) {
            return repeated(person, before.get(), contentSha256);
        }
        var standing = own(person, sighting)
                .orElseThrow(() -> PlatformProblem.invalid("/sighting", "Choose a sighting of your own force."));
        if (standing.sighting().withdrawnAt() != null) {
            throw new ProblemException(SightingProblem.WITHDRAWN);
        }
        if (neighbours.of(person, standing.sighting().content()).stream()
                .noneMatch(each -> each.id().equals(receiver))) {
            throw PlatformProblem.invalid("/force", "Choose one of the forces that are offered.");
        }
        int label = label(owner, receiver, standing);
        return access.writing(person, () -> {
            var recent = rows.sentSince(person.id(), now().minus(COUNTED), MOST_IN_AN_HOUR);
            if (recent.size() >= MOST_IN_AN_HOUR) {
                throw new TooManyTries(Duration.between(now(), recent.get(0).plus(COUNTED)));
            }
            var held = sightings.hold(owner, sighting).orElseThrow(() -> Sightings.NOT_FOUND);
            // What was decided about it was decided of this content, under these terms.
            if (held.version() != standing.sighting().version()
                    || !incidentOf(held).equals(standing.incident())) {
                throw new ProblemException(SightingProblem.STALE);
            }
            var sentAt = now();
            var made = new HeadsUp(
                    id, owner, receiver, sighting, copy(held), note, sentAt, sentAt.plus(HeadsUp.LASTS), null, null);
            if (!rows.add(made, label, contentSha256)) {
                return repeated(person, rows.find(id).orElseThrow(ClientSent::idUnusable), contentSha256);
            }
            audit.record(person, AuditOperation.DISCLOSURE, "tell neighbour", Sightings.KIND, sighting, null);
            audit.record(person, AuditOperation.DISCLOSURE, "send heads-up", KIND, id, null);
            return new Receipt(made, false);
        });
    }

    /** Another text than before when the notices of the person's organisation stand in another way. Is not written down as a reading. */
    public String mark(Person person) {
        Sightings.refuseUnlessPolice(person);
        var now = now();
        return access.reading(person, () -> recent(person)).stream()
                .map(each -> each.id() + " " + each.state(now))
                .collect(Collectors.joining("\n", person.id() + "\n", ""));
    }

    /** What the person's organisation told or was told in the last day, latest first, at most {@value #MOST_LISTED}. */
    public List<HeadsUp> list(Person person) {
        Sightings.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = recent(person);
            audit.recordConsultation(
                    person, "list heads-ups", found.stream().map(HeadsUp::id).toList(), KIND, null, null, null);
            return found;
        });
    }

    /**
     * Says that the person has read what their organisation was told. The first who says it stands; whoever says it again is answered as it stands.
     *
     * @throws ProblemException not found unless it was told to the person's organisation; {@link SightingProblem#HEADS_UP_OVER} when nobody need act on it any more
     */
    public HeadsUp acknowledge(Person person, UUID id) {
        Sightings.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = rows.find(id)
                    .filter(each -> each.receiver().equals(person.organisation().id()))
                    .orElseThrow(() -> Sightings.NOT_FOUND);
            if (found.state(now()) == HeadsUp.State.ACKNOWLEDGED) {
                return found;
            }
            if (found.state(now()) != HeadsUp.State.SENT) {
                throw new ProblemException(SightingProblem.HEADS_UP_OVER);
            }
            if (rows.acknowledge(id, now())) {
                audit.record(person, AuditOperation.ALTERATION, "acknowledge heads-up", KIND, id, null);
            }
            return rows.find(id).orElseThrow(() -> Sightings.NOT_FOUND);
        });
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Receipt repeated(Person person, HeadsUp before, byte[] contentSha256) {
        var isSame = before.owner().equals(person.organisation().id())
                && access.reading(person, () -> rows.wasSentWith(before.id(), contentSha256));
        if (!isSame) {
            throw ClientSent.idUnusable();
        }
        return new Receipt(before, true);
    }

    private List<HeadsUp> recent(Person person) {
        return rows.since(person.organisation().id(), now().minus(SHOWN), MOST_LISTED);
    }

    private Optional<Standing> own(Person person, UUID sighting) {
        return access.reading(
                person,
                () -> sightings
                        .find(sighting)
                        .filter(found -> found.isOwnedBy(person.organisation().id()))
                        .map(found -> new Standing(found, incidentOf(found))));
    }

    private Optional<SightingRows.Attached> incidentOf(Sighting sighting) {
        return Optional.ofNullable(sighting.content().incident()).flatMap(sightings::incident);
    }

    /** The label of a notice: the two forces, and what of the terms of the sighting and its incident goes with it. */
    private int label(UUID owner, UUID receiver, Standing standing) {
        var own = access.termsOf(standing.sighting().label()).sharing();
        refuseIfRestrained(own, true);
        var handling = own.handling();
        var barred = new HashSet<>(own.barredPersons());
        if (standing.incident().isPresent()) {
            var incident = standing.incident().get();
            var terms = access.termsOf(incident.label()).sharing();
            refuseIfRestrained(terms, incident.owner().equals(owner));
            handling = terms.handling().code() == HandlingCode.C ? terms.handling() : handling;
            barred.addAll(terms.barredPersons());
        }
        return intern(owner, receiver, handling, barred);
    }

    private int intern(UUID owner, UUID receiver, Handling handling, Set<UUID> barred) {
        var terms = LabelTerms.of(
                owner,
                SharingTerms.naming(Set.of(owner, receiver))
                        .handled(handling)
                        .marked(Marking.OFFICIAL_SENSITIVE, null)
                        .within(Set.of(), barred),
                Tier.EXACT);
        var label = access.labelsOf(List.of(terms)).get(terms);
        if (label == null) {
            throw new IllegalStateException("Terms that were interned have a label");
        }
        return label;
    }

    /** Another's incident under conditions is for its owner to pass on. */
    private void refuseIfRestrained(SharingTerms terms, boolean isOwn) {
        var embargo = terms.embargoUntil();
        if (terms.handling().restrainsAction()
                || (!isOwn && terms.handling().code() == HandlingCode.C)
                || terms.instruction() != null
                || !terms.compartments().isEmpty()
                || FOR_FEWER_THAN_A_FORCE.contains(terms.scope())
                || (embargo != null && now().isBefore(embargo))) {
            throw new ProblemException(SightingProblem.RESTRAINED);
        }
    }

    private static HeadsUp.Copy copy(Sighting sighting) {
        var content = sighting.content();
        var seen = content.seen();
        var plate = seen.plate();
        var place = content.place();
        return new HeadsUp.Copy(
                seen.kind(),
                plate == null ? null : plate.read(),
                seen.make(),
                seen.model(),
                seen.breed(),
                seen.colour(),
                seen.number(),
                content.movement().road(),
                content.movement().direction(),
                place == null ? null : place.asGiven(),
                place == null
                        ? null
                        : GridReference.of(place.point(), place.precisionMetres())
                                .toString(),
                content.when().latest());
    }
}
