package org.hedgerow.ladder.web;

import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.ladder.CustodyBasis;
import org.hedgerow.ladder.CustodyEnd;
import org.hedgerow.ladder.CustodyKeeping;
import org.hedgerow.ladder.CustodyOrder;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.SentField;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dogs and vehicles that are held, for the police. */
@RestController
@RequestMapping("/api/ladder/custody")
class CustodyController {

    private final CustodyKeeping keeping;
    private final LadderFormReader forms;

    CustodyController(CustodyKeeping keeping, LadderFormReader forms) {
        this.keeping = keeping;
        this.forms = forms;
    }

    @PutMapping("/{id}")
    @Requires(Permission.KEEP_LADDER)
    ResponseEntity<LadderForms.Kept> put(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.CustodyForm form) {
        ClientSent.newId(id);
        var content = forms.custody(form);
        var subject = LadderFormReader.named("/subject", form.subject());
        return LadderController.answer(keeping.take(person, id, subject, content, ClientSent.sha256(form.toString())));
    }

    @PostMapping("/{id}/conversion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.KEEP_LADDER)
    void convert(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.ConversionForm form) {
        var basis = SentField.oneOf(
                CustodyBasis.values(),
                form.basis(),
                "/basis",
                "Choose the Act under which it is seized for an offence.");
        keeping.convert(person, id, basis, LadderFormReader.reason(form.reason()));
    }

    @PostMapping("/{id}/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.KEEP_LADDER)
    void order(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.OrderForm form) {
        var order = SentField.oneOf(CustodyOrder.values(), form.order(), "/order", "Choose what was decided.");
        keeping.order(person, id, order, SentField.day("/on", form.on(), 1900));
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.KEEP_LADDER)
    void end(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LadderForms.EndForm form) {
        keeping.end(
                person,
                id,
                SentField.oneOf(
                        CustodyEnd.values(), form.how(), "/how", "Say whether it was returned or disposed of."));
    }
}
