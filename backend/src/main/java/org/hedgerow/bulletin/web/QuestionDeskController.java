package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.bulletin.Answer;
import org.hedgerow.bulletin.AnswerText;
import org.hedgerow.bulletin.BulletinProblem;
import org.hedgerow.bulletin.Question;
import org.hedgerow.bulletin.QuestionDesk;
import org.hedgerow.bulletin.QuestionRefusal;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Questions about a bulletin for the police of its organisation, and their answers. */
@RestController
class QuestionDeskController {

    /** What waits first, then the oldest. */
    record QuestionList(List<QuestionView> questions) {}

    /**
     * @param by who asked; null for whoever has no account
     * @param text as it was typed
     * @param version of the answer; 0 while there is none
     */
    record QuestionView(
            UUID id,
            String text,
            Instant askedAt,
            @Nullable String by,
            String state,
            @Nullable String refusedReason,
            int version,
            @Nullable Written written) {}

    /** @param mine whether the reader wrote it, and so may not approve it */
    record Written(
            String audience,
            String question,
            String answer,
            @Nullable String questionWelsh,
            @Nullable String answerWelsh,
            @Nullable String author,
            boolean mine) {}

    record AnswerForm(
            @Nullable String audience,
            @Nullable String question,
            @Nullable String answer,
            @Nullable String questionWelsh,
            @Nullable String answerWelsh) {}

    record RefusalForm(@Nullable String reason) {}

    private final QuestionDesk desk;
    private final People people;

    QuestionDeskController(QuestionDesk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    @GetMapping("/api/bulletin-desk/{id}/questions")
    @Requires(Permission.AMEND_INCIDENT)
    QuestionList list(@CurrentPerson Person person, @PathVariable UUID id) {
        return new QuestionList(views(desk.list(person, id), person));
    }

    @PutMapping("/api/bulletin-desk/{id}/questions/{question}/answer")
    @Requires(Permission.AMEND_INCIDENT)
    QuestionView write(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID question,
            @RequestHeader("If-Match") String ifMatch,
            @RequestBody AnswerForm form) {
        return view(desk.write(person, id, question, version(ifMatch), read(form)), person);
    }

    @PostMapping("/api/bulletin-desk/{id}/questions/{question}/approval")
    @Requires(Permission.AMEND_INCIDENT)
    QuestionView approve(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID question,
            @RequestHeader("If-Match") String ifMatch) {
        return view(desk.approve(person, id, question, version(ifMatch)), person);
    }

    /** Also takes back an answer that was published. */
    @PostMapping("/api/bulletin-desk/{id}/questions/{question}/refusal")
    @Requires(Permission.AMEND_INCIDENT)
    QuestionView refuse(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID question,
            @RequestBody RefusalForm form) {
        var reason = Arrays.stream(QuestionRefusal.values())
                .filter(each -> each.name().equals(form.reason()))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid("/reason", "Say why it is not answered."));
        return view(desk.refuse(person, id, question, reason), person);
    }

    private static Answer read(AnswerForm form) {
        var errors = new FieldErrors();
        var audience = errors.read(() -> BulletinFormReader.audience(form.audience()));
        var english = text(form.question(), form.answer(), "", errors);
        boolean isWelsh = isGiven(form.questionWelsh()) || isGiven(form.answerWelsh());
        var welsh = isWelsh ? text(form.questionWelsh(), form.answerWelsh(), "Welsh", errors) : null;
        errors.throwIfAny();
        return new Answer(Objects.requireNonNull(audience), Objects.requireNonNull(english), welsh);
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable AnswerText text(
            @Nullable String question, @Nullable String answer, String language, FieldErrors errors) {
        var asked =
                errors.read(() -> PlainText.checkLine("/question" + language, question, AnswerText.LONGEST_QUESTION));
        var said = errors.read(() -> PlainText.check("/answer" + language, answer, AnswerText.LONGEST_ANSWER));
        if (said != null && said.isBlank()) {
            errors.add("/answer" + language, "Write the answer.");
        }
        return asked == null || said == null ? null : new AnswerText(asked, said);
    }

    private QuestionView view(Question question, Person reader) {
        return views(List.of(question), reader).get(0);
    }

    private List<QuestionView> views(List<Question> questions, Person reader) {
        var named = people.findAll(questions.stream()
                .flatMap(each -> Stream.of(each.person(), each.author()).filter(Objects::nonNull))
                .distinct()
                .toList());
        return questions.stream()
                .map(each -> new QuestionView(
                        each.id(),
                        each.text(),
                        each.askedAt(),
                        name(each.person(), named),
                        each.state().name(),
                        each.refusal() == null ? null : each.refusal().name(),
                        each.version(),
                        each.written() == null ? null : written(each.written(), each.author(), reader, named)))
                .toList();
    }

    private static Written written(Answer answer, @Nullable UUID author, Person reader, Map<UUID, Person> named) {
        var welsh = answer.welsh();
        return new Written(
                answer.audience().name(),
                answer.english().question(),
                answer.english().answer(),
                welsh == null ? null : welsh.question(),
                welsh == null ? null : welsh.answer(),
                name(author, named),
                reader.id().equals(author));
    }

    private static @Nullable String name(@Nullable UUID id, Map<UUID, Person> named) {
        var person = id == null ? null : named.get(id);
        return person == null ? null : person.name();
    }

    private static int version(String ifMatch) {
        return ClientSent.version(ifMatch, BulletinProblem.STALE);
    }
}
