package org.hedgerow.operation.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.Operation;
import org.hedgerow.operation.OperationProblem;
import org.hedgerow.operation.OperationState;
import org.hedgerow.operation.Operations;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.SentField;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans of operations, for the police who lead them or work in them. To everybody else they are not there. */
@RestController
@RequestMapping("/api/operations")
class OperationController {

    private static final int LONGEST_REASON = 400;

    record OperationList(List<OperationView> operations) {}

    /** @param incidents that are linked, those that the reader may read */
    record WholeView(OperationView operation, List<UUID> incidents) {}

    record StateForm(@Nullable String state, @Nullable String reason) {}

    private final Operations operations;
    private final OperationFormReader forms;
    private final ShapeReader shapes;
    private final Names names;
    private final Clock clock;

    OperationController(
            Operations operations, OperationFormReader forms, ShapeReader shapes, Names names, Clock clock) {
        this.operations = operations;
        this.forms = forms;
        this.shapes = shapes;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.PLAN_OPERATION)
    OperationList list(@CurrentPerson Person person) {
        var found = operations.list(person);
        var byId = found.stream().collect(Collectors.toMap(Operation::id, Function.identity()));
        var known = names.now();
        return new OperationList(found.stream()
                .map(each -> {
                    var parent = each.content().parent();
                    var above = parent == null ? null : byId.get(parent);
                    return OperationView.of(
                            each,
                            person,
                            above == null ? null : above.content().name(),
                            known,
                            shapes,
                            clock.instant());
                })
                .toList());
    }

    @GetMapping("/{id}")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<WholeView> get(@CurrentPerson Person person, @PathVariable UUID id) {
        var whole = operations.get(person, id);
        return answer(
                HttpStatus.OK,
                whole.operation(),
                new WholeView(view(person, whole.operation(), whole.parentName()), whole.incidents()));
    }

    @PutMapping("/{id}")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<OperationView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody OperationForm form) {
        if (ifMatch != null) {
            var changed = operations.change(
                    person, id, ClientSent.version(ifMatch, OperationProblem.STALE), forms.read(form, person));
            return answer(HttpStatus.OK, changed, view(person, changed, null));
        }
        ClientSent.newId(id);
        var receipt = operations.save(person, id, forms.read(form, person), ClientSent.sha256(form.toString()));
        return answer(
                receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED,
                receipt.operation(),
                view(person, receipt.operation(), null));
    }

    @PostMapping("/{id}/state")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<OperationView> step(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody StateForm form) {
        var state = SentField.oneOf(
                OperationState.values(), form.state(), "/state", "Choose what becomes of the operation.");
        var reason = state == OperationState.ABANDONED
                ? PlainText.checkLine("/reason", form.reason(), LONGEST_REASON)
                : null;
        var stepped = operations.step(person, id, ClientSent.version(ifMatch, OperationProblem.STALE), state, reason);
        return answer(HttpStatus.OK, stepped, view(person, stepped, null));
    }

    @PutMapping("/{id}/incidents/{incident}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.PLAN_OPERATION)
    void link(@CurrentPerson Person person, @PathVariable UUID id, @PathVariable UUID incident) {
        operations.link(person, id, incident);
    }

    @DeleteMapping("/{id}/incidents/{incident}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.PLAN_OPERATION)
    void unlink(@CurrentPerson Person person, @PathVariable UUID id, @PathVariable UUID incident) {
        operations.unlink(person, id, incident);
    }

    private OperationView view(Person person, Operation operation, @Nullable String parentName) {
        return OperationView.of(operation, person, parentName, names.now(), shapes, clock.instant());
    }

    private static <T> ResponseEntity<T> answer(HttpStatus status, Operation operation, T body) {
        return ResponseEntity.status(status)
                .eTag("\"" + operation.version() + "\"")
                .body(body);
    }
}
