package org.hedgerow.operation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.Operation;
import org.hedgerow.operation.OperationState;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is shown.
 *
 * @param parent null where there is none that the reader may read
 * @param area outlines, each a closed ring of longitude and latitude in degrees, WGS 84
 * @param works whether the reader's organisation works in it now
 * @param mayChange whether it leads it, and the plan may still be changed
 * @param next the states that the reader may take it to
 */
record OperationView(
        UUID id,
        String name,
        @Nullable Parent parent,
        Names.Named lead,
        boolean knownToAllForces,
        List<Member> members,
        List<List<List<Double>>> area,
        String objectives,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant endsAt,
        Marking marking,
        OperationState state,
        @Nullable String reason,
        boolean works,
        boolean leads,
        boolean mayChange,
        Set<OperationState> next,
        Instant madeAt,
        Instant changedAt,
        int version) {

    record Parent(UUID id, String name) {}

    record Member(Names.Named organisation, LocalDate firstDay, LocalDate lastDay, boolean over) {}

    static OperationView of(
            Operation operation,
            Person reader,
            @Nullable String parentName,
            Names.Known names,
            ShapeReader shapes,
            Instant now) {
        var content = operation.content();
        var own = reader.organisation().id();
        var leads = operation.isLedBy(own);
        var parent = content.parent();
        return new OperationView(
                operation.id(),
                content.name(),
                parent == null || parentName == null ? null : new Parent(parent, parentName),
                names.of(operation.lead()),
                content.knownToAllForces(),
                content.members().stream()
                        .map(member -> new Member(
                                names.of(member.organisation()),
                                member.firstDay(),
                                member.lastDay(),
                                member.isOver(now)))
                        .toList(),
                shapes.outlines(content.area()),
                content.objectives(),
                content.firstDay(),
                content.lastDay(),
                content.end(),
                content.marking(),
                operation.state(),
                operation.reason(),
                operation.isWorkedInBy(own, now),
                leads,
                leads && !operation.state().isOver(),
                leads ? new TreeSet<>(operation.state().next()) : Set.of(),
                operation.madeAt(),
                operation.changedAt(),
                operation.version());
    }
}
