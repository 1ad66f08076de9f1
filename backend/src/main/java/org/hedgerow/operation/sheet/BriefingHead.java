package org.hedgerow.operation.sheet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.operation.AirBriefing;

/** What every file says of itself, so that none goes about without it. */
final class BriefingHead {

    private BriefingHead() {}

    /** By name, in this order. Times in UTC. */
    static Map<String, String> of(AirBriefing briefing, Instant now) {
        var head = new LinkedHashMap<String, String>();
        head.put("marking", briefing.marking().text());
        head.put("number", BriefingWords.line(briefing.number()));
        head.put("version", Integer.toString(briefing.version()));
        if (briefing.supersededBy() != null) {
            head.put("supersededBy", Integer.toString(briefing.supersededBy()));
        }
        head.put("state", BriefingWords.state(briefing.state()));
        head.put("force", BriefingWords.known(briefing.force()));
        head.put("madeAt", briefing.madeAt().toString());
        head.put("writtenAt", now.toString());
        head.put("expiresAt", briefing.endsAt().toString());
        head.put("place", PlaceForms.of(briefing.where().place()).oneLine());
        return head;
    }

    /** On one line, for formats that know no more of a document than a description. */
    static String line(AirBriefing briefing, Instant now) {
        var warning = BriefingWords.warning(briefing, now);
        return (warning == null ? "" : warning + ". ")
                + of(briefing, now).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("; "));
    }

    static String title(AirBriefing briefing) {
        return BriefingWords.line(briefing.number()) + " version " + briefing.version();
    }
}
