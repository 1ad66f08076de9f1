package org.hedgerow.operation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.Membership;
import org.hedgerow.operation.OperationContent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.SentField;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a form into a plan, and names every field that is wrong. */
@Component
class OperationFormReader {

    private static final Set<OrganisationKind> POLICE =
            EnumSet.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);

    private final ShapeReader shapes;
    private final People people;

    OperationFormReader(ShapeReader shapes, People people) {
        this.shapes = shapes;
        this.people = people;
    }

    OperationContent read(OperationForm form, Person person) {
        var errors = new FieldErrors();
        var name = errors.read(() -> PlainText.checkLine("/name", form.name(), OperationContent.LONGEST_NAME));
        var objectives = errors.read(
                () -> SentField.text("/objectives", form.objectives(), OperationContent.LONGEST_OBJECTIVES));
        var first = errors.read(() -> SentField.day("/firstDay", form.firstDay(), 2000));
        var last = errors.read(() -> SentField.day("/lastDay", form.lastDay(), 2000));
        if (first != null && last != null) {
            if (last.isBefore(first)) {
                errors.add("/lastDay", "The last day is not before the first.");
            } else if (last.isAfter(first.plusDays(OperationContent.MOST_DAYS))) {
                errors.add("/lastDay", "An operation lasts three years at most.");
            }
        }
        var marking = errors.read(() -> SentField.oneOf(
                Marking.values(), form.marking(), "/marking", "Choose OFFICIAL or OFFICIAL-SENSITIVE."));
        var area = errors.read(() -> shapes.area(form.area()));
        var members = members(form.members(), person, errors);
        errors.throwIfAny();
        return new OperationContent(
                SentField.given(name),
                form.parent(),
                Boolean.TRUE.equals(form.knownToAllForces()),
                members,
                area,
                SentField.given(objectives),
                SentField.given(first),
                SentField.given(last),
                SentField.given(marking));
    }

    private List<Membership> members(
            @Nullable List<OperationForm.@Nullable Member> forms, Person person, FieldErrors errors) {
        if (forms == null) {
            return List.of();
        }
        if (forms.size() > OperationContent.MOST_MEMBERS) {
            errors.add("/members", "An operation has at most " + OperationContent.MOST_MEMBERS + " members.");
            return List.of();
        }
        var members = new ArrayList<Membership>();
        var named = new HashSet<UUID>();
        for (int at = 0; at < forms.size(); at++) {
            var form = forms.get(at);
            var pointer = "/members/" + at;
            var organisation = form == null ? null : form.organisation();
            if (form == null || organisation == null || !isOtherPolice(organisation, person)) {
                errors.add(pointer + "/organisation", "Choose another police force or national unit.");
                continue;
            }
            if (!named.add(organisation)) {
                errors.add(pointer + "/organisation", "Name each member once.");
            }
            LocalDate first = errors.read(() -> SentField.day(pointer + "/firstDay", form.firstDay(), 2000));
            LocalDate last = errors.read(() -> SentField.day(pointer + "/lastDay", form.lastDay(), 2000));
            if (first == null || last == null) {
                continue;
            }
            if (last.isBefore(first)) {
                errors.add(pointer + "/lastDay", "The last day is not before the first.");
            } else {
                members.add(new Membership(organisation, first, last));
            }
        }
        return members;
    }

    private boolean isOtherPolice(UUID organisation, Person person) {
        return !organisation.equals(person.organisation().id())
                && people.findOrganisation(organisation)
                        .filter(found -> POLICE.contains(found.kind()))
                        .isPresent();
    }
}
