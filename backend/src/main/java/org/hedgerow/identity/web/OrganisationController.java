package org.hedgerow.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AdministeredOrganisation;
import org.hedgerow.identity.Administration;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.NewPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations and the people in them. */
@RestController
class OrganisationController {

    record OrganisationForm(
            @Nullable OrganisationKind kind,
            @Nullable String name,
            @Nullable String shortName,
            @Nullable String forceCode,
            @Nullable List<String> watchSquares,
            @Nullable UUID careOf) {}

    record CareForm(@Nullable UUID force) {}

    record FreezeForm(@Nullable String reason) {}

    /** An organisation and what only those see who administer it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdministeredView(
            @JsonUnwrapped Organisation organisation,
            @Nullable UUID inCareOf,
            @Nullable String frozenReason) {
        static AdministeredView of(AdministeredOrganisation seen) {
            return new AdministeredView(seen.organisation(), seen.inCareOf(), seen.frozenReason());
        }
    }

    record PersonForm(
            @Nullable String username,
            @Nullable String name,
            @Nullable Set<@Nullable Role> roles) {}

    record NewAccountView(AccountView person, String enrolmentCode) {
        @Override
        public String toString() {
            return "NewAccountView[hidden]";
        }
    }

    private final Administration administration;

    OrganisationController(Administration administration) {
        this.administration = administration;
    }

    @GetMapping("/api/organisations")
    @Requires(Permission.ADMINISTER_MEMBERS)
    List<AdministeredView> list(@CurrentPerson Person by) {
        return administration.listOrganisations(by).stream()
                .map(AdministeredView::of)
                .toList();
    }

    @PostMapping("/api/organisations")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    AdministeredView create(@CurrentPerson Person by, @RequestBody OrganisationForm form) {
        return AdministeredView.of(administration.createOrganisation(
                by,
                NewOrganisation.of(form.kind(), form.name(), form.shortName(), form.forceCode(), form.watchSquares()),
                form.careOf()));
    }

    @PutMapping("/api/organisations/{id}/care")
    @Requires(Permission.ADMINISTER_SYSTEM)
    AdministeredView putInCare(@CurrentPerson Person by, @PathVariable UUID id, @RequestBody CareForm form) {
        return AdministeredView.of(administration.putInCare(by, id, form.force()));
    }

    @PostMapping("/api/organisations/{id}/freeze")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void freeze(@CurrentPerson Person by, @PathVariable UUID id, @RequestBody FreezeForm form) {
        administration.freeze(by, id, form.reason());
    }

    @DeleteMapping("/api/organisations/{id}/freeze")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void thaw(@CurrentPerson Person by, @PathVariable UUID id) {
        administration.thaw(by, id);
    }

    @GetMapping("/api/organisations/{id}/people")
    @Requires(Permission.ADMINISTER_MEMBERS)
    List<AccountView> people(@CurrentPerson Person by, @PathVariable UUID id) {
        return administration.listPeople(by, id).stream().map(AccountView::of).toList();
    }

    @PostMapping("/api/organisations/{id}/people")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    NewAccountView addPerson(@CurrentPerson Person by, @PathVariable UUID id, @RequestBody PersonForm form) {
        var made = administration.createPerson(by, NewPerson.of(id, form.username(), form.name(), roles(form.roles())));
        return new NewAccountView(AccountView.of(made.account()), made.enrolmentCode());
    }

    static Set<Role> roles(@Nullable Set<@Nullable Role> given) {
        if (given == null || given.contains(null)) {
            throw PlatformProblem.invalid("/roles", "Say which roles; a list may be empty.");
        }
        return Set.copyOf(given);
    }
}
