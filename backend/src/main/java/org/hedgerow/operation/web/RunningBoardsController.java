package org.hedgerow.operation.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.RunningBoards;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What operations that run have on the shared map. */
@RestController
class RunningBoardsController {

    record RunningList(List<RunningView> operations) {}

    /** @param area outlines, each a closed ring of longitude and latitude in degrees, WGS 84 */
    record RunningView(UUID id, String name, List<List<List<Double>>> area, List<WorkView.Item> items) {}

    private final RunningBoards boards;
    private final ShapeReader shapes;
    private final Names names;
    private final Clock clock;

    RunningBoardsController(RunningBoards boards, ShapeReader shapes, Names names, Clock clock) {
        this.boards = boards;
        this.shapes = shapes;
        this.names = names;
        this.clock = clock;
    }

    /** What the viewer holds already is not read again, so maps may ask often. */
    @GetMapping("/api/operation-boards")
    @Requires(Permission.PLAN_OPERATION)
    @Nullable ResponseEntity<RunningList> list(@CurrentPerson Person person, WebRequest request) {
        var tag = "\"" + boards.mark(person) + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        var known = names.now();
        var now = clock.instant();
        return ResponseEntity.ok()
                .eTag(tag)
                .body(new RunningList(boards.list(person).stream()
                        .map(running -> new RunningView(
                                running.operation().id(),
                                running.operation().content().name(),
                                shapes.outlines(running.operation().content().area()),
                                running.items().stream()
                                        .map(item -> WorkView.Item.of(item, person, known, shapes, now))
                                        .toList()))
                        .toList()));
    }
}
