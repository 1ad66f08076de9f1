package org.hedgerow.hotspot.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.ScanLimit;
import org.hedgerow.hotspot.ScanQuery;
import org.hedgerow.hotspot.ScanView;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.platform.ProblemBody;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What is going on somewhere just now in what the viewer may see. */
@RestController
@Profile("!command")
class ScanController {

    /** Without a word in between, a caller would give up soon after. */
    private static final Duration LONGEST_BRIEF = Duration.ofSeconds(10);

    private static final Duration LONGEST_FOLLOWED = Duration.ofSeconds(60);

    private final Studies studies;
    private final IncidentFeatures places;
    private final JsonMapper json;
    private final Closing closing;

    ScanController(Studies studies, IncidentFeatures places, JsonMapper json, Closing closing) {
        this.studies = studies;
        this.places = places;
        this.json = json;
        this.closing = closing;
    }

    @GetMapping("/api/scan")
    @Requires(Permission.READ_MAP)
    ScanView scan(@CurrentPerson Person person, @RequestParam MultiValueMap<String, String> parameters) {
        long end = System.nanoTime() + LONGEST_BRIEF.toNanos();
        return studies.ask(
                person,
                parameters,
                asked -> query(asked, parameters),
                (snapshot, query) ->
                        view(snapshot, query, ScanLimit.BRIEF, (done, all) -> System.nanoTime() - end < 0));
    }

    /**
     * The same for a caller who asks for lines: how far it is, and last the answer, or the problem, which looks as it does elsewhere and has no status
     * of its own any more. Ends when the caller goes.
     */
    @GetMapping(path = "/api/scan", produces = ProgressLines.TYPE)
    @Requires(Permission.READ_MAP)
    void followedScan(
            @CurrentPerson Person person,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        var lines = new ProgressLines(response, LONGEST_FOLLOWED, () -> !closing.isRunning());
        try {
            var found = studies.askAtLength(
                    person,
                    parameters,
                    asked -> query(asked, parameters),
                    (snapshot, query) -> view(snapshot, query, ScanLimit.FOLLOWED, lines),
                    (then, now, query) -> now.holdsAllOf(then, query));
            lines.say(json.writeValueAsBytes(found));
        } catch (ProblemException problem) {
            if (!response.isCommitted()) {
                throw problem;
            }
            lines.say(json.writeValueAsBytes(
                    ProblemBody.of(problem.type(), request.getRequestURI(), problem.errors(), null)));
        }
    }

    private static ScanQuery query(Studies.Asked asked, MultiValueMap<String, String> parameters) {
        var wanted = new ScanQuery.Wanted(
                text(parameters, "cellMetres"),
                text(parameters, "mostMetres"),
                text(parameters, "mostDays"),
                text(parameters, "repetitions"),
                text(parameters, "seed"));
        return ScanQuery.of(wanted, asked.filter(), asked.tellsItsVictim());
    }

    /** One that is given twice is no number. */
    private static @Nullable String text(MultiValueMap<String, String> parameters, String name) {
        var given = parameters.get(name);
        return given == null ? null : String.join(",", given);
    }

    private ScanView view(AudienceSnapshot snapshot, ScanQuery query, ScanLimit limit, Progress progress) {
        return ScanView.of(snapshot.scan(query, limit, progress), query.cellMetres(), places);
    }
}
