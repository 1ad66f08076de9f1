package org.hedgerow.incident.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.AccessGroups;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingFormReader;
import org.springframework.stereotype.Component;

/** What a person may choose when sharing, in words for the screen. {@link SharingFormReader} checks what was chosen. */
@Component
class SharingChoices {

    record ScopeEntry(Scope code, String name, String explanation) {}

    record OrganisationEntry(UUID id, String name, String shortName, OrganisationKind kind) {}

    record GroupEntry(UUID id, String name) {}

    record AgreementEntry(
            UUID id,
            String name,
            List<Purpose> purposes,
            List<String> categoryGroups,
            Marking maximumMarking,
            LocalDate lastDay) {}

    /**
     * @param scopes that the person may share an own record with
     * @param proposable scopes that the person may propose to somebody else who owns a record
     */
    record Choices(
            List<ScopeEntry> scopes,
            List<ScopeEntry> proposable,
            List<OrganisationEntry> organisations,
            List<AgreementEntry> agreements,
            List<GroupEntry> teams,
            List<GroupEntry> compartments) {}

    private final Access access;
    private final People people;
    private final AccessGroups groups;

    SharingChoices(Access access, People people, AccessGroups groups) {
        this.access = access;
        this.people = people;
        this.groups = groups;
    }

    Choices of(Person person) {
        if (!person.may(Permission.AMEND_INCIDENT)) {
            var reports = person.may(Permission.REPORT_INCIDENT);
            return new Choices(
                    reports ? List.of(entry(Scope.OWN_FORCE)) : List.of(),
                    reports
                            ? entries(EnumSet.of(
                                    Scope.REGION, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.COMMUNITY, Scope.PUBLIC))
                            : List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        var own = person.organisation();
        var organisations = people.listOrganisations().stream()
                .filter(each -> !each.frozen() && !each.id().equals(own.id()))
                .toList();
        var agreements = access.agreementsOf(own.id()).stream()
                .map(each -> new AgreementEntry(
                        each.id(),
                        each.name(),
                        each.purposes().stream().sorted().toList(),
                        each.categoryGroups().stream().sorted().toList(),
                        each.maximumMarking(),
                        each.lastDay()))
                .toList();
        var belongsTo = groups.ofPerson(person.id());
        var teams = belongsTo.stream()
                .filter(each -> each.kind() == AccessGroup.Kind.TEAM
                        && each.organisation().equals(own.id()))
                .map(each -> new GroupEntry(each.id(), each.name()))
                .toList();
        var compartments = belongsTo.stream()
                .filter(each -> each.kind() == AccessGroup.Kind.COMPARTMENT)
                .map(each -> new GroupEntry(each.id(), each.name()))
                .toList();
        return new Choices(
                entries(scopes(own, organisations, agreements, teams)),
                entries(EnumSet.of(
                        Scope.NAMED_ORGANISATIONS,
                        Scope.REGION,
                        Scope.ALL_FORCES,
                        Scope.WATCH_AREA,
                        Scope.COMMUNITY,
                        Scope.PUBLIC)),
                organisations.stream()
                        .map(each -> new OrganisationEntry(each.id(), each.name(), each.shortName(), each.kind()))
                        .toList(),
                agreements,
                teams,
                compartments);
    }

    /** Every scope but those for which there is nothing to choose. */
    private Set<Scope> scopes(
            Organisation own,
            List<Organisation> organisations,
            List<AgreementEntry> agreements,
            List<GroupEntry> teams) {
        var scopes = EnumSet.allOf(Scope.class);
        var without = new ArrayList<Scope>();
        if (teams.isEmpty()) {
            without.add(Scope.TEAM);
        }
        if (agreements.isEmpty()) {
            without.addAll(List.of(Scope.AGREEMENT, Scope.PARTNER));
        }
        if (access.regionOf(own.id()) == null) {
            without.add(Scope.REGION);
        }
        if (own.kind() != OrganisationKind.NATIONAL_UNIT
                && organisations.stream().noneMatch(each -> each.kind() == OrganisationKind.NATIONAL_UNIT)) {
            without.add(Scope.AIR_SUPPORT_TASK);
        }
        scopes.removeAll(without);
        return scopes;
    }

    private static List<ScopeEntry> entries(Set<Scope> scopes) {
        return scopes.stream().map(SharingChoices::entry).toList();
    }

    static ScopeEntry entry(Scope scope) {
        return switch (scope) {
            case ORIGINATOR -> new ScopeEntry(scope, "Me alone", "Nobody else, not even in your own force.");
            case TEAM -> new ScopeEntry(scope, "My team", "The people of a team of your force, and nobody else in it.");
            case AGREEMENT ->
                new ScopeEntry(
                        scope,
                        "The police under an agreement",
                        "Police of the organisations that are party to it, with the exact place, while it lasts.");
            case REGION ->
                new ScopeEntry(scope, "The forces of our region", "Officers and analysts there, with the exact place.");
            case AIR_SUPPORT_TASK ->
                new ScopeEntry(
                        scope, "Air support, for a task", "The crews of the unit that you name, until the task ends.");
            case PARTNER ->
                new ScopeEntry(
                        scope,
                        "Partners under an agreement",
                        "Partner organisations that are party to it see the kind, the time and a square.");
            case COMMUNITY ->
                new ScopeEntry(
                        scope,
                        "Police, and the watch groups of the area with their members",
                        "Police see the exact place, coordinators there a square, their members a larger square.");
            case OWN_FORCE -> new ScopeEntry(scope, "The force alone", "Nobody outside the police force that owns it.");
            case NAMED_ORGANISATIONS ->
                new ScopeEntry(
                        scope,
                        "Named organisations",
                        "The force, and the organisations that you name: police see the exact place, others a square.");
            case ALL_FORCES ->
                new ScopeEntry(scope, "All police forces", "Officers and analysts everywhere, with the exact place.");
            case WATCH_AREA ->
                new ScopeEntry(
                        scope,
                        "Police and the watch groups of the area",
                        "Police see the exact place; watch coordinators there see the kind, the time and a square.");
            case PUBLIC ->
                new ScopeEntry(
                        scope,
                        "Everyone who is signed in",
                        "Police see the exact place, watch coordinators a square, everybody else a larger square.");
        };
    }
}
