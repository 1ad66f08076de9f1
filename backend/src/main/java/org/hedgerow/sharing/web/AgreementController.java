package org.hedgerow.sharing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Requires;
import org.hedgerow.sharing.Agreements;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.NewAgreement;
import org.hedgerow.sharing.Remits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Information sharing agreements and remits, for those who administer an organisation. */
@RestController
class AgreementController {

    record AgreementForm(
            @Nullable String name,
            @Nullable List<@Nullable UUID> invited,
            @Nullable List<@Nullable Purpose> purposes,
            @Nullable List<@Nullable String> categoryGroups,
            @Nullable Marking maximumMarking,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate reviewDay) {}

    record EndForm(@Nullable String reason) {}

    record RemitForm(@Nullable List<@Nullable String> categoryGroups) {}

    record RemitView(List<String> categoryGroups) {}

    record PartyView(UUID id, String name, String shortName) {
        static PartyView of(Organisation organisation) {
            return new PartyView(organisation.id(), organisation.name(), organisation.shortName());
        }
    }

    /** @param inForce whether records are shared under it at this moment */
    record AgreementView(
            UUID id,
            String name,
            boolean lead,
            Agreements.Membership own,
            List<PartyView> parties,
            List<PartyView> invited,
            Set<Purpose> purposes,
            Set<String> categoryGroups,
            Marking maximumMarking,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate reviewDay,
            boolean inForce) {}

    record Made(UUID id) {}

    /** @param invitable whom an agreement of this organisation may invite; nobody when it may make none */
    record AgreementList(List<AgreementView> agreements, List<PartyView> invitable) {}

    private final Agreements agreements;
    private final Remits remits;
    private final Clock clock;

    AgreementController(Agreements agreements, Remits remits, Clock clock) {
        this.agreements = agreements;
        this.remits = remits;
        this.clock = clock;
    }

    @GetMapping("/api/agreements")
    @Requires(Permission.ADMINISTER_ORGANISATION)
    AgreementList list(@CurrentPerson Person by) {
        return new AgreementList(
                agreements.list(by).stream().map(seen -> view(seen, by)).toList(),
                agreements.invitableBy(by).stream().map(PartyView::of).toList());
    }

    @PostMapping("/api/agreements")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    Made make(@CurrentPerson Person by, @RequestBody AgreementForm form) {
        return new Made(agreements.make(
                by,
                NewAgreement.of(
                        form.name(),
                        form.invited(),
                        form.purposes(),
                        form.categoryGroups(),
                        form.maximumMarking(),
                        form.firstDay(),
                        form.lastDay(),
                        form.reviewDay())));
    }

    @PostMapping("/api/agreements/{id}/joining")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void join(@CurrentPerson Person by, @PathVariable UUID id) {
        agreements.join(by, id);
    }

    @PostMapping("/api/agreements/{id}/leaving")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void leave(@CurrentPerson Person by, @PathVariable UUID id) {
        agreements.leave(by, id);
    }

    @PostMapping("/api/agreements/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void end(@CurrentPerson Person by, @PathVariable UUID id, @RequestBody EndForm form) {
        agreements.end(by, id, form.reason());
    }

    @GetMapping("/api/organisations/{id}/remit")
    @Requires(Permission.ADMINISTER_SYSTEM)
    RemitView remit(@PathVariable UUID id) {
        return new RemitView(remits.of(id));
    }

    @PutMapping("/api/organisations/{id}/remit")
    @Requires(Permission.ADMINISTER_SYSTEM)
    RemitView setRemit(@CurrentPerson Person by, @PathVariable UUID id, @RequestBody RemitForm form) {
        remits.set(by, id, form.categoryGroups());
        return new RemitView(remits.of(id));
    }

    private AgreementView view(Agreements.Seen seen, Person by) {
        var agreement = seen.agreement();
        return new AgreementView(
                agreement.id(),
                agreement.name(),
                agreement.lead().equals(by.organisation().id()),
                seen.own(),
                seen.parties().stream().map(PartyView::of).toList(),
                seen.invited().stream().map(PartyView::of).toList(),
                agreement.purposes(),
                agreement.categoryGroups(),
                agreement.maximumMarking(),
                agreement.firstDay(),
                agreement.lastDay(),
                agreement.reviewDay(),
                agreement.isInForce(clock.instant()));
    }
}
