package org.hedgerow.series;

import java.util.List;
import java.util.Objects;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/** Who links incidents, and under which labels what they decide stands. */
@Component
class SeriesSharing {

    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;

    SeriesSharing(Access access) {
        this.access = access;
    }

    /** Whoever holds the right in a force or a national unit; to everybody else nothing here is there. */
    static void refuseUnlessPolice(Person person) {
        var kind = person.organisation().kind();
        if (!person.may(Permission.LINK_INCIDENTS)
                || (kind != OrganisationKind.FORCE && kind != OrganisationKind.NATIONAL_UNIT)) {
            throw NOT_FOUND;
        }
    }

    /**
     * The label of what the police of all forces read, as far as row security shows them the incidents. What a force shares with all, its guests read unless
     * it is sensitive.
     *
     * @param category of an incident that it is about: national units read what is in their remit
     */
    int all(Person person, String category) {
        return label(terms(person, Scope.ALL_FORCES).about(category.split("\\.", 2)[0]));
    }

    /** The label of what the own organisation alone reads. */
    int own(Person person) {
        return label(terms(person, Scope.OWN_FORCE));
    }

    private static LabelTerms terms(Person person, Scope scope) {
        return LabelTerms.of(
                person.organisation().id(),
                SharingTerms.of(scope).marked(Marking.OFFICIAL_SENSITIVE, null),
                Tier.EXACT);
    }

    private int label(LabelTerms terms) {
        return Objects.requireNonNull(access.labelsOf(List.of(terms)).get(terms));
    }
}
