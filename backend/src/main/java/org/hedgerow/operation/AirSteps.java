package org.hedgerow.operation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hedgerow.operation.AirBriefing.State;

/**
 * The steps that a request for air support can take, and whose each is. The database holds to the same list; calling off is ordinary at every point before the
 * aircraft is released, because most requests end so. An aircraft that is called away leaves the request open: another may take it, or the same one when it is back.
 */
final class AirSteps {

    private static final Map<State, Set<State>> NEXT = Map.of(
            State.DRAFT, EnumSet.of(State.REQUESTED, State.CANCELLED),
            State.REQUESTED, EnumSet.of(State.ACCEPTED, State.DECLINED, State.CANCELLED),
            State.ACCEPTED, EnumSet.of(State.EN_ROUTE, State.CALLED_AWAY, State.CANCELLED),
            State.EN_ROUTE, EnumSet.of(State.ON_SCENE, State.CALLED_AWAY, State.CANCELLED),
            State.ON_SCENE, EnumSet.of(State.CALLED_AWAY, State.RELEASED, State.CANCELLED),
            State.CALLED_AWAY, EnumSet.of(State.ACCEPTED, State.DECLINED, State.CANCELLED),
            State.RELEASED, EnumSet.noneOf(State.class),
            State.DECLINED, EnumSet.noneOf(State.class),
            State.CANCELLED, EnumSet.noneOf(State.class));

    private static final Set<State> OF_THE_FORCE = EnumSet.of(State.DRAFT, State.REQUESTED, State.CANCELLED);
    private static final Set<State> WITH_REASON = EnumSet.of(State.CALLED_AWAY, State.DECLINED, State.CANCELLED);

    private AirSteps() {}

    static boolean may(State from, State to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether the force takes this step; otherwise air support does. */
    static boolean isOfTheForce(State to) {
        return OF_THE_FORCE.contains(to);
    }

    static boolean needsReason(State to) {
        return WITH_REASON.contains(to);
    }

    /** Whether nothing more comes of it. */
    static boolean isOver(State state) {
        return NEXT.getOrDefault(state, Set.of()).isEmpty();
    }

    /** What one side may do next, in the order of the states. */
    static Set<State> next(State from, boolean asForce, boolean asAirSupport) {
        var next = EnumSet.noneOf(State.class);
        NEXT.getOrDefault(from, Set.of()).stream()
                .filter(to -> isOfTheForce(to) ? asForce : asAirSupport)
                .forEach(next::add);
        return next;
    }
}
