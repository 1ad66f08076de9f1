package org.hedgerow.incident.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.Recall;
import org.hedgerow.incident.Recalls;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of an incident that was taken back: for the organisation that owns it. */
@RestController
@RequestMapping("/api/incidents/{id}/recalls")
class RecallController {

    /** Recalls, latest first. */
    record RecallList(List<Recall> recalls) {}

    private final Recalls recalls;

    RecallController(Recalls recalls) {
        this.recalls = recalls;
    }

    @GetMapping
    @Requires(Permission.AMEND_INCIDENT)
    RecallList list(@CurrentPerson Person person, @PathVariable UUID id) {
        return new RecallList(recalls.list(person, id));
    }
}
