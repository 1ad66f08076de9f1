package org.hedgerow.bulletin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hedgerow.bulletin.BulletinQuestions;
import org.hedgerow.bulletin.PublishedAnswer;
import org.hedgerow.identity.Allowance;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questions about bulletins, and what was answered. Without an account as with one: to each reader by what they read. */
@RestController
class QuestionController {

    private static final CacheControl FOR_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    /** A village hall may share an address; one person asks a few. */
    private static final int MOST_AN_HOUR = 60;

    record QuestionForm(@Nullable UUID id, @Nullable String text) {
        @Override
        public String toString() {
            return "QuestionForm[hidden]";
        }
    }

    /** Oldest first. */
    record AnswerList(List<AnswerView> answers) {

        static AnswerList of(List<PublishedAnswer> answers) {
            return new AnswerList(answers.stream().map(AnswerView::of).toList());
        }
    }

    private final BulletinQuestions questions;
    private final Allowance allowance = new Allowance(MOST_AN_HOUR, Duration.ofHours(1));

    QuestionController(BulletinQuestions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/bulletins/{id}/answers")
    @OpenToAnyone(because = "it holds what the police have answered to everybody")
    ResponseEntity<AnswerList> answers(@PathVariable UUID id) {
        return ResponseEntity.ok().cacheControl(FOR_A_MINUTE).body(AnswerList.of(questions.answers(id)));
    }

    /** From nobody, also when a session comes with it. */
    @PostMapping(path = "/api/bulletins/{id}/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "the police ask everybody for questions about what they have issued to everybody")
    void ask(@PathVariable UUID id, @RequestBody QuestionForm form, HttpServletRequest request) {
        take(null, id, form, request);
    }

    @GetMapping("/api/my-bulletins/{id}/answers")
    @OpenToAnyone(because = "everybody has the public ones, and row security says which others", signedIn = true)
    AnswerList answers(@CurrentPerson Person person, @PathVariable UUID id) {
        return AnswerList.of(questions.answers(person, id));
    }

    @PostMapping("/api/my-bulletins/{id}/questions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "whoever reads a bulletin that asks for questions may put one", signedIn = true)
    void ask(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestBody QuestionForm form,
            HttpServletRequest request) {
        take(person, id, form, request);
    }

    private void take(@Nullable Person person, UUID bulletin, QuestionForm form, HttpServletRequest request) {
        if (form.text() == null || form.text().isBlank()) {
            throw PlatformProblem.invalid("/text", "Write your question.");
        }
        if (form.id() == null) {
            throw PlatformProblem.invalid("/id", "A new question has an id that its client made.");
        }
        allowance.take(ClientAddress.of(request.getRemoteAddr()));
        questions.ask(person, bulletin, form.id(), form.text());
    }
}
