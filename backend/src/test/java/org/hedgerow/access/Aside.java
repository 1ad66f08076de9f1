package org.hedgerow.access;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.LabelDraft;
import org.hedgerow.oracle.OracleLabel;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the incidents of the labelled world: a note for other forces about each, what came of each, the report that each began, a saved analysis on the same terms as each, and
 * of some proposals to share them wider, and remarks of a watch coordinator.
 */
final class Aside {

    /** As they are numbered, so that each of them proposes about every kind of scope; fewer than are listed at once. */
    private static final List<String> PROPOSERS = List.of("far-officer", "coordinator", "party-member");

    /** Of every analysis: who wrote one reads it for no other reason than its label. */
    private static final String AUTHOR = "owner-officer";

    /** Of every remark, whether the person may see what it names or not. */
    static final String REMARKS = "coordinator";

    /** Every so many have one: no more than are listed at once. */
    private static final int REMARKED = 5;

    private Aside() {}

    static boolean isRemarked(LabelledWorld.Labelled incident) {
        return incident.number() % REMARKED == 0;
    }

    static UUID remarkId(LabelledWorld.Labelled incident) {
        return Estate.id("remark " + incident.number());
    }

    /** The second one that a remark names; null where it names one. */
    static LabelledWorld.@Nullable Labelled other(LabelledWorld world, LabelledWorld.Labelled incident) {
        var all = world.incidents();
        return isRemarkedAlone(incident) ? null : all.get((incident.number() + 7) % all.size());
    }

    static boolean isRemarkedAlone(LabelledWorld.Labelled incident) {
        return isRemarked(incident) && incident.number() / REMARKED % 2 == 0;
    }

    static UUID pointerId(LabelledWorld.Labelled incident) {
        return Estate.id("pointer " + incident.number());
    }

    static UUID analysisId(LabelledWorld.Labelled incident) {
        return Estate.id("analysis " + incident.number());
    }

    /** Everything that the exact row says, of a row that only points. */
    static OracleLabel pointerOf(LabelledWorld.Labelled incident) {
        return new LabelDraft(incident.rows().get(0))
                .tier("POINTER")
                .square(null)
                .label();
    }

    static boolean isProposed(LabelledWorld.Labelled incident) {
        return incident.number() % 2 == 0;
    }

    static UUID proposalId(LabelledWorld.Labelled incident) {
        return Estate.id("proposal " + incident.number());
    }

    static String proposerOf(LabelledWorld.Labelled incident) {
        return PROPOSERS.get(incident.number() / 2 % PROPOSERS.size());
    }

    static void moveInto(RunningApplication application, LabelledWorld world) {
        application.insert(
                "pointer",
                world.incidents().stream()
                        .map(incident -> Estate.row(
                                "id",
                                pointerId(incident),
                                "label_id",
                                world.idOf(pointerOf(incident)),
                                "owner_organisation",
                                Estate.id(incident.owner()),
                                "square",
                                "square " + incident.number(),
                                "longitude",
                                0.1,
                                "latitude",
                                52.1,
                                "contact",
                                "The desk"))
                        .toList());
        application.insert(
                "incident_result",
                world.incidents().stream()
                        .map(incident -> Estate.row(
                                "incident_id",
                                incident.id(),
                                "label_id",
                                world.idOf(incident.rows().get(0)),
                                "measure",
                                "VEHICLES_SEIZED",
                                "day",
                                "2026-01-01",
                                "count",
                                1))
                        .toList());
        application.insert(
                "saved_analysis",
                world.incidents().stream()
                        .map(incident -> Estate.row(
                                "id",
                                analysisId(incident),
                                "label_id",
                                world.idOf(incident.rows().get(0)),
                                "owner_organisation",
                                Estate.id(incident.owner()),
                                "author",
                                Estate.id(AUTHOR),
                                "name",
                                "Analysis " + incident.canary(),
                                "kind",
                                "HOTSPOTS",
                                "parameters",
                                "period=28d",
                                "content_sha256",
                                "\\x" + "00".repeat(32),
                                "made_at",
                                "2026-01-01T00:00:00Z",
                                "changed_at",
                                "2026-01-01T00:00:00Z"))
                        .toList());
        application.insert(
                "report",
                world.incidents().stream()
                        .map(incident -> Estate.row(
                                "id",
                                incident.id(),
                                "label_id",
                                world.idOf(ownForce(incident.owner())),
                                "owner_organisation",
                                Estate.id(incident.owner()),
                                "holder",
                                Estate.id("reporter of " + incident.number()),
                                "way",
                                "WITHOUT_ACCOUNT",
                                "incident_id",
                                incident.id(),
                                "happening_now",
                                false,
                                "template",
                                "OTHER",
                                "answers",
                                Map.of(),
                                "may_contact",
                                false,
                                "language",
                                "en",
                                "made_at",
                                "2026-01-01T00:00:00Z"))
                        .toList());
        application.insert(
                "remark",
                world.incidents().stream()
                        .filter(Aside::isRemarked)
                        .map(incident -> remark(world, incident))
                        .toList());
        application.insert(
                "sharing_proposal",
                world.incidents().stream()
                        .filter(Aside::isProposed)
                        .map(incident -> Estate.row(
                                "id",
                                proposalId(incident),
                                "incident_id",
                                incident.id(),
                                "incident_version",
                                1,
                                "label_id",
                                world.idOf(ownForce(incident.owner())),
                                "proposer",
                                Estate.id(proposerOf(incident)),
                                "proposed_label",
                                world.idOf(everyForce(incident.owner())),
                                "from_owner",
                                false,
                                "reason",
                                "Others should know",
                                "made_at",
                                "2026-01-01T00:00:00Z",
                                "state",
                                "OPEN"))
                        .toList());
    }

    private static Map<String, Object> remark(LabelledWorld world, LabelledWorld.Labelled incident) {
        var other = other(world, incident);
        return Estate.row(
                "id",
                remarkId(incident),
                "incident_id",
                incident.id(),
                "other_incident_id",
                other == null ? null : other.id(),
                "label_id",
                world.idOf(ownForce(incident.owner())),
                "owner_organisation",
                Estate.id(incident.owner()),
                "author",
                Estate.id(REMARKS),
                "watch_group",
                Estate.id("here"),
                "kind",
                other == null ? "NOTE" : "SAME_EVENT",
                "text",
                "They were here on Sunday",
                "made_at",
                // Before what anybody may tell in one day.
                world.now().minus(2, ChronoUnit.DAYS).toString(),
                "state",
                "NEW");
    }

    static OracleLabel ownForce(String owner) {
        return new LabelDraft(owner).scope("OWN_FORCE").label();
    }

    static OracleLabel everyForce(String owner) {
        return new LabelDraft(owner).scope("ALL_FORCES").category("HARE").label();
    }
}
