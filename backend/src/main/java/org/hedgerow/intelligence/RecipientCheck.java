package org.hedgerow.intelligence;

import java.util.Collection;
import java.util.List;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.AccessGroups;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** Whether those to whom a report is to be sent may read what an assessor wrote of it. The database asks again whenever one of them looks. */
@Component
class RecipientCheck {

    private final Access access;
    private final People people;
    private final AccessGroups groups;

    RecipientCheck(Access access, People people, AccessGroups groups) {
        this.access = access;
        this.people = people;
        this.groups = groups;
    }

    /** The teams that a person's organisation keeps, by name. */
    List<AccessGroup> teamsOf(Person person) {
        return groups.keptBy(person.organisation().id()).stream()
                .filter(each -> each.kind() == AccessGroup.Kind.TEAM)
                .toList();
    }

    /**
     * Says by field who of them may not read it, and why; nothing when all may.
     *
     * @param person of the unit
     * @param sensitive whether the report is on the sensitive track
     */
    FieldErrors refusals(Person person, SanitisedReport report, boolean sensitive, Recipients to) {
        var errors = new FieldErrors();
        var role = to.role();
        if (role != null) {
            if (sensitive && !Permission.ASSESS_INTELLIGENCE.isHeldBy(List.of(role))) {
                errors.add("/role", "It is on the sensitive track: of this role only those who assess read it.");
            }
            return errors;
        }
        var team = to.team();
        if (team != null) {
            if (teamsOf(person).stream().noneMatch(each -> each.id().equals(team))) {
                errors.add("/team", "Choose a team of your own organisation.");
            } else if (!allRead(people.findAll(groups.peopleOf(team)).values(), report, sensitive)) {
                errors.add("/team", "Not everybody in this team may read it.");
            }
            return errors;
        }
        var found = people.findAll(to.people());
        for (int at = 0; at < to.people().size(); at++) {
            var each = found.get(to.people().get(at));
            if (each == null
                    || !each.organisation().id().equals(person.organisation().id())) {
                errors.add("/people/" + at, "Choose people of your own organisation.");
            } else if (!allRead(List.of(each), report, sensitive)) {
                errors.add("/people/" + at, each.name() + " may not read it.");
            }
        }
        return errors;
    }

    private boolean allRead(Collection<Person> readers, SanitisedReport report, boolean sensitive) {
        return readers.stream()
                        .allMatch(each -> each.organisation().id().equals(report.owner())
                                && each.may(Permission.WRITE_INTELLIGENCE)
                                && (!sensitive || IntelligenceUnit.assesses(each)))
                && access.audiencesOf(List.copyOf(readers)).stream()
                        .distinct()
                        .allMatch(each -> access.visibleLabels(each).contains(report.liveLabel()));
    }
}
