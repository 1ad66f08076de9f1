package org.hedgerow.ladder;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Agreement;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who keeps the ladder, and under which labels its rows stand. */
@Component
class LadderSharing {

    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;

    LadderSharing(Access access) {
        this.access = access;
    }

    /** Those that the person's organisation is party to, by name. */
    List<Agreement> agreements(Person person) {
        return access.agreementsOf(person.organisation().id());
    }

    /** The label of what the own force alone reads. */
    int own(Person person) {
        return label(LabelTerms.of(
                person.organisation().id(),
                SharingTerms.of(Scope.OWN_FORCE).marked(Marking.OFFICIAL_SENSITIVE, null),
                Tier.EXACT));
    }

    /**
     * The label of what the parties of an agreement read, or the own force where there is none.
     *
     * @param group of categories that the agreement covers
     * @throws ProblemException 422 when the organisation is no party to it, or it covers something else
     */
    int of(Person person, @Nullable UUID agreement, @Nullable String group) {
        if (agreement == null || group == null) {
            return own(person);
        }
        var found = agreements(person).stream()
                .filter(each -> each.id().equals(agreement))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/agreement", "Choose an agreement that is in force and that your organisation is party to."));
        if (!found.categoryGroups().contains(group)) {
            throw PlatformProblem.invalid("/group", "That agreement does not cover this kind of incident.");
        }
        return label(LabelTerms.of(
                        person.organisation().id(),
                        SharingTerms.under(agreement, Scope.AGREEMENT).marked(marking(found), null),
                        Tier.EXACT)
                .about(group));
    }

    /** Whoever holds the right in a force or a national unit; to everybody else nothing here is there. */
    static void refuseUnlessPolice(Person person) {
        var kind = person.organisation().kind();
        if (!person.may(Permission.KEEP_LADDER)
                || (kind != OrganisationKind.FORCE && kind != OrganisationKind.NATIONAL_UNIT)) {
            throw NOT_FOUND;
        }
    }

    /** As high as people's names ask for, and never higher than the agreement reaches. */
    private static Marking marking(Agreement agreement) {
        return agreement.maximumMarking().compareTo(Marking.OFFICIAL_SENSITIVE) < 0
                ? agreement.maximumMarking()
                : Marking.OFFICIAL_SENSITIVE;
    }

    private int label(LabelTerms terms) {
        return Objects.requireNonNull(access.labelsOf(List.of(terms)).get(terms));
    }
}
