package org.hedgerow.operation.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.Replays;
import org.hedgerow.platform.SentField;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an operation was at a moment, with the rights that its reader holds now. */
@RestController
class ReplayController {

    /** @param at the moment that is shown */
    record ReplayView(Instant at, List<WorkView.Entry> log, List<WorkView.TaskView> tasks, List<WorkView.Item> board) {}

    private final Replays replays;
    private final ShapeReader shapes;
    private final Names names;

    ReplayController(Replays replays, ShapeReader shapes, Names names) {
        this.replays = replays;
        this.shapes = shapes;
        this.names = names;
    }

    @GetMapping("/api/operations/{id}/replay")
    @Requires(Permission.PLAN_OPERATION)
    ReplayView replay(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestParam(required = false) @Nullable String at) {
        var moment = SentField.instant("?at", at);
        var replay = replays.at(person, id, moment);
        var known = names.now();
        return new ReplayView(
                replay.at(),
                WorkView.Entry.of(replay.log(), person, names),
                replay.tasks().stream()
                        .map(task -> WorkView.TaskView.of(task, false, known))
                        .toList(),
                replay.board().stream()
                        .map(item -> WorkView.Item.of(item, person, known, shapes, moment))
                        .toList());
    }
}
