package org.hedgerow.ground;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/** Whose something on the ground is, and under which label it stands. */
@Component
class GroundOwners {

    /** For police of all forces; a guest of a force, who is shown what it shares with all forces, is not shown where its gates are. */
    private static final SharingTerms TERMS =
            SharingTerms.of(Scope.ALL_FORCES).marked(Marking.OFFICIAL_SENSITIVE, null);

    private final RecordingForces forces;
    private final People people;
    private final Access access;

    GroundOwners(RecordingForces forces, People people, Access access) {
        this.forces = forces;
        this.people = people;
        this.access = access;
    }

    /** @param label that rows of this owner stand under */
    record Owner(UUID organisation, int label) {}

    /** @throws ProblemException where no force that is here has the place in its area */
    Owner of(GroundShape shape) {
        var force = forces.at(shape.middle())
                .map(Force::code)
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/corners", "That place is not in the area of any police force of the United Kingdom."));
        var owner = people.listOrganisations().stream()
                .filter(organisation -> force.equals(organisation.forceCode()) && !organisation.frozen())
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/corners",
                        "The police force of that place does not use Hedgerow yet, so nobody would see it."));
        var terms = LabelTerms.of(owner.id(), TERMS, Tier.EXACT);
        return new Owner(
                owner.id(),
                Objects.requireNonNull(access.labelsOf(List.of(terms)).get(terms)));
    }

    static boolean isPolice(Person person) {
        var kind = person.organisation().kind();
        return person.may(Permission.AMEND_INCIDENT)
                && (kind == OrganisationKind.FORCE || kind == OrganisationKind.NATIONAL_UNIT);
    }
}
