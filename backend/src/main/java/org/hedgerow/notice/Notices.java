package org.hedgerow.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * What people have been told of their areas. A notice names an incident and says nothing of it: what is shown is what its person may see of the
 * incident at that moment, and a notice of what may be seen no longer is not shown.
 */
@Component
public class Notices {

    /** So many are shown at most. */
    public static final int MOST = 1_000;

    private final Access access;
    private final NoticeRows rows;
    private final VisibleIncidents incidents;

    Notices(Access access, NoticeRows rows, VisibleIncidents incidents) {
        this.access = access;
        this.rows = rows;
        this.incidents = incidents;
    }

    /**
     * A notice with what it is about.
     *
     * @param seen whether its person has looked at it
     */
    public record Shown(UUID id, UUID area, String areaName, Instant madeAt, boolean seen, VisibleIncident incident) {}

    /** Of the person's newest so many those of which something may be seen, newest first. */
    public List<Shown> list(Person person, int limit) {
        if (!person.may(Permission.REPORT_INCIDENT)) {
            return List.of();
        }
        var held = access.readingAsHolder(person.id(), () -> rows.listOwn(person.id(), Math.min(limit, MOST)));
        var visible = incidents
                .readSome(
                        access.visibleLabels(access.audienceOf(person)),
                        held.stream().map(NoticeRows.Held::incident).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(VisibleIncident::id, Function.identity()));
        return held.stream()
                .filter(notice -> visible.containsKey(notice.incident()))
                .map(notice -> new Shown(
                        notice.id(),
                        notice.area(),
                        notice.areaName(),
                        notice.madeAt(),
                        notice.seen(),
                        visible.get(notice.incident())))
                .toList();
    }

    /** The person has looked at everything that was made up to a moment. */
    public void see(Person person, Instant until) {
        access.writingAsHolder(person.id(), List.of(), () -> {
            rows.see(person.id(), until);
            return until;
        });
    }
}
