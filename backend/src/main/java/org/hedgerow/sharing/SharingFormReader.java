package org.hedgerow.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.AccessGroups;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what somebody chose about sharing into terms, and names every choice that cannot be. */
@Component
public class SharingFormReader {

    private static final int MOST_ORGANISATIONS = 60;
    private static final Duration LONGEST_TASK = Duration.ofHours(24);
    private static final Duration FURTHEST = Duration.ofDays(5 * 366);

    private final Access access;
    private final People people;
    private final AccessGroups groups;
    private final Clock clock;

    SharingFormReader(Access access, People people, AccessGroups groups, Clock clock) {
        this.access = access;
        this.people = people;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * The terms; null when something is wrong, which is then among the errors.
     *
     * @param category of the incident; null when that is wrong itself
     */
    public @Nullable SharingTerms read(SharingForm form, Person person, @Nullable String category, FieldErrors errors) {
        if (!person.may(Permission.AMEND_INCIDENT)) {
            return ofReporter(form, errors);
        }
        var scope = form.scope();
        if (scope == null) {
            errors.add("/scope", "Choose who may see this.");
            return null;
        }
        var before = errors.count();
        var named = organisations(form, scope, person, errors);
        var team = team(form, scope, person, errors);
        var handling = handling(form.handling(), scope, errors);
        var marking = marking(form, scope, errors);
        var agreement = agreement(form, scope, person, category, marking, errors);
        var compartments = compartments(form, person, errors);
        var barred = barred(form, errors);
        var embargo = time("/embargoUntil", form.embargoUntil(), errors);
        var expiry = expiry(form, scope, embargo, errors);
        if (scope == Scope.REGION && access.regionOf(person.organisation().id()) == null) {
            errors.add("/scope", "Your organisation belongs to no policing region.");
        }
        return errors.count() > before
                ? null
                : new SharingTerms(
                        scope,
                        named,
                        scope == Scope.ORIGINATOR ? person.id() : null,
                        team,
                        agreement,
                        handling,
                        marking,
                        form.instruction(),
                        compartments,
                        barred,
                        embargo,
                        expiry);
    }

    private static @Nullable SharingTerms ofReporter(SharingForm form, FieldErrors errors) {
        if (form.scope() != null && form.scope() != Scope.OWN_FORCE) {
            errors.add("/scope", "Your report goes to the police force of the place, who decide who else may see it.");
            return null;
        }
        if (!form.hasNoConditions()
                || (form.organisations() != null && !form.organisations().isEmpty())) {
            errors.add("/scope", "The police force of the place decides how your report is shared.");
            return null;
        }
        return SharingTerms.of(Scope.OWN_FORCE);
    }

    private Set<UUID> organisations(SharingForm form, Scope scope, Person person, FieldErrors errors) {
        var wanted = form.organisations() == null ? List.<UUID>of() : form.organisations();
        if (scope != Scope.NAMED_ORGANISATIONS && scope != Scope.AIR_SUPPORT_TASK) {
            if (!wanted.isEmpty()) {
                errors.add("/organisations", "Organisations are named only when you share with named organisations.");
            }
            return Set.of();
        }
        if (wanted.isEmpty() || wanted.size() > MOST_ORGANISATIONS) {
            errors.add("/organisations", "Name 1 to " + MOST_ORGANISATIONS + " organisations.");
            return Set.of();
        }
        return ids(
                "/organisations",
                wanted,
                id -> mayBeNamed(id, scope, person),
                "Choose an organisation from the list.",
                errors);
    }

    private boolean mayBeNamed(UUID id, Scope scope, Person person) {
        return people.findOrganisation(id)
                .filter(found -> !found.frozen())
                .filter(found -> scope == Scope.AIR_SUPPORT_TASK
                        ? found.kind() == OrganisationKind.NATIONAL_UNIT
                        : !id.equals(person.organisation().id()))
                .isPresent();
    }

    private @Nullable UUID team(SharingForm form, Scope scope, Person person, FieldErrors errors) {
        if ((form.team() != null) != (scope == Scope.TEAM)) {
            errors.add("/team", "Name a team when you share with a team, and only then.");
        } else if (form.team() != null && !belongs(person, form.team(), AccessGroup.Kind.TEAM)) {
            errors.add("/team", "Choose one of your own teams.");
        }
        return form.team();
    }

    private boolean belongs(Person person, @Nullable UUID group, AccessGroup.Kind kind) {
        return groups.ofPerson(person.id()).stream()
                .anyMatch(found -> found.id().equals(group)
                        && found.kind() == kind
                        && (kind == AccessGroup.Kind.COMPARTMENT
                                || found.organisation()
                                        .equals(person.organisation().id())));
    }

    private @Nullable UUID agreement(
            SharingForm form,
            Scope scope,
            Person person,
            @Nullable String category,
            Marking marking,
            FieldErrors errors) {
        var id = form.agreement();
        if ((id != null) != (scope == Scope.AGREEMENT || scope == Scope.PARTNER)) {
            errors.add("/agreement", "Name an agreement when you share under one, and only then.");
            return null;
        }
        if (id == null) {
            return null;
        }
        var found = access.agreementsOf(person.organisation().id()).stream()
                .filter(agreement -> agreement.id().equals(id))
                .findFirst();
        if (found.isEmpty()) {
            errors.add("/agreement", "Choose an agreement that is in force and that your organisation is party to.");
        }
        found.flatMap(agreement -> whyNot(agreement, category, marking))
                .ifPresent(reason -> errors.add("/agreement", reason));
        return id;
    }

    private static Optional<String> whyNot(Agreement agreement, @Nullable String category, Marking marking) {
        if (category != null && !agreement.categoryGroups().contains(category.split("\\.", 2)[0])) {
            return Optional.of("That agreement does not cover this kind of incident.");
        }
        return marking.compareTo(agreement.maximumMarking()) > 0
                ? Optional.of("That agreement does not reach up to this marking.")
                : Optional.empty();
    }

    private static Handling handling(SharingForm.@Nullable HandlingForm form, Scope scope, FieldErrors errors) {
        if (form == null || form.code() == null || form.code() == HandlingCode.P) {
            if (form != null && (form.action() != null || form.sanitisation() != null)) {
                errors.add("/handling", "Action and sanitisation codes go with handling code C alone.");
            }
            return Handling.PERMITTED;
        }
        if (form.action() == null || form.sanitisation() == null) {
            errors.add("/handling", "Handling code C asks for an action code and a sanitisation code.");
            return Handling.PERMITTED;
        }
        switch (scope) {
            case ORIGINATOR, TEAM, OWN_FORCE, NAMED_ORGANISATIONS, AIR_SUPPORT_TASK -> {
                return Handling.conditional(form.action(), form.sanitisation());
            }
            default -> {
                errors.add("/handling", "With conditions (C), name the organisations that may have it.");
                return Handling.PERMITTED;
            }
        }
    }

    private static Marking marking(SharingForm form, Scope scope, FieldErrors errors) {
        var marking = form.marking() == null ? Marking.OFFICIAL : form.marking();
        if (marking == Marking.OFFICIAL_SENSITIVE && (scope == Scope.PARTNER || scope.reachesWatchGroups())) {
            errors.add("/marking", "OFFICIAL-SENSITIVE stays with the police: choose who may see this again.");
        }
        return marking;
    }

    private Set<UUID> compartments(SharingForm form, Person person, FieldErrors errors) {
        return ids(
                "/compartments",
                form.compartments() == null ? List.of() : form.compartments(),
                id -> belongs(person, id, AccessGroup.Kind.COMPARTMENT),
                "Choose a compartment that you belong to.",
                errors);
    }

    private Set<UUID> barred(SharingForm form, FieldErrors errors) {
        return ids(
                "/barred",
                form.barred() == null ? List.of() : form.barred(),
                id -> people.find(id).isPresent(),
                "Choose a person from the list.",
                errors);
    }

    private static Set<UUID> ids(
            String pointer, List<@Nullable UUID> given, Predicate<UUID> allowed, String refusal, FieldErrors errors) {
        if (given.size() > MOST_ORGANISATIONS) {
            errors.add(pointer, "That is too many.");
            return Set.of();
        }
        var ids = new HashSet<UUID>();
        for (int at = 0; at < given.size(); at++) {
            var id = given.get(at);
            if (id == null || !allowed.test(id)) {
                errors.add(pointer + "/" + at, refusal);
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    private @Nullable Instant expiry(SharingForm form, Scope scope, @Nullable Instant embargo, FieldErrors errors) {
        var expiry = time("/expiresAt", form.expiresAt(), errors);
        if (scope == Scope.AIR_SUPPORT_TASK
                && (expiry == null || expiry.isAfter(clock.instant().plus(LONGEST_TASK)))) {
            errors.add("/expiresAt", "Say when the task ends: within 24 hours.");
        } else if (expiry != null && embargo != null && !expiry.isAfter(embargo)) {
            errors.add("/expiresAt", "It would expire before the embargo ends.");
        }
        return expiry;
    }

    private @Nullable Instant time(String pointer, @Nullable Instant given, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        var now = clock.instant();
        if (given.isBefore(now.minus(FURTHEST)) || given.isAfter(now.plus(FURTHEST))) {
            errors.add(pointer, "That time is more than five years away.");
            return null;
        }
        return given.truncatedTo(ChronoUnit.SECONDS);
    }
}
