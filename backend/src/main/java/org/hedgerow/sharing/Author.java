package org.hedgerow.sharing;

import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;

/**
 * Somebody as a writer of records.
 *
 * @param kind what they may write
 */
record Author(Kind kind, UUID person, UUID organisation) {

    enum Kind {
        /** The records of the own organisation. */
        POLICE,
        /** New reports to a force, which pass out of the reporter's hands; nothing else. */
        REPORTER,
        NONE
    }

    static Author of(Person person) {
        return new Author(kindOf(person), person.id(), person.organisation().id());
    }

    private static Kind kindOf(Person person) {
        var organisation = person.organisation().kind();
        var police = organisation == OrganisationKind.FORCE || organisation == OrganisationKind.NATIONAL_UNIT;
        if (police && (person.may(Permission.AMEND_INCIDENT) || person.may(Permission.IMPORT))) {
            return Kind.POLICE;
        }
        return person.may(Permission.REPORT_INCIDENT) ? Kind.REPORTER : Kind.NONE;
    }
}
