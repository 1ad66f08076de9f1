package org.hedgerow.report.web;

import java.util.List;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.report.WatchDesk;
import org.hedgerow.report.WatchDuplicates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The desk of a watch coordinator over HTTP. The incidents themselves come as to any map: from their list and the stream. */
@RestController
@RequestMapping("/api/watch-desk")
class WatchDeskController {

    /** @param feature the incident as it is on the viewer's map */
    record Duplicate(IncidentFeature feature, List<WatchDuplicates.Reason> reasons) {}

    record Duplicates(List<Duplicate> duplicates) {}

    private final WatchDesk desk;
    private final WatchDuplicates duplicates;
    private final IncidentFeatures features;

    WatchDeskController(WatchDesk desk, WatchDuplicates duplicates, IncidentFeatures features) {
        this.desk = desk;
        this.duplicates = duplicates;
        this.features = features;
    }

    /** Incidents that may be one event with this one, by what is released of both. */
    @GetMapping("/incidents/{id}/duplicates")
    @Requires(Permission.COORDINATE_WATCH)
    Duplicates duplicates(@CurrentPerson Person person, @PathVariable String id) {
        return new Duplicates(duplicates.of(person, ReportController.id(id)).stream()
                .map(each -> new Duplicate(features.feature(each.incident()), each.reasons()))
                .toList());
    }

    @GetMapping("/remarks")
    @Requires(Permission.COORDINATE_WATCH)
    RemarkView.OwnRemarks own(@CurrentPerson Person person) {
        return new RemarkView.OwnRemarks(
                desk.listOwn(person).stream().map(RemarkView.Own::of).toList());
    }

    /** The same again under the same id is answered with 200, and nothing is told again. */
    @PutMapping("/remarks/{id}")
    @Requires(Permission.COORDINATE_WATCH)
    ResponseEntity<Void> tell(
            @CurrentPerson Person person, @PathVariable String id, @RequestBody RemarkView.Form form) {
        var remark = DeskFormReader.newId(ReportController.id(id));
        boolean now = desk.tell(person, remark, RemarkView.words(form));
        return ResponseEntity.status(now ? HttpStatus.CREATED : HttpStatus.OK).build();
    }

    @DeleteMapping("/remarks/{id}")
    @Requires(Permission.COORDINATE_WATCH)
    ResponseEntity<Void> takeBack(@CurrentPerson Person person, @PathVariable String id) {
        desk.takeBack(person, ReportController.id(id));
        return ResponseEntity.noContent().build();
    }
}
