package org.hedgerow.identity.web;

import org.hedgerow.identity.Enrolments;
import org.hedgerow.identity.OpenToAnyone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One-time codes become passwords. */
@RestController
class EnrolmentController {

    record EnrolmentForm(
            @Nullable String code,
            @Nullable String password,
            @Nullable String username,
            @Nullable String name) {
        @Override
        public String toString() {
            return "EnrolmentForm[hidden]";
        }
    }

    private final Enrolments enrolments;

    EnrolmentController(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @PostMapping("/api/enrolments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "the code itself is what lets somebody in")
    void enrol(@RequestBody EnrolmentForm form) {
        enrolments.enrol(form.code(), form.password(), form.username(), form.name());
    }
}
