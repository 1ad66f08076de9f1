package org.hedgerow.report.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.report.Desk;
import org.hedgerow.report.DeskActs;
import org.hedgerow.report.DeskClosing;
import org.hedgerow.report.DeskCursor;
import org.hedgerow.report.DeskDuplicates;
import org.hedgerow.report.DeskJoining;
import org.hedgerow.report.DeskState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The triage desk over HTTP: every change answers with the report as it is then. */
@RestController
@RequestMapping("/api/desk")
class DeskController {

    private static final int MOST_COLLEAGUES = 20;
    private static final String UNTOLD = "UNTOLD";

    record Colleagues(List<DeskView.Somebody> people) {}

    private final Desk desk;
    private final DeskActs acts;
    private final DeskJoining joining;
    private final DeskClosing closing;
    private final DeskDuplicates duplicates;
    private final DeskFormReader forms;
    private final DeskView views;
    private final People people;

    DeskController(
            Desk desk,
            DeskActs acts,
            DeskJoining joining,
            DeskClosing closing,
            DeskDuplicates duplicates,
            DeskFormReader forms,
            DeskView views,
            People people) {
        this.desk = desk;
        this.acts = acts;
        this.joining = joining;
        this.closing = closing;
        this.duplicates = duplicates;
        this.forms = forms;
        this.views = views;
        this.people = people;
    }

    /**
     * A part of the list.
     *
     * @param state {@code NEW}, {@code ASSIGNED}, {@code WAITING} or {@code CLOSED}; {@code UNTOLD} for those whose incident was closed on the map
     *     and whose reporters were not told; every one that is not closed without it
     * @param assigned {@code me}, {@code nobody} or the id of a colleague
     * @param before {@code next} of the part before
     */
    @GetMapping("/reports")
    @Requires(Permission.AMEND_INCIDENT)
    DeskView.Page list(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String assigned,
            @RequestParam(required = false) @Nullable String before) {
        var nobody = "nobody".equals(assigned);
        // Before the list: what comes in between makes the page ask once too often, and not once too little.
        var mark = desk.mark(person);
        var whose = assigned == null || nobody ? null : somebody(person, assigned);
        var cursor = before == null ? null : DeskCursor.parse(before);
        var page = UNTOLD.equals(state)
                ? desk.listUntold(person, whose, nobody, cursor)
                : desk.list(person, state == null ? null : state(state), whose, nobody, cursor);
        return new DeskView.Page(
                views.rows(page.reports()),
                page.next() == null ? null : page.next().toString(),
                mark);
    }

    /** Whether there is anything new: another text than before says yes. */
    @GetMapping("/mark")
    @Requires(Permission.AMEND_INCIDENT)
    Map<String, String> mark(@CurrentPerson Person person) {
        return Map.of("mark", desk.mark(person));
    }

    /** What came of a bulletin at this desk. */
    @GetMapping("/replies")
    @Requires(Permission.AMEND_INCIDENT)
    Map<String, Integer> replies(@CurrentPerson Person person, @RequestParam UUID bulletin) {
        return Map.of("reports", desk.countAnswering(person, bulletin));
    }

    @GetMapping("/reports/{id}")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> get(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(person, id);
    }

    @GetMapping("/reports/{id}/contact")
    @Requires(Permission.AMEND_INCIDENT)
    Desk.Contact contact(@CurrentPerson Person person, @PathVariable UUID id) {
        return desk.contact(person, id);
    }

    /** Incidents that may be the event that a report tells of. */
    @GetMapping("/reports/{id}/duplicates")
    @Requires(Permission.AMEND_INCIDENT)
    DeskView.Duplicates duplicates(@CurrentPerson Person person, @PathVariable UUID id) {
        return views.duplicates(duplicates.of(person, id));
    }

    @PostMapping("/reports/{id}/assignment")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> assign(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DeskForm.Assignment form) {
        acts.assign(person, id, DeskFormReader.version(ifMatch), form.to());
        return answer(person, id);
    }

    @PostMapping("/reports/{id}/messages")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> say(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody DeskForm.Message form) {
        acts.say(
                person,
                id,
                DeskFormReader.newId(form.id()),
                DeskFormReader.isQuestion(form.kind()),
                DeskFormReader.text("/text", form.text()));
        return answer(person, id);
    }

    @PutMapping("/reports/{id}/grade")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> grade(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DeskForm.Grade form) {
        acts.grade(
                person,
                id,
                DeskFormReader.version(ifMatch),
                form.grade() == null ? "" : form.grade(),
                DeskFormReader.reasonIfAny(form.reason()));
        return answer(person, id);
    }

    @PostMapping("/reports/{id}/promotions")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> promote(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DeskForm.Promotion form) {
        acts.promote(person, id, DeskFormReader.version(ifMatch), forms.promotion(person, form));
        return answer(person, id);
    }

    @PostMapping("/reports/{id}/joining")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> join(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DeskForm.Joining form) {
        joining.join(
                person,
                id,
                DeskFormReader.version(ifMatch),
                DeskFormReader.id("/incident", form.incident()),
                DeskFormReader.reason(form.reason()));
        return answer(person, id);
    }

    @PostMapping("/reports/{id}/apart")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<DeskView.Whole> apart(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DeskForm.Reason form) {
        joining.apart(person, id, DeskFormReader.version(ifMatch), DeskFormReader.reason(form.reason()));
        return answer(person, id);
    }

    /** Reports that count for one incident. */
    @GetMapping("/incidents/{id}/reports")
    @Requires(Permission.AMEND_INCIDENT)
    DeskView.Together ofIncident(@CurrentPerson Person person, @PathVariable UUID id) {
        return new DeskView.Together(views.rows(desk.ofIncident(person, id)));
    }

    @PostMapping("/incidents/{id}/reports")
    @Requires(Permission.AMEND_INCIDENT)
    DeskView.Together joinMany(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody DeskForm.JoiningMany form) {
        joining.joinMany(person, id, DeskFormReader.reports(form.reports()), DeskFormReader.reason(form.reason()));
        return new DeskView.Together(views.rows(desk.ofIncident(person, id)));
    }

    /** Makes the time of an incident cover what every report that counts for it told. */
    @PostMapping("/incidents/{id}/span")
    @Requires(Permission.AMEND_INCIDENT)
    DeskView.Together widen(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        closing.widen(person, id, DeskFormReader.version(ifMatch));
        return new DeskView.Together(views.rows(desk.ofIncident(person, id)));
    }

    @PostMapping("/incidents/{id}/closure")
    @Requires(Permission.AMEND_INCIDENT)
    DeskView.Together close(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DeskForm.Closure form) {
        closing.close(
                person,
                id,
                DeskFormReader.version(ifMatch),
                DeskFormReader.reason(form.reason()),
                DeskFormReader.notice(form.outcome()));
        return new DeskView.Together(views.rows(desk.ofIncident(person, id)));
    }

    /** People of the own force who work on incidents, by a part of their name. */
    @GetMapping("/colleagues")
    @Requires(Permission.AMEND_INCIDENT)
    Colleagues colleagues(@CurrentPerson Person person, @RequestParam(defaultValue = "") String name) {
        if (name.length() > 60) {
            throw PlatformProblem.invalid("?name", "This is too long.");
        }
        return new Colleagues(people.listNamed(person.organisation().id(), name.strip(), MOST_COLLEAGUES).stream()
                .filter(found -> found.may(Permission.AMEND_INCIDENT))
                .map(found -> new DeskView.Somebody(found.id(), found.name()))
                .toList());
    }

    private ResponseEntity<DeskView.Whole> answer(Person person, UUID id) {
        var whole = desk.get(person, id);
        return ResponseEntity.ok().eTag("\"" + whole.report().version() + "\"").body(views.whole(whole));
    }

    private static DeskState state(String text) {
        for (var state : DeskState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw PlatformProblem.invalid("?state", "There is no such state.");
    }

    private static UUID somebody(Person person, String text) {
        if (text.equals("me")) {
            return person.id();
        }
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.invalid("?assigned", "Say me, nobody, or the id of a colleague.");
        }
        throw PlatformProblem.invalid("?assigned", "Say me, nobody, or the id of a colleague.");
    }
}
