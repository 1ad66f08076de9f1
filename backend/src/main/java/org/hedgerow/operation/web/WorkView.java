package org.hedgerow.operation.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.BoardItem;
import org.hedgerow.operation.BoardKind;
import org.hedgerow.operation.LogEntry;
import org.hedgerow.operation.Task;
import org.hedgerow.operation.TaskState;
import org.jspecify.annotations.Nullable;

/** What is done in an operation, as it is shown to those who work in it. */
final class WorkView {

    private WorkView() {}

    /**
     * @param person by name; null for who has gone
     * @param own whether the reader wrote it
     */
    record Entry(
            UUID id,
            int number,
            LogEntry.Kind kind,
            String what,
            String text,
            @Nullable UUID task,
            @Nullable UUID item,
            @Nullable String person,
            Names.Named organisation,
            boolean own,
            Instant at) {

        static List<Entry> of(List<LogEntry> entries, Person reader, Names names) {
            var known = names.now();
            var people = names.people(entries.stream().map(LogEntry::person).toList());
            return entries.stream()
                    .map(entry -> {
                        var author = people.get(entry.person());
                        return new Entry(
                                entry.id(),
                                entry.number(),
                                entry.kind(),
                                entry.what(),
                                entry.text(),
                                entry.task(),
                                entry.item(),
                                author == null ? null : author.name(),
                                known.of(entry.organisation()),
                                entry.person().equals(reader.id()),
                                entry.at());
                    })
                    .toList();
        }
    }

    /**
     * @param force whose officers do it; null while nobody does
     * @param next the states that the reader may take it to; none in a replay
     */
    record TaskView(
            UUID id,
            String title,
            String note,
            Names.Named maker,
            Names.@Nullable Named force,
            @Nullable String unit,
            @Nullable UUID sector,
            @Nullable Instant wantedFrom,
            @Nullable Instant wantedUntil,
            TaskState state,
            boolean mayChange,
            Set<TaskState> next,
            Instant madeAt,
            Instant changedAt,
            int version) {

        static TaskView of(Task task, boolean maySteer, Names.Known names) {
            var content = task.content();
            return new TaskView(
                    task.id(),
                    content.title(),
                    content.note(),
                    names.of(task.maker()),
                    names.ofNullable(content.force()),
                    content.unit(),
                    content.sector(),
                    content.wantedFrom(),
                    content.wantedUntil(),
                    task.state(),
                    maySteer && !task.state().isOver(),
                    maySteer ? new TreeSet<>(task.state().next()) : Set.of(),
                    task.madeAt(),
                    task.changedAt(),
                    task.version());
        }
    }

    /**
     * @param corners longitude and latitude in degrees, WGS 84; a ring is closed
     * @param own whether the reader's organisation drew it
     * @param state whether it is on the map at the moment that is shown
     */
    record Item(
            UUID id,
            BoardKind kind,
            BoardKind.Form form,
            String title,
            String note,
            List<List<Double>> corners,
            @Nullable CompassPoint direction,
            @Nullable Instant seenAt,
            boolean ownForceOnly,
            Names.Named owner,
            boolean own,
            BoardItem.State state,
            Instant expiresAt,
            @Nullable Instant removedAt,
            @Nullable String removedReason,
            Instant madeAt,
            Instant changedAt,
            int version) {

        static Item of(BoardItem item, Person reader, Names.Known names, ShapeReader shapes, Instant at) {
            var content = item.content();
            return new Item(
                    item.id(),
                    content.kind(),
                    content.kind().form(),
                    content.title(),
                    content.note(),
                    shapes.corners(content.shape()),
                    content.direction(),
                    content.seenAt(),
                    content.ownForceOnly(),
                    names.of(item.owner()),
                    item.owner().equals(reader.organisation().id()),
                    item.state(at),
                    item.expiresAt(),
                    item.removedAt(),
                    item.removedReason(),
                    item.madeAt(),
                    item.changedAt(),
                    item.version());
        }
    }
}
