package org.hedgerow.bulletin.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.bulletin.Bulletin;
import org.hedgerow.bulletin.BulletinPrefill;
import org.hedgerow.bulletin.BulletinProblem;
import org.hedgerow.bulletin.Bulletins;
import org.hedgerow.bulletin.Issuing;
import org.hedgerow.bulletin.WatchGroupSquares;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.notice.BulletinFigures;
import org.hedgerow.platform.ClientSent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The desk of bulletins: written, checked, approved, issued, updated and cancelled by the police of one organisation. */
@RestController
class BulletinDeskController {

    /** Latest change first. */
    record BulletinList(List<BulletinView> bulletins) {}

    /** By name. */
    record WatchGroupList(List<WatchGroupSquares.Group> watchGroups) {}

    record FindingList(List<BulletinView.FindingView> findings) {}

    record ApprovalForm(@Nullable String audience) {}

    record ReasonForm(@Nullable String reason, @Nullable UUID id) {}

    record BegunView(String advice, @Nullable String partOfDay, List<String> squares, List<UUID> members) {

        static BegunView of(BulletinPrefill.Begun begun) {
            var part = begun.partOfDay();
            return new BegunView(
                    begun.advice().name(), part == null ? null : part.name(), begun.squares(), begun.members());
        }
    }

    private final Bulletins bulletins;
    private final Issuing issuing;
    private final BulletinPrefill prefill;
    private final WatchGroupSquares watchGroups;
    private final BulletinFigures figures;
    private final BulletinFormReader forms;
    private final BulletinWords words;
    private final People people;
    private final Clock clock;

    BulletinDeskController(
            Bulletins bulletins,
            Issuing issuing,
            BulletinPrefill prefill,
            WatchGroupSquares watchGroups,
            BulletinFigures figures,
            BulletinFormReader forms,
            BulletinWords words,
            People people,
            Clock clock) {
        this.bulletins = bulletins;
        this.issuing = issuing;
        this.prefill = prefill;
        this.watchGroups = watchGroups;
        this.figures = figures;
        this.forms = forms;
        this.words = words;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/api/bulletin-desk")
    @Requires(Permission.AMEND_INCIDENT)
    BulletinList list(@CurrentPerson Person person) {
        return new BulletinList(views(bulletins.list(person), person));
    }

    @GetMapping("/api/bulletin-desk/{id}")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> get(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(HttpStatus.OK, bulletins.get(person, id), person);
    }

    @PutMapping("/api/bulletin-desk/{id}")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody BulletinForm form) {
        if (ifMatch != null) {
            return answer(HttpStatus.OK, bulletins.write(person, id, version(ifMatch), forms.read(form)), person);
        }
        var receipt = bulletins.begin(person, made(id), forms.read(form));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.bulletin(), person);
    }

    /** What watch groups look after, for a bulletin about the area of one. */
    @GetMapping("/api/bulletin-desk/watch-groups")
    @Requires(Permission.AMEND_INCIDENT)
    WatchGroupList watchGroups(@CurrentPerson Person person) {
        return new WatchGroupList(watchGroups.list(person));
    }

    /** What it may not say, without keeping it. */
    @PostMapping("/api/bulletin-desk/checks")
    @Requires(Permission.AMEND_INCIDENT)
    FindingList check(@CurrentPerson Person person, @RequestBody BulletinForm form) {
        return new FindingList(bulletins.check(person, forms.read(form)).stream()
                .map(BulletinView.FindingView::of)
                .toList());
    }

    @GetMapping("/api/incidents/{id}/bulletin")
    @Requires(Permission.AMEND_INCIDENT)
    BegunView begin(@CurrentPerson Person person, @PathVariable UUID id) {
        return BegunView.of(prefill.from(person, id));
    }

    @PostMapping("/api/bulletin-desk/{id}/review")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> submit(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch) {
        return answer(HttpStatus.OK, bulletins.submit(person, id, version(ifMatch)), person);
    }

    @PostMapping("/api/bulletin-desk/{id}/approvals")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> approve(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String ifMatch,
            @RequestBody ApprovalForm form) {
        var audience = BulletinFormReader.audience(form.audience());
        return answer(HttpStatus.OK, bulletins.approve(person, id, version(ifMatch), audience), person);
    }

    @PostMapping("/api/bulletin-desk/{id}/urgent-approval")
    @Requires({Permission.AMEND_INCIDENT, Permission.APPROVE_URGENT_BULLETIN})
    ResponseEntity<BulletinView> approveUrgently(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String ifMatch,
            @RequestBody ReasonForm form) {
        var reason = BulletinFormReader.reason(form.reason());
        return answer(HttpStatus.OK, bulletins.approveUrgently(person, id, version(ifMatch), reason), person);
    }

    /** Somebody else has looked at what was approved urgently. */
    @PostMapping("/api/bulletin-desk/{id}/urgent-approval/seen")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> lookAt(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(HttpStatus.OK, bulletins.lookAtUrgent(person, id), person);
    }

    @PostMapping("/api/bulletin-desk/{id}/issue")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> issue(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch) {
        return answer(HttpStatus.OK, issuing.issue(person, id, version(ifMatch)), person);
    }

    /** How many people with areas it has reached; a small number is null. */
    @GetMapping("/api/bulletin-desk/{id}/figures")
    @Requires(Permission.AMEND_INCIDENT)
    BulletinFigures.Figures figures(@CurrentPerson Person person, @PathVariable UUID id) {
        bulletins.refuseUnlessThere(person, id);
        return figures.of(id);
    }

    /** Begins a bulletin that is to take the place of this one, under an id that the client made. */
    @PostMapping("/api/bulletin-desk/{id}/update")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> update(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody ReasonForm form) {
        var receipt = bulletins.beginUpdate(person, made(form.id()), id);
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.bulletin(), person);
    }

    /** Takes its words from everybody; the cancellation gets the id that the client made. */
    @PostMapping("/api/bulletin-desk/{id}/cancellation")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<BulletinView> cancel(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody ReasonForm form) {
        var reason = BulletinFormReader.reason(form.reason());
        return answer(HttpStatus.OK, issuing.cancel(person, id, made(form.id()), reason), person);
    }

    private ResponseEntity<BulletinView> answer(HttpStatus status, Bulletin bulletin, Person person) {
        return ResponseEntity.status(status)
                .eTag("\"" + bulletin.version() + "\"")
                .body(views(List.of(bulletin), person).get(0));
    }

    private List<BulletinView> views(List<Bulletin> found, Person reader) {
        var named = people.findAll(found.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each.author()), each.approvals().stream().map(Bulletin.Approval::approver)))
                .distinct()
                .toList());
        var now = clock.instant();
        return found.stream()
                .map(each -> BulletinView.of(each, reader, named, words, now))
                .toList();
    }

    private static UUID made(@Nullable UUID id) {
        return ClientSent.newId(id);
    }

    private static int version(String ifMatch) {
        return ClientSent.version(ifMatch, BulletinProblem.STALE);
    }
}
