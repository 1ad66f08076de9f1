package org.hedgerow.operation.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.Board;
import org.hedgerow.operation.OperationLog;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of an operation, which a page asks for every few seconds from the last number that it has. */
@RestController
@RequestMapping("/api/operations/{id}/log")
class OperationLogController {

    private static final int HIGHEST = 1_000_000;

    /**
     * @param cursor the number to ask from next time
     * @param board another number than before when there is anything new on the board, in the log or not
     */
    record Entries(List<WorkView.Entry> entries, int cursor, long board) {}

    record EntryForm(@Nullable String text) {}

    private final OperationLog log;
    private final Board board;
    private final Names names;

    OperationLogController(OperationLog log, Board board, Names names) {
        this.log = log;
        this.board = board;
        this.names = names;
    }

    @GetMapping
    @Requires(Permission.PLAN_OPERATION)
    Entries after(@CurrentPerson Person person, @PathVariable UUID id, @RequestParam(defaultValue = "0") int after) {
        if (after < 0 || after > HIGHEST) {
            throw PlatformProblem.invalid("?after", "Give the number of an entry.");
        }
        var found = log.after(person, id, after);
        return new Entries(
                WorkView.Entry.of(found, person, names),
                found.isEmpty() ? after : found.get(found.size() - 1).number(),
                board.mark(person, id));
    }

    @PutMapping("/{entry}")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<WorkView.Entry> say(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID entry,
            @RequestBody EntryForm form) {
        ClientSent.newId(entry);
        var text = PlainText.check("/text", form.text(), OperationLog.LONGEST_TEXT);
        if (text.isEmpty()) {
            throw PlatformProblem.invalid("/text", "This is needed.");
        }
        var receipt = log.say(person, id, entry, text);
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(WorkView.Entry.of(List.of(receipt.entry()), person, names).get(0));
    }
}
