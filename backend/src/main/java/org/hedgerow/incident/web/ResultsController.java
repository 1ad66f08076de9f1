package org.hedgerow.incident.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentResult;
import org.hedgerow.incident.ResultMeasure;
import org.hedgerow.incident.Results;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came of incidents, and of the work of a force beside them. */
@RestController
class ResultsController {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int MOST_OF_AN_INCIDENT = 40;
    private static final int LONGEST_LIST_DAYS = 366;

    /** One figure as it is sent. */
    record ResultForm(
            @Nullable String measure,
            @Nullable String day,
            @Nullable Integer count) {}

    /** Everything that came of an incident. */
    record ResultsForm(@Nullable List<@Nullable ResultForm> results) {}

    /**
     * A figure of a force for a day.
     *
     * @param was the count that was seen before; 0 for none
     * @param count 0 takes it away
     */
    record ForceForm(
            @Nullable Integer was,
            @Nullable Integer count,
            @Nullable Scope scope) {}

    record ForceResults(List<Results.OfForce> results) {}

    private final IncidentReporting reporting;
    private final Results results;
    private final IncidentFeatures features;
    private final Clock clock;

    ResultsController(IncidentReporting reporting, Results results, IncidentFeatures features, Clock clock) {
        this.reporting = reporting;
        this.results = results;
        this.features = features;
        this.clock = clock;
    }

    @PutMapping("/api/incidents/{id}/results")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<IncidentDetail> record(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ResultsForm form) {
        var version = IncidentController.version(ifMatch);
        var view = reporting.recordResults(person, id, version, read(form));
        return ResponseEntity.ok()
                .eTag("\"" + view.released().version() + "\"")
                .body(IncidentDetail.of(view, features));
    }

    /** What the person's own force has recorded without an incident, in a year at most. */
    @GetMapping("/api/results")
    @Requires(Permission.AMEND_INCIDENT)
    ForceResults list(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until) {
        var last = until == null ? today() : day("?until", until);
        var first = from == null ? last.minusDays(LONGEST_LIST_DAYS - 1L) : day("?from", from);
        if (first.isAfter(last) || first.isBefore(last.minusDays(LONGEST_LIST_DAYS))) {
            throw PlatformProblem.invalid("?from", "Ask for a year at most.");
        }
        return new ForceResults(results.listOwn(person, first, last));
    }

    @PutMapping("/api/results/{measure}/{day}")
    @Requires(Permission.AMEND_INCIDENT)
    Results.OfForce recordOfForce(
            @CurrentPerson Person person,
            @PathVariable String measure,
            @PathVariable String day,
            @RequestBody ForceForm form) {
        var now = new Results.OfForce(
                measure("/measure", measure),
                pastDay("/day", day),
                count("/count", form.count(), 0),
                form.scope() == null ? Scope.OWN_FORCE : form.scope());
        if (now.scope() != Scope.OWN_FORCE && now.scope() != Scope.ALL_FORCES) {
            throw PlatformProblem.invalid("/scope", "Choose your own force, or every force.");
        }
        results.record(person, count("/was", form.was(), 0), now);
        return now;
    }

    private List<IncidentResult> read(ResultsForm form) {
        var given = form.results() == null ? List.<@Nullable ResultForm>of() : form.results();
        if (given.size() > MOST_OF_AN_INCIDENT) {
            throw PlatformProblem.invalid("/results", "At most " + MOST_OF_AN_INCIDENT + " are kept of one incident.");
        }
        var errors = new FieldErrors();
        var read = new ArrayList<IncidentResult>();
        var seen = new HashSet<String>();
        for (int at = 0; at < given.size(); at++) {
            var one = given.get(at);
            var under = "/results/" + at;
            if (one == null) {
                errors.add(under, "This is needed.");
                continue;
            }
            var measure = errors.read(() -> measure(under + "/measure", one.measure()));
            var day = errors.read(() -> pastDay(under + "/day", one.day()));
            var count = errors.read(() -> count(under + "/count", one.count(), 1));
            if (measure == null || day == null || count == null) {
                continue;
            }
            if (seen.add(measure + " " + day)) {
                read.add(new IncidentResult(measure, day, count));
            } else {
                errors.add(under + "/day", "There is a number of these for that day already: add them up.");
            }
        }
        errors.throwIfAny();
        return read;
    }

    private static ResultMeasure measure(String pointer, @Nullable String text) {
        for (var measure : ResultMeasure.values()) {
            if (measure.name().equals(text)) {
                return measure;
            }
        }
        throw PlatformProblem.invalid(pointer, "Choose what was done.");
    }

    private static int count(String pointer, @Nullable Integer count, int least) {
        if (count == null || count < least || count > IncidentResult.MOST) {
            throw PlatformProblem.invalid(
                    pointer, "Give a whole number from " + least + " to " + IncidentResult.MOST + ".");
        }
        return count;
    }

    private LocalDate pastDay(String pointer, @Nullable String text) {
        var day = day(pointer, text);
        if (day.isAfter(today())) {
            throw PlatformProblem.invalid(pointer, "That day has not come yet.");
        }
        return day;
    }

    private static LocalDate day(String pointer, @Nullable String text) {
        try {
            if (text != null && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                var day = LocalDate.parse(text);
                if (!day.isBefore(FIRST_DAY) && day.getYear() < 2100) {
                    return day;
                }
            }
        } catch (DateTimeException e) {
            throw PlatformProblem.invalid(pointer, "Give a day such as 2026-11-20.");
        }
        throw PlatformProblem.invalid(pointer, "Give a day such as 2026-11-20.");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }
}
