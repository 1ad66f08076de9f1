package org.hedgerow.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import tools.jackson.databind.JsonNode;

/**
 * One way of asking. To put a new one under the generated proof, say in {@link Channels} how it is asked and which incidents its answers
 * show, and how exactly.
 *
 * @param name as in the column "channel" of the matrix of doors
 * @param roles that may ask at all
 * @param tiers that it shows
 */
record Channel(String name, Set<String> roles, Set<String> tiers, Asking asking) {

    /** Asks. The answer is the tier of every incident that was shown; an incident that is not in it was not shown. */
    interface Asking {
        Map<UUID, String> seen(Visitor viewer, LabelledWorld world);
    }

    static final Set<String> READERS = Estate.words("REPORTER WATCH_COORDINATOR OFFICER ANALYST AIR_SUPPORT");
    static final Set<String> REPORTERS = Estate.words("REPORTER WATCH_COORDINATOR OFFICER ANALYST");
    /** What is released to an audience; a reporter's own reports are outside it. */
    static final Set<String> OF_AUDIENCES = Set.of("EXACT", "WATCH", "PUBLIC");

    static final Set<String> OF_PEOPLE = Set.of("EXACT", "ORIGINATOR", "WATCH", "PUBLIC");
    static final Set<String> OWN = Set.of("ORIGINATOR");

    /** What the oracle says that this channel shows: the best of its tiers, or "-". */
    String expected(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return viewer.roles().stream().anyMatch(roles::contains)
                ? world.expected(viewer, incident, tiers).orElse("-")
                : "-";
    }

    /** The incidents of a list of features, by the precision that each says it has. */
    static Map<UUID, String> features(JsonNode features) {
        var found = new TreeMap<UUID, String>();
        for (var feature : features) {
            found.put(
                    UUID.fromString(feature.get("id").asString()),
                    feature.at("/properties/precision").asString());
        }
        return found;
    }
}
