package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.hedgerow.identity.AccountChanged;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a session reads for. */
@RestController
@ConditionalOnWebApplication
class PurposeController {

    /** @param purpose null takes the statement back */
    record PurposeForm(@Nullable Purpose purpose) {}

    private final PersonOfSession personOfSession;
    private final ApplicationEventPublisher events;

    PurposeController(PersonOfSession personOfSession, ApplicationEventPublisher events) {
        this.personOfSession = personOfSession;
        this.events = events;
    }

    @PutMapping("/api/session/purpose")
    @Requires(Permission.READ_MAP)
    SessionView state(@CurrentPerson Person person, @RequestBody PurposeForm form, HttpServletRequest request) {
        personOfSession.state(form.purpose(), request);
        events.publishEvent(new AccountChanged(person.id(), person.id(), AccountChanged.Change.PURPOSE_STATED));
        return SessionView.of(person.reading(form.purpose()));
    }
}
