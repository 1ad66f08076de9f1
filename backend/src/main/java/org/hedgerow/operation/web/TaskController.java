package org.hedgerow.operation.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.OperationProblem;
import org.hedgerow.operation.Task;
import org.hedgerow.operation.TaskContent;
import org.hedgerow.operation.TaskState;
import org.hedgerow.operation.Tasks;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.SentField;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tasks and patrols of an operation. */
@RestController
@RequestMapping("/api/operations/{id}/tasks")
class TaskController {

    record TaskList(List<WorkView.TaskView> tasks) {}

    record TaskForm(
            @Nullable String title,
            @Nullable String note,
            @Nullable UUID force,
            @Nullable String unit,
            @Nullable UUID sector,
            @Nullable String wantedFrom,
            @Nullable String wantedUntil) {}

    record StepForm(@Nullable String state) {}

    private final Tasks tasks;
    private final Names names;

    TaskController(Tasks tasks, Names names) {
        this.tasks = tasks;
        this.names = names;
    }

    @GetMapping
    @Requires(Permission.PLAN_OPERATION)
    TaskList list(@CurrentPerson Person person, @PathVariable UUID id) {
        var listed = tasks.list(person, id);
        var known = names.now();
        return new TaskList(listed.tasks().stream()
                .map(task -> WorkView.TaskView.of(task, listed.maySteer(person, task), known))
                .toList());
    }

    @PutMapping("/{task}")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<WorkView.TaskView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TaskForm form) {
        if (ifMatch != null) {
            return answer(
                    HttpStatus.OK,
                    tasks.change(person, id, task, ClientSent.version(ifMatch, OperationProblem.STALE), read(form)));
        }
        ClientSent.newId(task);
        var receipt = tasks.add(person, id, task, read(form), ClientSent.sha256(form.toString()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.task());
    }

    @PostMapping("/{task}/state")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<WorkView.TaskView> step(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody StepForm form) {
        var state = SentField.oneOf(TaskState.values(), form.state(), "/state", "Choose what becomes of the task.");
        return answer(
                HttpStatus.OK,
                tasks.step(person, id, task, ClientSent.version(ifMatch, OperationProblem.STALE), state));
    }

    private ResponseEntity<WorkView.TaskView> answer(HttpStatus status, Task task) {
        return ResponseEntity.status(status)
                .eTag("\"" + task.version() + "\"")
                .body(WorkView.TaskView.of(task, true, names.now()));
    }

    private static TaskContent read(TaskForm form) {
        var errors = new FieldErrors();
        var title = errors.read(() -> PlainText.checkLine("/title", form.title(), TaskContent.LONGEST_TITLE));
        var note = errors.read(() -> SentField.text("/note", form.note(), TaskContent.LONGEST_NOTE));
        var unit = errors.read(() -> SentField.line("/unit", form.unit(), TaskContent.LONGEST_UNIT));
        var from = errors.read(() -> SentField.instantOrNull("/wantedFrom", form.wantedFrom()));
        var until = errors.read(() -> SentField.instantOrNull("/wantedUntil", form.wantedUntil()));
        if (from != null && until != null && !until.isAfter(from)) {
            errors.add("/wantedUntil", "It ends after it begins.");
        }
        errors.throwIfAny();
        return new TaskContent(
                SentField.given(title), SentField.given(note), form.force(), unit, form.sector(), from, until);
    }
}
