package org.hedgerow.ladder.web;

import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.ladder.LadderKeeping;
import org.hedgerow.ladder.LadderProblem;
import org.hedgerow.ladder.Ladders;
import org.hedgerow.ladder.SubjectContent;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.SentField;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Persons, vehicles and the steps taken against them, for the police. Names and plates are sent in bodies, never in an address. */
@RestController
@RequestMapping("/api/ladder")
class LadderController {

    private final LadderKeeping keeping;
    private final Ladders ladders;
    private final LadderFormReader forms;
    private final LadderViews views;

    LadderController(LadderKeeping keeping, Ladders ladders, LadderFormReader forms, LadderViews views) {
        this.keeping = keeping;
        this.ladders = ladders;
        this.forms = forms;
        this.views = views;
    }

    @PutMapping("/subjects/{id}")
    @Requires(Permission.KEEP_LADDER)
    ResponseEntity<LadderForms.Kept> putSubject(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody LadderForms.SubjectForm form) {
        if (ifMatch != null) {
            keeping.changeSubject(person, id, ClientSent.version(ifMatch, LadderProblem.STALE), forms.subject(form));
            return ResponseEntity.ok(new LadderForms.Kept(id));
        }
        ClientSent.newId(id);
        return answer(keeping.keepSubject(person, id, forms.subject(form), ClientSent.sha256(form.toString())));
    }

    /** With its version as {@code ETag}. */
    @GetMapping("/subjects/{id}")
    @Requires(Permission.KEEP_LADDER)
    ResponseEntity<LadderViews.WholeView> get(@CurrentPerson Person person, @PathVariable UUID id) {
        var whole = ladders.get(person, id);
        return ResponseEntity.ok().eTag("\"" + whole.subject().version() + "\"").body(views.whole(whole, person));
    }

    @PostMapping("/searches")
    @Requires(Permission.KEEP_LADDER)
    LadderForms.Found search(@CurrentPerson Person person, @RequestBody LadderForms.SearchForm form) {
        if ((form.name() == null) == (form.plate() == null)) {
            throw PlatformProblem.invalid("/name", "Give a name and a date of birth, or a plate.");
        }
        var found = form.plate() != null
                ? ladders.findVehicle(person, SubjectContent.plate("/plate", form.plate()))
                : ladders.findPerson(
                        person, LadderFormReader.name(form.name()), SentField.day("/born", form.born(), 1900));
        return new LadderForms.Found(views.subjects(found, person));
    }

    /** What is to be done in the own force. */
    @GetMapping("/work")
    @Requires(Permission.KEEP_LADDER)
    LadderViews.WorkView work(@CurrentPerson Person person) {
        return views.work(ladders.work(person), person);
    }

    @PutMapping("/steps/{id}")
    @Requires(Permission.KEEP_LADDER)
    ResponseEntity<LadderForms.Kept> putStep(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.StepForm form) {
        ClientSent.newId(id);
        var content = forms.step(form);
        var subject = LadderFormReader.named("/subject", form.subject());
        return answer(keeping.takeStep(person, id, subject, content, ClientSent.sha256(form.toString())));
    }

    @PostMapping("/steps/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.KEEP_LADDER)
    void withdraw(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.ReasonForm form) {
        keeping.withdraw(person, id, LadderFormReader.reason(form.reason()));
    }

    /** Says what was done for a child. */
    @PostMapping("/steps/{id}/safeguarding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.KEEP_LADDER)
    void safeguard(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.SafeguardingForm form) {
        keeping.safeguard(person, id, PlainText.checkLine("/said", form.said(), LadderFormReader.LONGEST_SAFEGUARDING));
    }

    static ResponseEntity<LadderForms.Kept> answer(LadderKeeping.Receipt receipt) {
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new LadderForms.Kept(receipt.id()));
    }
}
