package org.hedgerow.intelligence.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.intelligence.IntelligenceDesk;
import org.hedgerow.intelligence.IntelligencePrint;
import org.hedgerow.intelligence.IntelligenceProblem;
import org.hedgerow.intelligence.IntelligenceReading;
import org.hedgerow.intelligence.IntelligenceReport;
import org.hedgerow.intelligence.IntelligenceReports;
import org.hedgerow.intelligence.IntelligenceTransition;
import org.hedgerow.intelligence.IntelligenceUse;
import org.hedgerow.intelligence.web.IntelligenceViews.ForOthersView;
import org.hedgerow.intelligence.web.IntelligenceViews.HitView;
import org.hedgerow.intelligence.web.IntelligenceViews.ReportView;
import org.hedgerow.intelligence.web.IntelligenceViews.WholeView;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Intelligence reports, for those who write, assess or may read them. To everybody else they are not there. */
@RestController
@RequestMapping("/api/intelligence-reports")
class IntelligenceController {

    private static final int LONGEST_REASON = 400;

    /** Live ones that the reader may read. */
    record LiveList(List<ForOthersView> reports) {}

    record ReportList(List<ReportView> reports) {}

    record TransitionForm(@Nullable String name, @Nullable String reason) {}

    record ApprovalForm(@Nullable String use, @Nullable String reason) {}

    record LegacyForm(@Nullable UUID id, @Nullable ReportForm report) {}

    /** @param hits words that may show the source, in what others will read */
    record CheckView(List<HitView> hits) {}

    private final IntelligenceReports reports;
    private final IntelligenceDesk desk;
    private final IntelligenceReading reading;
    private final IntelligenceFormReader forms;
    private final SanitisedFormReader sanitisedForms;
    private final IntelligenceViews views;
    private final IntelligencePrint print;
    private final Clock clock;

    IntelligenceController(
            IntelligenceReports reports,
            IntelligenceDesk desk,
            IntelligenceReading reading,
            IntelligenceFormReader forms,
            SanitisedFormReader sanitisedForms,
            IntelligenceViews views,
            IntelligencePrint print,
            Clock clock) {
        this.reports = reports;
        this.desk = desk;
        this.reading = reading;
        this.forms = forms;
        this.sanitisedForms = sanitisedForms;
        this.views = views;
        this.print = print;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.WRITE_INTELLIGENCE)
    LiveList live(@CurrentPerson Person person) {
        return new LiveList(reading.listLive(person).stream()
                .map(each -> views.forOthers(each, person))
                .toList());
    }

    @GetMapping("/own")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ReportList own(@CurrentPerson Person person) {
        return list(reports.listOwn(person), person);
    }

    @GetMapping("/desk")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    ReportList desk(@CurrentPerson Person person) {
        return list(reports.listDesk(person), person);
    }

    @GetMapping("/{id}")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<WholeView> get(@CurrentPerson Person person, @PathVariable UUID id) {
        var whole = reading.get(person, id);
        var report = whole.report();
        var answer = ResponseEntity.ok();
        return (report == null ? answer : answer.eTag("\"" + report.version() + "\"")).body(views.whole(whole, person));
    }

    @PutMapping("/{id}")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<ReportView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReportForm form) {
        var read = forms.read(form);
        if (ifMatch != null) {
            return answer(
                    HttpStatus.OK,
                    reports.change(person, id, version(ifMatch), read.content(), read.incidents()),
                    person);
        }
        return answer(
                reports.save(
                        person,
                        random(id),
                        false,
                        read.content(),
                        read.incidents(),
                        ClientSent.sha256(form.toString())),
                person);
    }

    @PostMapping("/legacy")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<ReportView> takeInLegacy(@CurrentPerson Person person, @RequestBody LegacyForm form) {
        if (form.id() == null || form.report() == null) {
            throw PlatformProblem.invalid(form.id() == null ? "/id" : "/report", "This is needed.");
        }
        var read = forms.readLegacy(form.report());
        return answer(
                reports.save(
                        person,
                        random(form.id()),
                        true,
                        read.content(),
                        read.incidents(),
                        ClientSent.sha256(form.report().toString())),
                person);
    }

    @PostMapping("/{id}/transitions")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<ReportView> step(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TransitionForm form) {
        var way = oneOf(IntelligenceTransition.values(), form.name(), "/name");
        var reason = form.reason() == null || form.reason().isBlank()
                ? null
                : PlainText.checkLine("/reason", form.reason(), LONGEST_REASON);
        return answer(HttpStatus.OK, desk.step(person, id, version(ifMatch), way, reason), person);
    }

    @PutMapping("/{id}/sanitised")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    CheckView sanitise(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SanitisedForm form) {
        var read = sanitisedForms.read(form, person);
        return check(desk.write(person, id, version(ifMatch), read.content(), read.terms(), read.kept()));
    }

    @GetMapping("/{id}/check")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    CheckView check(@CurrentPerson Person person, @PathVariable UUID id) {
        return check(desk.check(person, id));
    }

    @PostMapping("/{id}/approvals")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ForOthersView approve(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody ApprovalForm form) {
        var use = oneOf(IntelligenceUse.values(), form.use(), "/use");
        var reason = PlainText.checkLine("/reason", form.reason(), LONGEST_REASON);
        return views.forOthers(desk.approve(person, id, use, reason), person);
    }

    @GetMapping("/{id}/print.pdf")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<byte[]> print(@CurrentPerson Person person, @PathVariable UUID id) {
        var report = reading.print(person, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(report.urn().replace('/', '-') + ".pdf")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(print.of(report, views.force(report), clock.instant()));
    }

    private ReportList list(List<IntelligenceReport> found, Person person) {
        return new ReportList(
                found.stream().map(each -> views.report(each, person)).toList());
    }

    private static CheckView check(List<IntelligenceDesk.CheckedHit> hits) {
        return new CheckView(hits.stream().map(IntelligenceViews::hit).toList());
    }

    private ResponseEntity<ReportView> answer(IntelligenceReports.Receipt receipt, Person person) {
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.report(), person);
    }

    private ResponseEntity<ReportView> answer(HttpStatus status, IntelligenceReport report, Person person) {
        return ResponseEntity.status(status)
                .eTag("\"" + report.version() + "\"")
                .body(views.report(report, person));
    }

    /** The version in {@code If-Match}; what is no version is an old one. */
    private static int version(@Nullable String ifMatch) {
        return ClientSent.version(ifMatch, IntelligenceProblem.STALE);
    }

    private static UUID random(UUID id) {
        return ClientSent.newId(id);
    }

    private static <E extends Enum<E>> E oneOf(E[] values, @Nullable String name, String pointer) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw PlatformProblem.invalid(pointer, "Choose one of the list.");
    }
}
