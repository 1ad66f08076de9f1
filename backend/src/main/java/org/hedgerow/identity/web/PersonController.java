package org.hedgerow.identity.web;

import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Administration;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators and coordinators do to one person. */
@RestController
@RequestMapping("/api/people/{id}")
class PersonController {

    record RolesForm(@Nullable Set<@Nullable Role> roles) {}

    record EnrolmentView(String enrolmentCode) {
        @Override
        public String toString() {
            return "EnrolmentView[hidden]";
        }
    }

    private final Administration administration;

    PersonController(Administration administration) {
        this.administration = administration;
    }

    @PutMapping("/roles")
    @Requires(Permission.ADMINISTER_ORGANISATION)
    AccountView setRoles(@CurrentPerson Person by, @PathVariable UUID id, @RequestBody RolesForm form) {
        return AccountView.of(administration.setRoles(by, id, OrganisationController.roles(form.roles())));
    }

    @PostMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_MEMBERS)
    void suspend(@CurrentPerson Person by, @PathVariable UUID id) {
        administration.suspend(by, id);
    }

    @DeleteMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_MEMBERS)
    void reinstate(@CurrentPerson Person by, @PathVariable UUID id) {
        administration.reinstate(by, id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_MEMBERS)
    void remove(@CurrentPerson Person by, @PathVariable UUID id) {
        administration.remove(by, id);
    }

    @DeleteMapping("/second-factors")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void resetSecondFactors(@CurrentPerson Person by, @PathVariable UUID id) {
        administration.resetSecondFactors(by, id);
    }

    @DeleteMapping("/provider-account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void forgetProviderAccount(@CurrentPerson Person by, @PathVariable UUID id) {
        administration.forgetProviderAccount(by, id);
    }

    @PostMapping("/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    EnrolmentView renewEnrolment(@CurrentPerson Person by, @PathVariable UUID id) {
        return new EnrolmentView(administration.renewEnrolment(by, id));
    }
}
