package org.hedgerow.reference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.ReferenceChange;
import org.hedgerow.reference.ReferenceColumn;
import org.hedgerow.reference.ReferenceEdits;
import org.hedgerow.reference.ReferenceEdits.Entry;
import org.hedgerow.reference.ReferenceEdits.Statement;
import org.hedgerow.reference.ReferenceProblem;
import org.hedgerow.reference.ReferenceRow;
import org.hedgerow.reference.ReferenceTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The dated tables for whoever keeps them. Reading them needs the same right as editing: the history names people, and everybody else is
 * served by {@code /api/reference} and its like. Values are text, as in the CSV files.
 */
@RestController
@RequestMapping("/api/reference-data")
class ReferenceDataController {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern KEY = Pattern.compile("[A-Z0-9_.-]{1,60}");

    enum State {
        IN_FORCE,
        ENDED,
        PLANNED
    }

    record ColumnView(
            String name,
            String label,
            ReferenceColumn.Kind kind,
            boolean required,
            int most,
            List<String> words,
            boolean ofTheKey,
            @Nullable String hint) {}

    record TableView(String name, String title, List<ColumnView> columns) {}

    record TablesView(LocalDate today, List<TableView> tables) {}

    record RowView(
            String key,
            Map<String, String> values,
            LocalDate from,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate until,

            State state) {}

    record RowsView(String table, long version, LocalDate today, List<RowView> rows) {}

    record EntryView(String table, String key, long version, List<RowView> rows, List<ReferenceChange> history) {}

    record ChangeForm(
            @Nullable Map<String, @Nullable String> values,
            @Nullable LocalDate from,
            @Nullable Boolean pastDated,
            @Nullable String reason) {}

    record EndForm(
            @Nullable LocalDate from,
            @Nullable String successor,
            @Nullable Boolean pastDated,
            @Nullable String reason) {}

    record CorrectionForm(
            @Nullable LocalDate row,
            @Nullable Map<String, @Nullable String> values,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    record FileForm(
            @Nullable String csv,
            @Nullable Boolean dryRun,
            @Nullable String reason) {}

    record DifferenceView(boolean dryRun, int added, int changed, int removed, List<String> first) {}

    record TakenBackForm(@Nullable LocalDate row, @Nullable String reason) {}

    private final ReferenceEdits edits;

    ReferenceDataController(ReferenceEdits edits) {
        this.edits = edits;
    }

    @GetMapping
    @Requires(Permission.ADMINISTER_SYSTEM)
    TablesView tables() {
        return new TablesView(
                edits.today(),
                Arrays.stream(ReferenceTable.values())
                        .map(ReferenceDataController::view)
                        .toList());
    }

    @GetMapping("/{table}")
    @Requires(Permission.ADMINISTER_SYSTEM)
    RowsView rows(@PathVariable String table) {
        var found = table(table);
        return new RowsView(
                found.slug(),
                edits.version(found),
                edits.today(),
                edits.list(found).stream().map(this::view).toList());
    }

    @GetMapping("/{table}.csv")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<String> csv(@PathVariable String table) {
        var found = table(table);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.slug() + ".csv")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(edits.csv(found));
    }

    @GetMapping("/{table}/{key}")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<EntryView> get(@PathVariable String table, @PathVariable String key) {
        return answer(HttpStatus.OK, edits.get(table(table), key(key)));
    }

    @PostMapping("/{table}")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<EntryView> add(@CurrentPerson Person by, @PathVariable String table, @RequestBody ChangeForm form) {
        var statement = new Statement(by, null, form.reason(), Boolean.TRUE.equals(form.pastDated()));
        return answer(HttpStatus.CREATED, edits.add(statement, table(table), form.values(), form.from()));
    }

    @PostMapping("/{table}/{key}/changes")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<EntryView> change(
            @CurrentPerson Person by,
            @PathVariable String table,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ChangeForm form) {
        var statement = statement(by, ifMatch, form.reason(), form.pastDated());
        return answer(HttpStatus.OK, edits.change(statement, table(table), key(key), form.values(), form.from()));
    }

    @PostMapping("/{table}/{key}/end")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<EntryView> end(
            @CurrentPerson Person by,
            @PathVariable String table,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EndForm form) {
        var statement = statement(by, ifMatch, form.reason(), form.pastDated());
        return answer(HttpStatus.OK, edits.end(statement, table(table), key(key), form.from(), form.successor()));
    }

    @PostMapping("/{table}/{key}/corrections")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<EntryView> correct(
            @CurrentPerson Person by,
            @PathVariable String table,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CorrectionForm form) {
        var statement = statement(by, ifMatch, form.reason(), true);
        return answer(
                HttpStatus.OK,
                edits.correct(statement, table(table), key(key), form.row(), form.values(), form.from(), form.until()));
    }

    @PostMapping("/{table}/{key}/taken-back")
    @Requires(Permission.ADMINISTER_SYSTEM)
    ResponseEntity<EntryView> takeBack(
            @CurrentPerson Person by,
            @PathVariable String table,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TakenBackForm form) {
        var statement = statement(by, ifMatch, form.reason(), false);
        return answer(HttpStatus.OK, edits.takeBack(statement, table(table), key(key), form.row()));
    }

    @PostMapping("/{table}/file")
    @Requires(Permission.ADMINISTER_SYSTEM)
    DifferenceView takeFile(
            @CurrentPerson Person by,
            @PathVariable String table,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody FileForm form) {
        boolean trial = !Boolean.FALSE.equals(form.dryRun());
        var difference = edits.takeFile(statement(by, ifMatch, form.reason(), true), table(table), form.csv(), trial);
        return new DifferenceView(
                trial, difference.added(), difference.changed(), difference.removed(), difference.first());
    }

    private static Statement statement(
            Person by, @Nullable String ifMatch, @Nullable String reason, @Nullable Boolean pastDated) {
        if (ifMatch == null) {
            throw new ProblemException(ReferenceProblem.VERSION_NEEDED);
        }
        var version = VERSION.matcher(ifMatch);
        if (!version.matches()) {
            throw new ProblemException(ReferenceProblem.CHANGED_MEANWHILE);
        }
        return new Statement(by, Long.valueOf(version.group(1)), reason, Boolean.TRUE.equals(pastDated));
    }

    private static ReferenceTable table(String name) {
        return ReferenceTable.withSlug(name).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    private static String key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        return key;
    }

    private ResponseEntity<EntryView> answer(HttpStatus status, Entry entry) {
        return ResponseEntity.status(status)
                .eTag("\"" + entry.version() + "\"")
                .body(new EntryView(
                        entry.table().slug(),
                        entry.key(),
                        entry.version(),
                        entry.rows().stream().map(this::view).toList(),
                        entry.history()));
    }

    private RowView view(ReferenceRow row) {
        var today = edits.today();
        var state = row.isInForceOn(today) ? State.IN_FORCE : row.from().isAfter(today) ? State.PLANNED : State.ENDED;
        return new RowView(row.key(), row.values(), row.from(), row.until(), state);
    }

    private static TableView view(ReferenceTable table) {
        return new TableView(
                table.slug(),
                table.title(),
                table.columns().stream()
                        .map(column -> new ColumnView(
                                column.name(),
                                column.label(),
                                column.kind(),
                                column.required(),
                                column.most(),
                                column.words(),
                                table.keyColumns().contains(column),
                                column.hint()))
                        .toList());
    }
}
