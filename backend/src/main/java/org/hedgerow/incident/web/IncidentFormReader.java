package org.hedgerow.incident.web;

import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReader;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sharing.SharingFormReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the strings of a form into values, once, and names every field that is wrong. */
@Component
class IncidentFormReader {

    private final IncidentReader incidents;
    private final SharingFormReader sharing;

    IncidentFormReader(IncidentReader incidents, SharingFormReader sharing) {
        this.incidents = incidents;
        this.sharing = sharing;
    }

    IncidentContent read(IncidentForm form, Person person) {
        var errors = new FieldErrors();
        var category = incidents.category(form.category(), errors);
        var narrative = incidents.narrative(form.narrative(), errors);
        var when = incidents.when(form.earliest(), form.latest(), form.exactTimeKnown(), errors);
        var place = incidents.place(form.place(), errors);
        var terms = sharing.read(form.sharing(), person, category, errors);
        errors.throwIfAny();
        return new IncidentContent(given(category), given(narrative), given(when), given(place), given(terms));
    }

    String reason(IncidentForm.Reason form) {
        return PlainText.checkLine("/reason", form.reason(), 400);
    }

    /** Why an existing incident is shared with others than before; null when nothing is said. */
    @Nullable String sharingReason(IncidentForm form) {
        return form.reason() == null ? null : PlainText.checkLine("/reason", form.reason(), 400);
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        return value;
    }
}
