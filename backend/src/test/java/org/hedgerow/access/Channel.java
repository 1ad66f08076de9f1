package org.hedgerow.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import tools.jackson.databind.JsonNode;

/**
 * One way of asking. To put a new one under the generated proof, say in {@link Channels} how it is asked, which incidents its answers show,
 * and how exactly.
 *
 * @param name as in the column "channel" of the matrix of doors; after a colon, which of several ways there are
 * @param roles that may ask at all
 * @param asks which incidents somebody asks about, where each needs a question of its own
 * @param expecting what the oracle says that is shown of an incident
 */
record Channel(
        String name,
        Set<String> roles,
        BiPredicate<OracleViewer, LabelledWorld.Labelled> asks,
        Expecting expecting,
        Asking asking) {

    static final String NOTHING = "-";

    /** Asks about these. The answer says how each incident was shown; one that is not in it was not shown. */
    interface Asking {
        Map<UUID, String> seen(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked);
    }

    /** How an incident is shown to somebody who may ask, by the table; {@link #NOTHING} for not. */
    interface Expecting {
        String expected(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world);
    }

    static final Set<String> READERS = Estate.words("REPORTER WATCH_COORDINATOR OFFICER ANALYST AIR_SUPPORT GUEST");
    static final Set<String> REPORTERS = Estate.words("REPORTER WATCH_COORDINATOR OFFICER ANALYST");
    static final Set<String> AMENDERS = Estate.words("OFFICER ANALYST");
    /** What is released to an audience; a reporter's own reports are outside it. */
    static final Set<String> OF_AUDIENCES = Set.of("EXACT", "WATCH", "PUBLIC");

    static final Set<String> OF_PEOPLE = Set.of("EXACT", "ORIGINATOR", "WATCH", "PUBLIC");
    static final Set<String> OWN = Set.of("ORIGINATOR");

    /** A channel that shows the best of these tiers, of everything at once. */
    static Channel of(String name, Set<String> roles, Set<String> tiers, Asking asking) {
        return new Channel(name, roles, (viewer, incident) -> true, best(tiers), asking);
    }

    static Channel of(String name, Set<String> roles, Expecting expecting, Asking asking) {
        return new Channel(name, roles, (viewer, incident) -> true, expecting, asking);
    }

    /** The same, asked about these incidents alone. */
    Channel only(Predicate<LabelledWorld.Labelled> some) {
        return new Channel(name, roles, (viewer, incident) -> some.test(incident), expecting, asking);
    }

    /** The same, asked by each viewer about every so many incidents alone, by different viewers about different ones. */
    Channel ofEvery(int many) {
        return new Channel(
                name,
                roles,
                (viewer, incident) -> Math.floorMod(viewer.person().hashCode() + incident.number(), many) == 0,
                expecting,
                asking);
    }

    static Expecting best(Set<String> tiers) {
        return (viewer, incident, world) ->
                world.expected(viewer, incident, tiers).orElse(NOTHING);
    }

    /** That something is counted, and not how exactly it is known. */
    static Expecting counted() {
        return (viewer, incident, world) ->
                world.expected(viewer, incident, OF_AUDIENCES).isPresent() ? "counted" : NOTHING;
    }

    /** What the oracle says that this channel shows. */
    String expected(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return isOpenTo(viewer) ? expecting.expected(viewer, incident, world) : NOTHING;
    }

    boolean isOpenTo(OracleViewer viewer) {
        return viewer.roles().stream().anyMatch(roles::contains);
    }

    List<LabelledWorld.Labelled> askedBy(OracleViewer viewer, LabelledWorld world) {
        return world.incidents().stream()
                .filter(incident -> asks.test(viewer, incident))
                .toList();
    }

    /** Which channel of the matrix of doors this is one way of. */
    String door() {
        return name.split(":", 2)[0];
    }

    /** The incidents of a list of features, by the precision that each says it has. */
    static Map<UUID, String> features(Iterable<JsonNode> features) {
        var found = new TreeMap<UUID, String>();
        for (var feature : features) {
            found.put(
                    UUID.fromString(feature.get("id").asString()),
                    feature.at("/properties/precision").asString());
        }
        return found;
    }
}
