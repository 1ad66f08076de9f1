package org.hedgerow.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.report.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What reporters see of their reports and write about them: by receipt code, or signed in. */
@RestController
class ReceiptController {

    record CodeForm(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeForm[hidden]";
        }
    }

    record MessageForm(
            @Nullable String code,
            @Nullable UUID id,
            @Nullable String text) {
        @Override
        public String toString() {
            return "MessageForm[hidden]";
        }
    }

    record OwnMessageForm(@Nullable UUID id, @Nullable String text) {
        @Override
        public String toString() {
            return "OwnMessageForm[hidden]";
        }
    }

    record OwnReports(List<ReceiptView.Own> reports) {}

    private final Receipts receipts;
    private final CodeGate gate;

    ReceiptController(Receipts receipts, CodeGate gate) {
        this.receipts = receipts;
        this.gate = gate;
    }

    @PostMapping(path = "/api/receipts/opened", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAnyone(because = "whoever knows the code of a report made it, or was given the code by who did")
    ReceiptView open(@RequestBody CodeForm form, HttpServletRequest request) {
        return gate.open(
                form.code(),
                address(request),
                code -> receipts.find(code)
                        .map(ReceiptView::of)
                        .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND)));
    }

    @PostMapping(path = "/api/receipts/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAnyone(because = "whoever knows the code of a report answers for it")
    ResponseEntity<Void> write(@RequestBody MessageForm form, HttpServletRequest request) {
        return answer(gate.open(
                form.code(), address(request), code -> receipts.write(code, id(form.id()), text(form.text()))));
    }

    @GetMapping("/api/reports/mine")
    @Requires(Permission.REPORT_INCIDENT)
    OwnReports mine(@CurrentPerson Person person) {
        return new OwnReports(
                receipts.listOwn(person).stream().map(ReceiptView.Own::of).toList());
    }

    @PostMapping("/api/reports/{id}/messages")
    @Requires(Permission.REPORT_INCIDENT)
    ResponseEntity<Void> writeOwn(
            @CurrentPerson Person person, @PathVariable String id, @RequestBody OwnMessageForm form) {
        return answer(receipts.write(person, ReportController.id(id), id(form.id()), text(form.text())));
    }

    private static ClientAddress address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    /** The same message sent again was taken the first time. */
    private static ResponseEntity<Void> answer(boolean now) {
        return ResponseEntity.status(now ? HttpStatus.CREATED : HttpStatus.OK).build();
    }

    private static UUID id(@Nullable UUID id) {
        if (id == null) {
            throw PlatformProblem.invalid("/id", "A message has an id of its own.");
        }
        return id;
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            throw PlatformProblem.invalid("/text", "Write something.");
        }
        return text;
    }
}
