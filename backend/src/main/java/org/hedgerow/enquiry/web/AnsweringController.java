package org.hedgerow.enquiry.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.enquiry.Answering;
import org.hedgerow.enquiry.Answerings;
import org.hedgerow.enquiry.EnquiryKind;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which enquiries the own organisation answers. */
@RestController
class AnsweringController {

    /** @param agreement missing for every force */
    record AnsweringForm(
            @Nullable Boolean answers,
            @Nullable UUID agreement,
            @Nullable String contact) {}

    record AnsweringView(
            String kind, boolean answers, @Nullable UUID agreement, String contact) {

        static AnsweringView of(Answering answering) {
            return new AnsweringView(
                    answering.kind().name(), answering.answers(), answering.agreement(), answering.contact());
        }
    }

    record AgreementView(UUID id, String name) {}

    /** @param agreements whose parties may be answered alone */
    record AnsweringList(List<AnsweringView> answering, List<AgreementView> agreements) {}

    private final Answerings answerings;

    AnsweringController(Answerings answerings) {
        this.answerings = answerings;
    }

    @GetMapping("/api/answering")
    @Requires(Permission.KEEP_ANSWERING)
    AnsweringList list(@CurrentPerson Person by) {
        return new AnsweringList(
                answerings.list(by).stream().map(AnsweringView::of).toList(),
                answerings.agreements(by).stream()
                        .map(each -> new AgreementView(each.id(), each.name()))
                        .toList());
    }

    @PutMapping("/api/answering/{kind}")
    @Requires(Permission.KEEP_ANSWERING)
    AnsweringView keep(@CurrentPerson Person by, @PathVariable String kind, @RequestBody AnsweringForm form) {
        var found = EnquiryFormReader.oneOf(EnquiryKind.values(), kind, "/kind", "", new FieldErrors());
        if (found == null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        if (form.answers() == null) {
            throw PlatformProblem.invalid("/answers", "Say whether such enquiries are answered.");
        }
        var contact = form.contact() == null || form.contact().isBlank()
                ? ""
                : PlainText.checkLine("/contact", form.contact(), Answering.LONGEST_CONTACT);
        return AnsweringView.of(answerings.keep(by, new Answering(found, form.answers(), form.agreement(), contact)));
    }
}
