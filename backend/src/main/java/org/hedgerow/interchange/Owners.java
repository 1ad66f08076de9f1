package org.hedgerow.interchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.reference.Force;
import org.jspecify.annotations.Nullable;

/**
 * Whose records the rows become. A person takes in rows of the own force alone; the operator takes in any force's, and a force that
 * is not on this map yet becomes an organisation of it.
 */
final class Owners {

    private final People people;
    private final Directory directory;
    private final @Nullable Person person;
    private final boolean dryRun;
    private final Map<String, UUID> known = new HashMap<>();

    Owners(People people, Directory directory, @Nullable Person person, boolean dryRun) {
        this.people = people;
        this.directory = directory;
        this.person = person;
        this.dryRun = dryRun;
    }

    UUID ofForce(Force force) throws RowRejected {
        if (person != null) {
            if (!force.code().equals(person.organisation().forceCode())) {
                throw new RowRejected(Reject.OTHER_FORCE);
            }
            return person.organisation().id();
        }
        var owner = known.get(force.code());
        return owner != null
                ? owner
                : Objects.requireNonNull(known.computeIfAbsent(force.code(), code -> found(force)));
    }

    private UUID found(Force force) {
        for (var organisation : people.listOrganisations()) {
            if (force.code().equals(organisation.forceCode())) {
                return organisation.id();
            }
        }
        if (dryRun) {
            return new UUID(0, 0);
        }
        var shortName = force.name().length() > 40 ? force.code() : force.name();
        return directory
                .createOrganisation(
                        NewOrganisation.of(OrganisationKind.FORCE, force.name(), shortName, force.code(), null))
                .id();
    }
}
