package org.hedgerow.operation.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.Board;
import org.hedgerow.operation.BoardContent;
import org.hedgerow.operation.BoardItem;
import org.hedgerow.operation.BoardKind;
import org.hedgerow.operation.OperationProblem;
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

/** What is on the map of an operation. */
@RestController
@RequestMapping("/api/operations/{id}/board")
class BoardController {

    private static final int LONGEST_REASON = 200;

    record BoardView(List<WorkView.Item> items) {}

    /** @param corners longitude and latitude in degrees, WGS 84: one for a point, a line, or a ring */
    record ItemForm(
            @Nullable String kind,
            @Nullable Boolean ownForceOnly,
            @Nullable String title,
            @Nullable String note,
            @Nullable List<@Nullable List<@Nullable Double>> corners,
            @Nullable String direction,
            @Nullable String seenAt,
            @Nullable String expiresAt) {}

    record RemovalForm(@Nullable String reason) {}

    private final Board board;
    private final ShapeReader shapes;
    private final Names names;
    private final Clock clock;

    BoardController(Board board, ShapeReader shapes, Names names, Clock clock) {
        this.board = board;
        this.shapes = shapes;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.PLAN_OPERATION)
    BoardView list(@CurrentPerson Person person, @PathVariable UUID id) {
        var known = names.now();
        return new BoardView(board.list(person, id).stream()
                .map(item -> WorkView.Item.of(item, person, known, shapes, clock.instant()))
                .toList());
    }

    @PutMapping("/{item}")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<WorkView.Item> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ItemForm form) {
        if (ifMatch != null) {
            return answer(
                    HttpStatus.OK,
                    person,
                    board.change(person, id, item, ClientSent.version(ifMatch, OperationProblem.STALE), read(form)));
        }
        ClientSent.newId(item);
        var receipt = board.add(person, id, item, read(form), ClientSent.sha256(form.toString()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, person, receipt.item());
    }

    @PostMapping("/{item}/removal")
    @Requires(Permission.PLAN_OPERATION)
    ResponseEntity<WorkView.Item> remove(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RemovalForm form) {
        var reason = PlainText.checkLine("/reason", form.reason(), LONGEST_REASON);
        var version = ClientSent.version(ifMatch, OperationProblem.STALE);
        return answer(HttpStatus.OK, person, board.remove(person, id, item, version, reason));
    }

    private ResponseEntity<WorkView.Item> answer(HttpStatus status, Person person, BoardItem item) {
        return ResponseEntity.status(status)
                .eTag("\"" + item.version() + "\"")
                .body(WorkView.Item.of(item, person, names.now(), shapes, clock.instant()));
    }

    private BoardContent read(ItemForm form) {
        var errors = new FieldErrors();
        var kind = errors.read(() -> SentField.oneOf(BoardKind.values(), form.kind(), "/kind", "Choose what it is."));
        var title = errors.read(() -> PlainText.checkLine("/title", form.title(), BoardContent.LONGEST_TITLE));
        var note = errors.read(() -> SentField.text("/note", form.note(), BoardContent.LONGEST_NOTE));
        var shape = kind == null ? null : errors.read(() -> shapes.item(kind, form.corners()));
        var expires = errors.read(() -> SentField.instantOrNull("/expiresAt", form.expiresAt()));
        var seen = errors.read(() -> SentField.instantOrNull("/seenAt", form.seenAt()));
        var direction = form.direction() == null
                ? null
                : errors.read(() -> SentField.oneOf(
                        CompassPoint.values(),
                        form.direction(),
                        "/direction",
                        "Choose one of the sixteen directions."));
        if (kind == BoardKind.LAST_SEEN && form.seenAt() == null) {
            errors.add("/seenAt", "Say when it was seen.");
        } else if (kind != null && kind != BoardKind.LAST_SEEN && form.seenAt() != null) {
            errors.add("/seenAt", "Only what was last seen has a time.");
        }
        if (kind != null && kind != BoardKind.LAST_SEEN && form.direction() != null) {
            errors.add("/direction", "Only what was last seen has a direction.");
        }
        errors.throwIfAny();
        return new BoardContent(
                SentField.given(kind),
                Boolean.TRUE.equals(form.ownForceOnly()),
                SentField.given(title),
                SentField.given(note),
                SentField.given(shape),
                direction,
                seen,
                expires);
    }
}
