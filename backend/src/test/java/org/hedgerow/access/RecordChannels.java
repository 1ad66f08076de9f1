package org.hedgerow.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.oracle.OracleViewer;

/** Every way of asking for what stands beside an incident: its history, its report at the desk, its recalls, its reference, proposals, notes, analyses on its terms. */
final class RecordChannels {

    /** Each needs a question for each incident: so many of them are left to the other viewers. */
    private static final int SOME = 5;

    private static final Set<String> COORDINATORS = Set.of("WATCH_COORDINATOR");

    private RecordChannels() {}

    static Stream<Channel> all() {
        return Stream.of(
                Channel.of(
                        "suggestions",
                        Channel.READERS,
                        Channels.exactly(Channel.OF_AUDIENCES),
                        RecordChannels::suggestions),
                Channel.of(
                                "search: references",
                                Channel.READERS,
                                Channels.exactly(Channel.OF_AUDIENCES),
                                RecordChannels::references)
                        .ofEvery(SOME),
                ofTheOwner("history").ofEvery(SOME),
                ofTheOwner("recalls").ofEvery(SOME),
                ofTheOwner("sharing").ofEvery(SOME),
                Channel.of("desk", Channel.AMENDERS, RecordChannels::atTheDesk, RecordChannels::desk)
                        .ofEvery(SOME),
                Channel.of("watch desk", COORDINATORS, RecordChannels::toWatch, RecordChannels::watchDesk)
                        .ofEvery(SOME),
                Channel.of("remarks: own", COORDINATORS, RecordChannels::ownRemark, RecordChannels::ownRemarks)
                        .only(Aside::isRemarkedAlone),
                Channel.of("remarks: to the desk", Channel.AMENDERS, RecordChannels::remark, RecordChannels::remarks)
                        .only(Aside::isRemarked),
                Channel.of("pointers", Channel.READERS, RecordChannels::pointer, RecordChannels::pointers),
                NoticeChannel.of(),
                Channel.of("analyses", Channel.READERS, RecordChannels::analysis, RecordChannels::analyses),
                Channel.of("sharing proposals", Channel.REPORTERS, RecordChannels::proposal, RecordChannels::proposals)
                        .only(Aside::isProposed));
    }

    /** What is for the police of the owner who know the incident exactly, and is not found for anybody else. */
    private static Channel ofTheOwner(String name) {
        return Channel.of(
                name,
                Channel.AMENDERS,
                (viewer, incident, world) -> isOfTheOwner(viewer, incident, world) ? "found" : Channel.NOTHING,
                (viewer, world, asked) -> {
                    var seen = new TreeMap<UUID, String>();
                    for (var incident : asked) {
                        var status = viewer.get("/api/incidents/" + incident.id() + "/" + name)
                                .status();
                        if (status == 200) {
                            seen.put(incident.id(), "found");
                        }
                    }
                    return seen;
                });
    }

    /** The report that an incident was begun by is for the force alone, and for those of it who know the incident. */
    private static String atTheDesk(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return viewer.kind().equals("FORCE") && isOfTheOwner(viewer, incident, world) ? "found" : Channel.NOTHING;
    }

    private static Map<UUID, String> desk(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        for (var incident : asked) {
            var ways = List.of("", "/contact", "/duplicates").stream()
                    .map(way -> viewer.get("/api/desk/reports/" + incident.id() + way)
                            .status())
                    .distinct()
                    .toList();
            if (!ways.equals(List.of(404))) {
                seen.put(incident.id(), ways.equals(List.of(200)) ? "found" : ways.toString());
            }
        }
        return seen;
    }

    /** What is released to the watch tier for the coordinator's group; neither more nor less than that is at the desk. */
    private static String toWatch(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return world.expected(viewer, incident, Channel.OF_AUDIENCES)
                .filter("WATCH"::equals)
                .orElse(Channel.NOTHING);
    }

    /** Of each, whether anything is compared with it; of what it is compared with, how exactly. */
    private static Map<UUID, String> watchDesk(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        for (var incident : asked) {
            var answer = viewer.get("/api/watch-desk/incidents/" + incident.id() + "/duplicates");
            if (answer.status() != 200) {
                continue;
            }
            seen.put(incident.id(), "WATCH");
            for (var duplicate : answer.json().path("duplicates")) {
                seen.putAll(Channel.features(List.of(duplicate.get("feature"))));
            }
        }
        return seen;
    }

    /** Its author goes on reading a remark about what the author still sees. */
    private static String ownRemark(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return viewer.person().equals(Aside.REMARKS) ? toWatch(viewer, incident, world) : Channel.NOTHING;
    }

    private static Map<UUID, String> ownRemarks(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get("/api/watch-desk/remarks");
        if (answer.status() == 200) {
            for (var remark : answer.json().get("remarks")) {
                if (remark.get("kind").asString().equals("NOTE")) {
                    remark.get("incidents").forEach(id -> seen.put(UUID.fromString(id.asString()), "WATCH"));
                }
            }
        }
        return seen;
    }

    /** For the police of the owner who know the incident exactly and may see the other one that is named, if one is. */
    private static String remark(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        var other = Aside.other(world, incident);
        return isOfTheOwner(viewer, incident, world)
                        && (other == null
                                || world.expected(viewer, other, Channel.OF_PEOPLE)
                                        .isPresent())
                ? "told"
                : Channel.NOTHING;
    }

    private static Map<UUID, String> remarks(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get("/api/desk/remarks");
        if (answer.status() == 200) {
            for (var remark : answer.json().get("remarks")) {
                seen.put(UUID.fromString(remark.get("named").get(0).asString()), "told");
            }
        }
        return seen;
    }

    static boolean isOfTheOwner(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return viewer.organisation().equals(incident.owner())
                && viewer.roles().stream().anyMatch(Channel.AMENDERS::contains)
                && world.expected(viewer, incident, Channel.OF_PEOPLE)
                        .filter("EXACT"::equals)
                        .isPresent();
    }

    /** By the beginning that the references of five incidents share. */
    private static Map<UUID, String> suggestions(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var beginnings = asked.stream()
                .map(incident ->
                        written(incident).substring(0, written(incident).length() - 1))
                .distinct()
                .toList();
        for (var beginning : beginnings) {
            var answer = viewer.get("/api/suggestions?text=" + beginning);
            if (answer.status() == 200) {
                for (var reference : answer.json().get("references")) {
                    seen.put(UUID.fromString(reference.get("id").asString()), "EXACT");
                }
            }
        }
        return seen;
    }

    private static Map<UUID, String> references(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        for (var incident : asked) {
            var answer = viewer.get("/api/search?period=7d&text=" + written(incident));
            if (answer.status() == 200) {
                seen.putAll(Channel.features(answer.json().get("incidents")));
            }
        }
        return seen;
    }

    private static String written(LabelledWorld.Labelled incident) {
        return "%s-2026-%06d".formatted(incident.owner(), incident.reference());
    }

    private static String pointer(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return world.mayRead(viewer, Aside.pointerOf(incident)) ? "pointed to" : Channel.NOTHING;
    }

    private static Map<UUID, String> pointers(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get("/api/pointers");
        if (answer.status() == 200) {
            var ids = answer.json().get("pointers").findValuesAsString("id");
            asked.stream()
                    .filter(incident -> ids.contains(Aside.pointerId(incident).toString()))
                    .forEach(incident -> seen.put(incident.id(), "pointed to"));
        }
        return seen;
    }

    /** Whoever reads the exact row of an incident reads an analysis on its terms, and nobody else. */
    private static String analysis(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        return world.mayRead(viewer, incident.rows().get(0)) ? "named" : Channel.NOTHING;
    }

    private static Map<UUID, String> analyses(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get("/api/analyses");
        if (answer.status() == 200) {
            for (var incident : asked) {
                // Its name too: whoever is not told the one must not be told the other.
                var told = answer.body().contains(Aside.analysisId(incident).toString());
                if (told || answer.body().contains(incident.canary())) {
                    seen.put(incident.id(), told ? "named" : "named without its id");
                }
            }
        }
        return seen;
    }

    /** Those who decide have read the incident exactly; who proposed is shown it as far as it is theirs to see now. */
    private static String proposal(OracleViewer viewer, LabelledWorld.Labelled incident, LabelledWorld world) {
        if (viewer.person().equals(Aside.proposerOf(incident))) {
            return "mine " + world.expected(viewer, incident, Channel.OF_PEOPLE).orElse(Channel.NOTHING);
        }
        return isOfTheOwner(viewer, incident, world) ? "to decide EXACT" : Channel.NOTHING;
    }

    private static Map<UUID, String> proposals(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get("/api/sharing-proposals");
        if (answer.status() == 200) {
            Map.of("toDecide", "to decide ", "mine", "mine ").forEach((list, word) -> {
                for (var proposal : answer.json().get(list)) {
                    var known = proposal.at("/feature/properties/precision");
                    seen.put(
                            UUID.fromString(proposal.get("incident").asString()),
                            word + (known.isString() ? known.asString() : Channel.NOTHING));
                }
            });
        }
        return seen;
    }
}
