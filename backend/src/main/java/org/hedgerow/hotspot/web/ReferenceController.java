package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.reference.Forces;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists that a client offers: categories, forces, seasons, and whom this person may share with. */
@RestController
class ReferenceController {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int SEASON_BEGINS_IN_MONTH = 8;
    private static final int SEASONS = 5;

    record Child(String code, String name) {}

    record Group(String code, String name, @Nullable String shape, List<Child> children) {}

    record ForceEntry(String code, String id, String name, List<String> neighbours) {}

    record ScopeEntry(Scope code, String name, String explanation) {}

    record OrganisationEntry(UUID id, String name, String shortName, OrganisationKind kind) {}

    /** The hare coursing season runs from August, after harvest, to March. */
    record Season(String code, String name, LocalDate from, LocalDate to) {}

    record HotspotDefaults(int reachMetres, int minimumIncidents, int windowDays) {}

    record Reference(
            List<Group> categories,
            List<ForceEntry> forces,
            List<ScopeEntry> scopes,
            List<OrganisationEntry> organisations,
            List<Season> seasons,
            HotspotDefaults hotspotDefaults) {}

    private final Categories categories;
    private final Forces forces;
    private final People people;
    private final Clock clock;

    ReferenceController(Categories categories, Forces forces, People people, Clock clock) {
        this.categories = categories;
        this.forces = forces;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/api/reference")
    @Requires(Permission.READ_MAP)
    Reference reference(@CurrentPerson Person person) {
        return new Reference(
                categories.groups().stream().map(this::group).toList(),
                forces.all().stream()
                        .map(force ->
                                new ForceEntry(force.code(), force.policeUkId(), force.name(), force.neighbours()))
                        .toList(),
                scopesFor(person),
                organisationsFor(person),
                seasons(),
                new HotspotDefaults(HotspotQuery.DEFAULT_REACH_METRES, HotspotQuery.DEFAULT_MINIMUM_INCIDENTS, 90));
    }

    private Group group(Category group) {
        return new Group(
                group.code(),
                group.name(),
                group.shape(),
                categories.childrenOf(group.code()).stream()
                        .map(child -> new Child(child.code(), child.name()))
                        .toList());
    }

    private static List<ScopeEntry> scopesFor(Person person) {
        Set<Scope> allowed = person.may(Permission.AMEND_INCIDENT)
                ? EnumSet.complementOf(EnumSet.of(Scope.TEAM, Scope.AGREEMENT, Scope.AIR_SUPPORT_TASK, Scope.PARTNER))
                : person.may(Permission.REPORT_INCIDENT) ? EnumSet.of(Scope.OWN_FORCE) : EnumSet.noneOf(Scope.class);
        return allowed.stream().map(ReferenceController::scope).toList();
    }

    private static ScopeEntry scope(Scope scope) {
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

    private List<OrganisationEntry> organisationsFor(Person person) {
        if (!person.may(Permission.AMEND_INCIDENT)) {
            return List.of();
        }
        return people.listOrganisations().stream()
                .filter(organisation -> !organisation.frozen()
                        && !organisation.id().equals(person.organisation().id()))
                .map(organisation -> new OrganisationEntry(
                        organisation.id(), organisation.name(), organisation.shortName(), organisation.kind()))
                .toList();
    }

    private List<Season> seasons() {
        var today = LocalDate.ofInstant(clock.instant(), LONDON);
        var latest = today.getMonthValue() >= SEASON_BEGINS_IN_MONTH ? today.getYear() : today.getYear() - 1;
        var seasons = new ArrayList<Season>();
        for (int year = latest; year > latest - SEASONS; year--) {
            var code = year + "/" + String.format(Locale.ROOT, "%02d", (year + 1) % 100);
            seasons.add(new Season(
                    code,
                    "Season " + code,
                    LocalDate.of(year, SEASON_BEGINS_IN_MONTH, 1),
                    LocalDate.of(year + 1, 3, 31)));
        }
        return seasons;
    }
}
