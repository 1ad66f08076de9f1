package org.hedgerow.report.web;

import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.report.DeskRemarks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What watch coordinators told an owner, over HTTP. */
@RestController
@RequestMapping("/api/desk/remarks")
class DeskRemarkController {

    private final DeskRemarks remarks;
    private final IncidentFeatures features;
    private final People people;

    DeskRemarkController(DeskRemarks remarks, IncidentFeatures features, People people) {
        this.remarks = remarks;
        this.features = features;
        this.people = people;
    }

    @GetMapping
    @Requires(Permission.AMEND_INCIDENT)
    RemarkView.ToTheDesk list(@CurrentPerson Person person) {
        var listed = remarks.list(person);
        var authors = people.findAll(
                listed.stream().map(each -> each.remark().author()).distinct().toList());
        return new RemarkView.ToTheDesk(listed.stream()
                .map(each -> RemarkView.told(
                        each,
                        feature(each.incident()),
                        feature(each.other()),
                        authors,
                        people.findOrganisation(each.remark().watchGroup()).orElse(null)))
                .toList());
    }

    @PostMapping("/{id}/answer")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<Void> answer(
            @CurrentPerson Person person, @PathVariable String id, @RequestBody RemarkView.AnswerForm form) {
        remarks.answer(person, ReportController.id(id), RemarkView.state(form.state()));
        return ResponseEntity.noContent().build();
    }

    private @Nullable IncidentFeature feature(@Nullable VisibleIncident incident) {
        return incident == null ? null : features.feature(incident);
    }
}
