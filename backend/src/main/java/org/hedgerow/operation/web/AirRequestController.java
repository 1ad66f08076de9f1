package org.hedgerow.operation.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentProblem;
import org.hedgerow.operation.AirAnswers;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.operation.AirBriefings;
import org.hedgerow.operation.AirProblem;
import org.hedgerow.operation.AirRequests;
import org.hedgerow.operation.AirSending;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests for air support over HTTP: every change answers with the request as it is then. */
@RestController
@RequestMapping("/api/air-requests")
class AirRequestController {

    private static final int LONGEST_REASON = 400;

    private final AirRequests requests;
    private final AirSending sending;
    private final AirAnswers answers;
    private final AirBriefings briefings;
    private final AirRequestFormReader forms;
    private final AirRequestViews views;

    AirRequestController(
            AirRequests requests,
            AirSending sending,
            AirAnswers answers,
            AirBriefings briefings,
            AirRequestFormReader forms,
            AirRequestViews views) {
        this.requests = requests;
        this.sending = sending;
        this.answers = answers;
        this.briefings = briefings;
        this.forms = forms;
        this.views = views;
    }

    /** What the own force asks, for its people; what their air support is asked, for those who fly. */
    @GetMapping
    @Requires(Permission.READ_AIR_SUPPORT)
    AirRequestView.Page list(@CurrentPerson Person person) {
        // Before the list: what comes in between makes the page ask once too often, and not once too little.
        var mark = requests.mark(person);
        return new AirRequestView.Page(
                requests.list(person).stream()
                        .map(each -> views.row(person, each))
                        .toList(),
                mark,
                person.may(Permission.ASK_FOR_AIR_SUPPORT) ? views.airSupports() : List.of());
    }

    /** Whether there is anything new: another text than before says yes. */
    @GetMapping("/mark")
    @Requires(Permission.READ_AIR_SUPPORT)
    Map<String, String> mark(@CurrentPerson Person person) {
        return Map.of("mark", requests.mark(person));
    }

    /** What a request about an incident may begin with; nothing is kept. */
    @GetMapping("/from-incident/{incident}")
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    AirRequestView.DraftView begin(@CurrentPerson Person person, @PathVariable UUID incident) {
        return views.draft(requests.begin(person, incident));
    }

    @GetMapping("/{id}")
    @Requires(Permission.READ_AIR_SUPPORT)
    ResponseEntity<AirRequestView.Whole> get(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(HttpStatus.OK, person, id);
    }

    @PutMapping("/{id}")
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    ResponseEntity<AirRequestView.Whole> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AirRequestForm form) {
        if (ifMatch != null) {
            requests.change(
                    person,
                    id,
                    version(ifMatch),
                    forms.read(form),
                    Boolean.TRUE.equals(form.withoutIncident()),
                    Boolean.TRUE.equals(form.confirmed()));
            return answer(HttpStatus.OK, person, id);
        }
        ClientSent.newId(id);
        var receipt = requests.save(person, id, form.incident(), forms.read(form), ClientSent.sha256(form.toString()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, person, id);
    }

    /** The next step: sending and cancelling by the force, everything else by the air support that was asked. */
    @PostMapping("/{id}/state")
    @Requires(Permission.READ_AIR_SUPPORT)
    ResponseEntity<AirRequestView.Whole> move(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AirRequestForm.StateForm form) {
        if (ifMatch == null) {
            throw new ProblemException(IncidentProblem.VERSION_NEEDED);
        }
        var errors = new FieldErrors();
        var to = AirRequestFormReader.oneOf(State.values(), form.to() == null ? "" : form.to(), "/to", errors);
        var reason = AirRequestFormReader.line("/reason", form.reason(), LONGEST_REASON, errors);
        errors.throwIfAny();
        if (to == State.REQUESTED) {
            sending.send(person, id, version(ifMatch), Boolean.TRUE.equals(form.confirmed()));
        } else if (to != null) {
            answers.move(person, id, version(ifMatch), to, reason);
        }
        return answer(HttpStatus.OK, person, id);
    }

    /** That somebody of the air support has read a version. */
    @PostMapping("/{id}/acknowledgements")
    @Requires(Permission.ANSWER_AIR_SUPPORT)
    ResponseEntity<AirRequestView.Whole> acknowledge(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody AirRequestForm.AcknowledgementForm form) {
        if (form.version() == null) {
            throw PlatformProblem.invalid("/version", "Say which version.");
        }
        answers.acknowledge(person, id, form.version());
        return answer(HttpStatus.OK, person, id);
    }

    /** The newest briefing. */
    @GetMapping("/{id}/briefing")
    @Requires(Permission.READ_AIR_SUPPORT)
    AirRequestView.BriefingView briefing(@CurrentPerson Person person, @PathVariable UUID id) {
        return AirRequestView.BriefingView.of(briefings.read(person, id, null));
    }

    @GetMapping("/{id}/briefings/{version}")
    @Requires(Permission.READ_AIR_SUPPORT)
    AirRequestView.BriefingView briefing(
            @CurrentPerson Person person, @PathVariable UUID id, @PathVariable int version) {
        return AirRequestView.BriefingView.of(briefings.read(person, id, version));
    }

    private ResponseEntity<AirRequestView.Whole> answer(HttpStatus status, Person person, UUID id) {
        var whole = requests.get(person, id);
        return ResponseEntity.status(status)
                .eTag("\"" + whole.request().version() + "\"")
                .body(views.whole(person, whole));
    }

    private static int version(String ifMatch) {
        return ClientSent.version(ifMatch, AirProblem.STALE);
    }
}
