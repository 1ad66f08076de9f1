package org.hedgerow.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentQueries;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.IncidentView;
import org.hedgerow.operation.AirBriefing.Priority;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Handling;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes from an incident what a request for air support may begin with: where, when, what kind, and the force's reference. Nothing that was told and nobody who
 * told it; and nothing at all of an incident whose label says that action on it is restrained, or that it is for fewer than a force.
 */
@Component
public class AirIncidents {

    /** An incident that was going on so lately is taken to be going on. */
    private static final Duration LATELY = Duration.ofMinutes(30);

    private static final Set<Scope> FOR_FEWER_THAN_A_FORCE = EnumSet.of(Scope.ORIGINATOR, Scope.TEAM);

    private final IncidentQueries incidents;
    private final Categories categories;
    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    AirIncidents(IncidentQueries incidents, Categories categories, Access access, JdbcClient jdbc, Clock clock) {
        this.incidents = incidents;
        this.categories = categories;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a request keeps of the terms of its incident.
     *
     * @param barred people who may not read what is about them
     */
    record Conditions(Handling handling, Marking marking, Set<UUID> barred) {

        static final Conditions NONE = new Conditions(Handling.PERMITTED, Marking.OFFICIAL, Set.of());
    }

    /** @param content the form as it may begin */
    record Beginning(@Nullable String reference, AirRequestContent content, Conditions conditions) {}

    /**
     * Reads an incident, which is written down.
     *
     * @throws ProblemException not found unless the person may know the incident exactly; {@link AirProblem#RESTRAINED} where that person may and air support
     *     may not
     */
    Beginning begin(Person person, UUID id) {
        var view = incidents.get(person, id);
        var whole = view.whole();
        if (whole == null || view.released().status() == IncidentStatus.WITHDRAWN) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        var conditions = conditions(person, id, view);
        var reference = view.released().reference();
        return new Beginning(reference == null ? null : reference.toString(), content(view, whole), conditions);
    }

    private Conditions conditions(Person person, UUID id, IncidentView view) {
        int label = access.reading(
                        person,
                        () -> jdbc.sql("select label_id from incident where id = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .optional())
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        var terms = access.termsOf(label).sharing();
        var isOwn = view.owner() != null
                && view.owner().id().equals(person.organisation().id());
        if (isRestrained(terms, isOwn)) {
            throw new ProblemException(AirProblem.RESTRAINED);
        }
        return new Conditions(terms.handling(), terms.marking(), terms.barredPersons());
    }

    /** Whether nothing of an incident under these terms may be passed to air support, by the force whose it is or by another. */
    boolean isRestrained(SharingTerms terms, boolean isOwn) {
        return terms.handling().restrainsAction()
                || (!isOwn && terms.handling().code() == HandlingCode.C)
                || terms.instruction() != null
                || !terms.compartments().isEmpty()
                || FOR_FEWER_THAN_A_FORCE.contains(terms.scope())
                || (terms.embargoUntil() != null && clock.instant().isBefore(terms.embargoUntil()));
    }

    private AirRequestContent content(IncidentView view, IncidentView.Whole whole) {
        var released = view.released();
        var goesOn = released.status() == IncidentStatus.OPEN
                && released.latest().isAfter(clock.instant().minus(LATELY));
        return new AirRequestContent(
                null,
                null,
                null,
                null,
                goesOn ? Priority.ONE : Priority.TWO,
                goesOn ? Boolean.TRUE : null,
                null,
                null,
                Set.of(),
                null,
                null,
                AirAssembly.asNamed(whole.place()),
                null,
                null,
                null,
                new AirBriefing.Seen(
                        released.latest(),
                        null,
                        null,
                        categories
                                .find(released.categoryCode())
                                .map(Category::name)
                                .orElse(null),
                        null,
                        null,
                        List.of()),
                null,
                null,
                List.of(),
                null,
                null,
                AirRequestContent.ORDINARY_HOURS);
    }
}
