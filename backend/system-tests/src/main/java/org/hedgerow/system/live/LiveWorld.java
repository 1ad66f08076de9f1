package org.hedgerow.system.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.system.HedgerowClient;
import org.hedgerow.system.RunningHedgerow;
import org.hedgerow.system.Settlement;

/**
 * Two forces whose border is near TL 42 40, watch groups on both sides, an agreement between the forces, and people of all of them who look
 * and who write: the world of the simulated mornings.
 */
final class LiveWorld {

    private static final int VIEWERS_EACH = 8;
    private static final Churn.Ground GROUND = new Churn.Ground("TL", 30, 30, 30);

    /** The degrees that the ground lies in, a little more than it. */
    private static final Interest.Box AROUND = new Interest.Box(-0.15, 51.94, 0.40, 52.27);

    private final RunningHedgerow hedgerow;
    private final Settlement settlement;
    private final List<Viewer> viewers = new ArrayList<>();
    private final UUID cambridgeshire;
    private final UUID hertfordshire;
    private final HedgerowClient leader;
    private final UUID agreement;

    LiveWorld(RunningHedgerow hedgerow) {
        this.hedgerow = hedgerow;
        this.settlement = Settlement.in(hedgerow);
        this.cambridgeshire = UUID.fromString(settlement.force("CAMBS", "Cambridgeshire Constabulary"));
        this.hertfordshire = UUID.fromString(settlement.force("HERTS", "Hertfordshire Constabulary"));
        this.leader = signIn(cambridgeshire, "ORGANISATION_ADMINISTRATOR");
        this.agreement = agree(signIn(hertfordshire, "ORGANISATION_ADMINISTRATOR"));
        for (int each = 0; each < VIEWERS_EACH; each++) {
            police("Cambridgeshire", cambridgeshire, each % 4 == 0);
            police("Hertfordshire", hertfordshire, each % 2 == 0);
        }
        watch("north", "TL44", "TL54");
        watch("south", "TL33", "TL43");
        watch("elsewhere", "SU00");
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /** Some that write for each force. */
    List<Churn> churn(int each, long seed, Findings findings, long pauseMicros) {
        var churns = new ArrayList<Churn>();
        for (int number = 0; number < each; number++) {
            churns.add(new Churn(
                    new Churn.Writer(signIn(cambridgeshire, "OFFICER"), List.of(hertfordshire), agreement),
                    GROUND,
                    seed + 2 * number,
                    findings,
                    pauseMicros));
            churns.add(new Churn(
                    new Churn.Writer(signIn(hertfordshire, "OFFICER"), List.of(cambridgeshire), null),
                    GROUND,
                    seed + 2 * number + 1,
                    findings,
                    pauseMicros));
        }
        return churns;
    }

    /** What is shared under it is shared no longer. */
    void endTheAgreement() {
        leader.post("/api/agreements/" + agreement + "/end", Map.of("reason", "It has done its work"))
                .expect(204);
    }

    /** A box as a page would look at, a category now and then, and now and then everything. */
    static Interest interest(Random random) {
        if (random.nextInt(5) == 0) {
            return Interest.EVERYTHING;
        }
        var width = 0.05 + random.nextDouble() * 0.3;
        var height = width * 0.6;
        var west = AROUND.west() + random.nextDouble() * (AROUND.east() - AROUND.west() - width);
        var south = AROUND.south() + random.nextDouble() * (AROUND.north() - AROUND.south() - height);
        return new Interest(
                Interest.Box.rounded(west, south, west + width, south + height),
                random.nextInt(3) == 0 ? "HARE" : null);
    }

    private void police(String name, UUID force, boolean statesPurpose) {
        var http = signIn(force, "OFFICER");
        if (statesPurpose) {
            http.put("/api/session/purpose", Map.of("purpose", "PREVENTION")).expect(200);
        }
        viewers.add(new Viewer("police of " + name, new Viewer.Audience(force, null, statesPurpose), http));
    }

    private void watch(String name, String... squares) {
        var group = UUID.fromString(settlement.watchGroup("Watch of the " + name, squares));
        for (int each = 0; each < VIEWERS_EACH / 2; each++) {
            viewers.add(new Viewer(
                    "watch of the " + name,
                    new Viewer.Audience(group, Set.of(squares), false),
                    signIn(group, "WATCH_COORDINATOR")));
        }
    }

    private UUID agree(HedgerowClient other) {
        var today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
        var made = leader.post(
                        "/api/agreements",
                        Map.of(
                                "name",
                                "Both sides of the border",
                                "invited",
                                List.of(hertfordshire.toString()),
                                "purposes",
                                List.of("PREVENTION"),
                                "categoryGroups",
                                List.of("HARE", "AGRI"),
                                "maximumMarking",
                                "OFFICIAL_SENSITIVE",
                                "firstDay",
                                today.toString(),
                                "lastDay",
                                today.plusDays(30).toString(),
                                "reviewDay",
                                today.plusDays(20).toString()))
                .expect(201);
        var id = made.json().get("id").asString();
        other.post("/api/agreements/" + id + "/joining", Map.of()).expect(204);
        return UUID.fromString(id);
    }

    private HedgerowClient signIn(UUID organisation, String... roles) {
        return settlement.signIn(settlement.person(organisation.toString(), roles));
    }

    RunningHedgerow hedgerow() {
        return hedgerow;
    }
}
