package org.hedgerow.enquiry.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.enquiry.AskedOfUs;
import org.hedgerow.enquiry.Enquiries;
import org.hedgerow.enquiry.Enquiry;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Enquiries at other forces, and what others asked. What is asked stands in the body: an address is written down in too many places. */
@RestController
class EnquiryController {

    /** @param note one line for who asked; missing for none */
    record SeenForm(@Nullable String note) {}

    record EnquiryList(List<EnquiryView> enquiries) {}

    record AskedList(List<AskedView> asked) {}

    record EnquiryView(
            UUID id,
            String kind,
            String asked,
            String purpose,
            String reason,
            Instant askedAt,
            int answering,
            List<HitView> hits) {}

    /**
     * All that is told of what somebody holds.
     *
     * @param orMore whether there may be more records than are said
     * @param note what the owner says; null until somebody there has seen that they were asked
     */
    record HitView(
            String force,
            int records,
            boolean orMore,
            String handling,
            String contact,
            @Nullable Instant seenAt,
            @Nullable String note) {}

    record AskedView(
            UUID id,
            String force,
            @Nullable String by,
            String kind,
            String purpose,
            String reason,
            Instant askedAt,
            List<OwnView> records,
            @Nullable Instant seenAt,
            @Nullable String seenBy,
            @Nullable String note) {}

    record OwnView(String kind, UUID id) {}

    private final Enquiries enquiries;
    private final EnquiryFormReader reader;
    private final People people;

    EnquiryController(Enquiries enquiries, EnquiryFormReader reader, People people) {
        this.enquiries = enquiries;
        this.reader = reader;
        this.people = people;
    }

    @GetMapping("/api/enquiries")
    @Requires(Permission.ASK_FORCES)
    EnquiryList list(@CurrentPerson Person person) {
        return new EnquiryList(enquiries.list(person).stream().map(this::view).toList());
    }

    @PutMapping("/api/enquiries/{id}")
    @Requires(Permission.ASK_FORCES)
    ResponseEntity<EnquiryView> ask(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody EnquiryForm form) {
        ClientSent.newId(id);
        var asked = reader.read(form, person);
        var receipt = enquiries.ask(
                person, id, asked.question(), asked.purpose(), asked.reason(), ClientSent.sha256(form.toString()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(receipt.enquiry()));
    }

    @GetMapping("/api/enquiry-hits")
    @Requires(Permission.ASK_FORCES)
    AskedList askedOfUs(@CurrentPerson Person person) {
        var found = enquiries.askedOfUs(person);
        var named = namedIn(found);
        return new AskedList(found.stream().map(each -> view(each, named)).toList());
    }

    @PostMapping("/api/enquiry-hits/{id}/seen")
    @Requires(Permission.ASK_FORCES)
    AskedView seen(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody SeenForm form) {
        var note = form.note() == null || form.note().isBlank()
                ? ""
                : PlainText.checkLine("/note", form.note(), Enquiries.LONGEST_NOTE);
        var seen = enquiries.acknowledge(person, id, note);
        return view(seen, namedIn(List.of(seen)));
    }

    private EnquiryView view(Enquiry enquiry) {
        return new EnquiryView(
                enquiry.id(),
                enquiry.kind().name(),
                enquiry.asked(),
                enquiry.purpose().name(),
                enquiry.reason(),
                enquiry.askedAt(),
                enquiry.answering(),
                enquiry.hits().stream()
                        .map(this::view)
                        .sorted(Comparator.comparing(HitView::force))
                        .toList());
    }

    private HitView view(Enquiry.Hit hit) {
        var seen = hit.seen();
        return new HitView(
                nameOf(hit.owner()),
                hit.records(),
                hit.records() >= Enquiry.MOST_COUNTED,
                hit.handling().name(),
                hit.contact(),
                seen == null ? null : seen.at(),
                seen == null ? null : seen.note());
    }

    private AskedView view(AskedOfUs asked, Map<UUID, Person> named) {
        var by = named.get(asked.asker());
        var seen = asked.hit().seen();
        var seenBy = seen == null ? null : named.get(seen.by());
        return new AskedView(
                asked.hit().id(),
                nameOf(asked.askerOrganisation()),
                by == null ? null : by.name(),
                asked.kind().name(),
                asked.purpose().name(),
                asked.reason(),
                asked.askedAt(),
                asked.records().stream()
                        .map(each -> new OwnView(each.kind().name(), each.id()))
                        .toList(),
                seen == null ? null : seen.at(),
                seenBy == null ? null : seenBy.name(),
                seen == null ? null : seen.note());
    }

    private Map<UUID, Person> namedIn(List<AskedOfUs> found) {
        return people.findAll(found.stream()
                .flatMap(each -> {
                    var seen = each.hit().seen();
                    return seen == null ? Stream.of(each.asker()) : Stream.of(each.asker(), seen.by());
                })
                .distinct()
                .toList());
    }

    private String nameOf(UUID organisation) {
        return people.findOrganisation(organisation).map(Organisation::name).orElse("");
    }
}
