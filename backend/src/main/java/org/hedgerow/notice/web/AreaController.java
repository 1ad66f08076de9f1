package org.hedgerow.notice.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.MemberLetters;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.notice.AnnouncedBulletin;
import org.hedgerow.notice.Areas;
import org.hedgerow.notice.NoticeProblem;
import org.hedgerow.notice.Notices;
import org.hedgerow.notice.OwnArea;
import org.hedgerow.notice.Stops;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Areas that people care about, and their notices. */
@RestController
class AreaController {

    /** @param mailPossible whether letters to this person would have somewhere to go */
    record AreaList(List<AreaView> areas, boolean mailPossible, int most) {}

    /** Newest first. */
    record NoticeList(List<NoticeView> notices, long unseen) {}

    /** Of an incident or of a bulletin. */
    record NoticeView(
            UUID id,
            UUID areaId,
            String areaName,
            Instant madeAt,
            boolean seen,
            @Nullable IncidentFeature incident,
            @Nullable AnnouncedBulletin bulletin) {}

    record SeenForm(@Nullable Instant until) {}

    private final Areas areas;
    private final Notices notices;
    private final Stops stops;
    private final AreaFormReader forms;
    private final NationalGrid grid;
    private final IncidentFeatures features;
    private final MemberLetters letters;

    AreaController(
            Areas areas,
            Notices notices,
            Stops stops,
            AreaFormReader forms,
            NationalGrid grid,
            IncidentFeatures features,
            MemberLetters letters) {
        this.areas = areas;
        this.notices = notices;
        this.stops = stops;
        this.forms = forms;
        this.grid = grid;
        this.features = features;
        this.letters = letters;
    }

    @GetMapping("/api/areas")
    @Requires(Permission.REPORT_INCIDENT)
    AreaList list(@CurrentPerson Person person) {
        return new AreaList(
                areas.list(person).stream().map(area -> view(area, person)).toList(),
                letters.reach(person.id()),
                Areas.MOST_OF_A_PERSON);
    }

    @PutMapping("/api/areas/{id}")
    @Requires(Permission.REPORT_INCIDENT)
    ResponseEntity<AreaView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AreaForm form) {
        if (ifMatch != null) {
            return answer(HttpStatus.OK, areas.change(person, id, version(ifMatch), forms.read(form)), person);
        }
        ClientSent.newId(id);
        var receipt = areas.keep(person, id, forms.read(form), ClientSent.sha256(form.toString()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.area(), person);
    }

    @DeleteMapping("/api/areas/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.REPORT_INCIDENT)
    void delete(@CurrentPerson Person person, @PathVariable UUID id) {
        areas.delete(person, id);
    }

    @GetMapping("/api/notices")
    @Requires(Permission.REPORT_INCIDENT)
    NoticeList notices(@CurrentPerson Person person, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > Notices.MOST) {
            throw PlatformProblem.invalid("?limit", "Ask for 1 to " + Notices.MOST + ".");
        }
        var shown = notices.list(person, limit);
        return new NoticeList(
                shown.stream()
                        .map(notice -> new NoticeView(
                                notice.id(),
                                notice.area(),
                                notice.areaName(),
                                notice.madeAt(),
                                notice.seen(),
                                notice.incident() == null ? null : features.feature(notice.incident()),
                                notice.bulletin()))
                        .toList(),
                shown.stream().filter(notice -> !notice.seen()).count());
    }

    @PostMapping("/api/notices/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.REPORT_INCIDENT)
    void see(@CurrentPerson Person person, @RequestBody SeenForm form) {
        if (form.until() == null) {
            throw PlatformProblem.invalid("/until", "Say up to when.");
        }
        notices.see(person, form.until());
    }

    @PostMapping("/api/stops/{area}/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "A letter is stopped by what stands in it; it stops letters and tells nothing")
    void stop(@PathVariable UUID area, @PathVariable String code) {
        stops.stop(area, code);
    }

    private ResponseEntity<AreaView> answer(HttpStatus status, OwnArea area, Person person) {
        return ResponseEntity.status(status).eTag("\"" + area.version() + "\"").body(view(area, person));
    }

    private AreaView view(OwnArea area, Person person) {
        return AreaView.of(area, grid, person.may(Permission.AMEND_INCIDENT));
    }

    private static int version(String ifMatch) {
        return ClientSent.version(ifMatch, NoticeProblem.STALE);
    }
}
