package org.hedgerow.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;

/** Notices of the labelled world: everybody has an area that holds all of it, and asks what was reported there. */
final class NoticeChannel {

    /** What was over for longer when it appeared is no news; an hour is left for the run itself. */
    private static final Duration NEWS = Duration.ofDays(3);

    private static final String EVERYTHING =
            "SRID=27700;POLYGON((520000 245000,570000 245000,570000 295000,520000 295000,520000 245000))";

    private NoticeChannel() {}

    /** Gives everybody the area, and lets everything appear once more. */
    static void moveInto(RunningApplication application, Estate estate, LabelledWorld world) {
        application.insert(
                "own_area",
                estate.viewers().values().stream()
                        .map(viewer -> Estate.row(
                                "id",
                                Estate.id("area " + viewer.person()),
                                "person_id",
                                Estate.id(viewer.person()),
                                "name",
                                "Everything",
                                "kind",
                                "AREA",
                                "outline",
                                EVERYTHING,
                                "category_groups",
                                List.of(),
                                "by_mail",
                                false,
                                "pace",
                                "AT_ONCE",
                                "quiet_from",
                                null,
                                "quiet_until",
                                null,
                                "language",
                                "en",
                                "content_sha256",
                                "\\x" + "00".repeat(32)))
                        .toList());
        Eventually.equal(
                "notices have begun",
                "1",
                () -> application
                        .rows("select count(*) from notice_position")
                        .get(0)
                        .get(0));
        application.sql("insert into change_log (label_id, subject_kind, subject_id, version, kind)"
                + " select label_id, 'incident', incident_id, version, 'APPEARED' from released_incident where incident_id in ("
                + world.incidents().stream()
                        .map(incident -> "'" + incident.id() + "'")
                        .collect(Collectors.joining(", "))
                + ")");
        Eventually.equal(
                "notices are made of everything",
                application.rows("select max(position) from change_log").get(0).get(0),
                () -> application
                        .rows("select position from notice_position")
                        .get(0)
                        .get(0));
    }

    static Channel of() {
        return Channel.of("notices", Channel.REPORTERS, NoticeChannel::expected, NoticeChannel::seen);
    }

    /**
     * What is seen of an incident now, if it could be seen by somebody who was not there to state a purpose when it appeared.
     */
    private static String expected(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        var away = new OracleViewer(
                viewer.person(),
                viewer.organisation(),
                viewer.kind(),
                viewer.roles(),
                viewer.squares(),
                viewer.region(),
                viewer.groups(),
                viewer.remit(),
                null,
                viewer.shutOut());
        var isNews = incident.at().isAfter(world.now().minus(NEWS));
        return isNews && world.expected(away, incident, Channel.OF_AUDIENCES).isPresent()
                ? world.expected(viewer, incident, Channel.OF_AUDIENCES).orElse(Channel.NOTHING)
                : Channel.NOTHING;
    }

    private static Map<UUID, String> seen(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get("/api/notices?limit=1000");
        if (answer.status() == 200) {
            for (var notice : answer.json().get("notices")) {
                var incident = notice.get("incident");
                seen.put(
                        UUID.fromString(incident.get("id").asString()),
                        incident.at("/properties/precision").asString());
            }
        }
        return seen;
    }
}
