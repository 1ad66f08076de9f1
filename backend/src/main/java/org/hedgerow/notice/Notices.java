package org.hedgerow.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people have been told of their areas. A notice names an incident or a bulletin and says nothing of it: what is shown is what its person may see
 * of that at the moment, and a notice of what may be seen no longer is not shown.
 */
@Component
public class Notices {

    /** So many are shown at most. */
    public static final int MOST = 1_000;

    private final Access access;
    private final NoticeRows rows;
    private final SubjectReader subjects;
    private final RecordViews views;

    Notices(Access access, NoticeRows rows, SubjectReader subjects, RecordViews views) {
        this.access = access;
        this.rows = rows;
        this.subjects = subjects;
        this.views = views;
    }

    /**
     * A notice with what it is about: an incident or a bulletin.
     *
     * @param seen whether its person has looked at it
     */
    public record Shown(
            UUID id,
            UUID area,
            String areaName,
            Instant madeAt,
            boolean seen,
            @Nullable VisibleIncident incident,
            @Nullable AnnouncedBulletin bulletin) {}

    /** Of the person's newest so many those of which something may be seen, newest first. */
    public List<Shown> list(Person person, int limit) {
        if (!person.may(Permission.REPORT_INCIDENT)) {
            return List.of();
        }
        var held = access.readingAsHolder(person.id(), () -> rows.listOwn(person.id(), Math.min(limit, MOST)));
        var readable = subjects.read(
                person, held.stream().map(NoticeRows.Held::subject).toList());
        written(person, readable);
        return held.stream()
                .filter(notice -> readable.holds(notice.subject()))
                .map(notice -> new Shown(
                        notice.id(),
                        notice.area(),
                        notice.areaName(),
                        notice.madeAt(),
                        notice.seen(),
                        readable.incident(notice.subject()),
                        readable.bulletin(notice.subject())))
                .toList();
    }

    /** What is about to be shown is in the audit, but for words that everybody reads. */
    private void written(Person person, SubjectReader.Readable readable) {
        views.shown(
                person,
                "notices",
                readable.incidents().values().stream()
                        .map(incident -> new RecordViews.Shown(
                                incident.id(), incident.tier().name()))
                        .toList());
        views.shown(
                person,
                "notices",
                "bulletin",
                readable.bulletins().values().stream()
                        .filter(bulletin -> !bulletin.toEverybody() && bulletin.text() != null)
                        .map(bulletin -> new RecordViews.Shown(bulletin.id(), bulletin.audience() + "_WORDING"))
                        .toList());
    }

    /** The person has looked at everything that was made up to a moment. */
    public void see(Person person, Instant until) {
        access.writingAsHolder(person.id(), List.of(), () -> {
            rows.see(person.id(), until);
            return until;
        });
    }
}
