package org.hedgerow.operation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentFilter;
import org.hedgerow.hotspot.Scorecard;
import org.hedgerow.hotspot.ScorecardSeason;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.Results;
import org.hedgerow.operation.Debrief;
import org.hedgerow.operation.Debriefs;
import org.hedgerow.operation.Membership;
import org.hedgerow.operation.Operation;
import org.hedgerow.operation.OperationProblem;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.SentField;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Debriefs: what is learned from an operation, with figures that each reader may know of. */
@RestController
@Profile("!command")
@RequestMapping("/api/operations/{id}/debrief")
class DebriefController {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /**
     * @param changedAt null while nobody has written it
     * @param version to replace it with; 0 while nobody has written it
     * @param mayChange whether the reader's organisation leads the operation
     * @param figures of the forces of the operation in its days and in the same days of the year before; null before its first day and where no force is in it
     */
    record DebriefView(
            String intended,
            String happened,
            String wentWell,
            String toChange,
            @Nullable Instant changedAt,
            int version,
            boolean mayChange,
            @Nullable Figures figures) {}

    /** With the rights of the reader, by force and measure as the season's scorecard has them. */
    record Figures(List<Scorecard.Measure> measures, List<Scorecard.Row> rows, List<Scorecard.Cell> total) {}

    record DebriefForm(
            @Nullable String intended,
            @Nullable String happened,
            @Nullable String wentWell,
            @Nullable String toChange) {}

    private final Debriefs debriefs;
    private final AudienceEngines engines;
    private final Access access;
    private final Results results;
    private final IncidentCodes codes;
    private final Names names;
    private final Clock clock;

    DebriefController(
            Debriefs debriefs,
            AudienceEngines engines,
            Access access,
            Results results,
            IncidentCodes codes,
            Names names,
            Clock clock) {
        this.debriefs = debriefs;
        this.engines = engines;
        this.access = access;
        this.results = results;
        this.codes = codes;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<DebriefView> get(@CurrentPerson Person person, @PathVariable UUID id) {
        var whole = debriefs.get(person, id);
        var leads = whole.operation().isLedBy(person.organisation().id());
        return answer(whole.debrief(), leads, figures(person, whole.operation()));
    }

    @PutMapping
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<DebriefView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DebriefForm form) {
        var errors = new FieldErrors();
        var intended = errors.read(() -> SentField.text("/intended", form.intended(), Debrief.LONGEST_SECTION));
        var happened = errors.read(() -> SentField.text("/happened", form.happened(), Debrief.LONGEST_SECTION));
        var wentWell = errors.read(() -> SentField.text("/wentWell", form.wentWell(), Debrief.LONGEST_SECTION));
        var toChange = errors.read(() -> SentField.text("/toChange", form.toChange(), Debrief.LONGEST_SECTION));
        errors.throwIfAny();
        var sections = new Debrief.Sections(
                SentField.given(intended),
                SentField.given(happened),
                SentField.given(wentWell),
                SentField.given(toChange));
        return answer(
                debriefs.write(
                        person,
                        id,
                        ifMatch == null ? 0 : ClientSent.version(ifMatch, OperationProblem.STALE),
                        sections),
                true,
                null);
    }

    private static ResponseEntity<DebriefView> answer(Debrief debrief, boolean leads, @Nullable Figures figures) {
        var said = debrief.sections();
        return ResponseEntity.ok()
                .eTag("\"" + debrief.version() + "\"")
                .body(new DebriefView(
                        said.intended(),
                        said.happened(),
                        said.wentWell(),
                        said.toChange(),
                        debrief.version() == 0 ? null : debrief.changedAt(),
                        debrief.version(),
                        leads,
                        figures));
    }

    private @Nullable Figures figures(Person person, Operation operation) {
        var known = names.now();
        var forces = Stream.concat(
                        Stream.of(operation.lead()),
                        operation.content().members().stream().map(Membership::organisation))
                .map(known::forceCode)
                .filter(Objects::nonNull)
                .filter(codes.force())
                .toList();
        var from = operation.content().firstDay().atStartOfDay(LONDON);
        var now = clock.instant().atZone(LONDON);
        var end = operation.content().end().atZone(LONDON);
        if (forces.isEmpty() || !from.isBefore(now)) {
            return null;
        }
        long began = System.nanoTime();
        var days = new ScorecardSeason(from, now.isBefore(end) ? now : end);
        var filter = FilterParameters.parse(Map.of("force", forces), codes).at(clock.instant());
        var snapshot = engines.wake(access.audienceOf(person)).snapshotNow();
        var scorecard = Scorecard.of(
                snapshot.position(),
                days,
                filter,
                counted(person, snapshot, filter, days),
                counted(person, snapshot, filter, days.before()),
                began);
        return new Figures(scorecard.measures(), scorecard.rows(), scorecard.total());
    }

    private Scorecard.Counted counted(
            Person person, AudienceSnapshot snapshot, IncidentFilter filter, ScorecardSeason days) {
        return new Scorecard.Counted(
                snapshot.byForce(filter, days.from().toInstant(), days.until().toInstant()),
                results.sums(person, days.firstDay(), days.through()));
    }
}
