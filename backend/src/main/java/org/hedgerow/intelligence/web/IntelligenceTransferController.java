package org.hedgerow.intelligence.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.intelligence.Conditions;
import org.hedgerow.intelligence.IntelligenceTransfer;
import org.hedgerow.intelligence.IntelligenceTransfers;
import org.hedgerow.intelligence.web.IntelligenceViews.GradedView;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports that a force offers another, for the units of the two. */
@RestController
@RequestMapping("/api/intelligence-transfers")
class IntelligenceTransferController {

    private static final int LONGEST_REASON = 400;

    record OfferForm(
            @Nullable UUID report,
            @Nullable UUID force,
            @Nullable String reason) {}

    /** @param report the id of the report that the receiver will have */
    record AcceptanceForm(@Nullable UUID report) {}

    record RefusalForm(@Nullable String reason) {}

    /**
     * @param report the giver's, for the giver alone
     * @param from by name, as is {@code to}
     * @param accepted null while it was not answered
     * @param answeredUrn of the receiver's report
     */
    record TransferView(
            UUID id,
            @Nullable UUID report,
            String from,
            String to,
            String urn,
            String reason,
            String title,
            String priority,
            String marking,
            @Nullable String handlingInstruction,
            List<GradedView> items,
            GradedView provenance,
            @Nullable String unreliableReason,
            @Nullable String falseReason,
            Conditions conditions,
            @Nullable LocalDate intelligenceDay,
            Instant offeredAt,
            @Nullable Boolean accepted,
            @Nullable String refusal,
            @Nullable String answeredUrn,
            @Nullable Instant answeredAt) {}

    record TransferList(List<TransferView> received, List<TransferView> given) {}

    private final IntelligenceTransfers transfers;
    private final People people;

    IntelligenceTransferController(IntelligenceTransfers transfers, People people) {
        this.transfers = transfers;
        this.people = people;
    }

    @GetMapping
    @Requires(Permission.ASSESS_INTELLIGENCE)
    TransferList list(@CurrentPerson Person person) {
        var found = transfers.list(person);
        var own = person.organisation().id();
        return new TransferList(
                found.stream()
                        .filter(each -> each.receiver().equals(own))
                        .map(each -> view(each, person))
                        .toList(),
                found.stream()
                        .filter(each -> each.giver().equals(own))
                        .map(each -> view(each, person))
                        .toList());
    }

    @PutMapping("/{id}")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    ResponseEntity<TransferView> offer(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody OfferForm form) {
        var errors = new FieldErrors();
        errors.read(() -> ClientSent.newId(id));
        if (form.report() == null) {
            errors.add("/report", "This is needed.");
        }
        if (form.force() == null) {
            errors.add("/force", "Choose another force.");
        }
        var reason = errors.read(() -> PlainText.checkLine("/reason", form.reason(), LONGEST_REASON));
        errors.throwIfAny();
        if (form.report() == null || form.force() == null || reason == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var receipt =
                transfers.offer(person, id, form.report(), form.force(), reason, ClientSent.sha256(form.toString()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(receipt.transfer(), person));
    }

    @PostMapping("/{id}/acceptance")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    TransferView accept(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody AcceptanceForm form) {
        return view(transfers.accept(person, id, newReport(form.report())), person);
    }

    @PostMapping("/{id}/refusal")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    TransferView refuse(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody RefusalForm form) {
        return view(
                transfers.refuse(person, id, PlainText.checkLine("/reason", form.reason(), LONGEST_REASON)), person);
    }

    private static UUID newReport(@Nullable UUID id) {
        if (id == null) {
            throw PlatformProblem.invalid("/report", "This is needed.");
        }
        return ClientSent.newId(id);
    }

    private TransferView view(IntelligenceTransfer transfer, Person reader) {
        var content = transfer.content();
        var answer = transfer.answer();
        return new TransferView(
                transfer.id(),
                transfer.giver().equals(reader.organisation().id()) ? transfer.report() : null,
                name(transfer.giver()),
                name(transfer.receiver()),
                transfer.urn(),
                transfer.reason(),
                content.title(),
                content.priority().name(),
                content.marking().text(),
                content.handlingInstruction(),
                content.items().stream().map(GradedView::of).toList(),
                GradedView.of(content.provenance()),
                content.unreliableReason(),
                content.falseReason(),
                content.conditions(),
                transfer.intelligenceDay(),
                transfer.offeredAt(),
                answer == null ? null : answer.accepted(),
                answer == null ? null : answer.reason(),
                answer == null ? null : answer.urn(),
                answer == null ? null : answer.at());
    }

    private String name(UUID organisation) {
        return people.findOrganisation(organisation).map(Organisation::name).orElse("");
    }
}
