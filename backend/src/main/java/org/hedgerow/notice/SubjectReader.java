package org.hedgerow.notice;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what notices are about with the rights that their person has at this moment. */
@Component
class SubjectReader {

    private static final Readable NOTHING = new Readable(Map.of(), Map.of());

    private final Access access;
    private final VisibleIncidents incidents;
    private final AnnouncedBulletins bulletins;
    private final People people;

    SubjectReader(Access access, VisibleIncidents incidents, AnnouncedBulletins bulletins, People people) {
        this.access = access;
        this.incidents = incidents;
        this.bulletins = bulletins;
        this.people = people;
    }

    /** What of it the person may read. */
    record Readable(Map<UUID, VisibleIncident> incidents, Map<UUID, AnnouncedBulletin> bulletins) {

        boolean holds(NoticeSubject subject) {
            return switch (subject.kind()) {
                case INCIDENT -> incidents.containsKey(subject.id());
                case BULLETIN -> bulletins.containsKey(subject.id());
            };
        }

        /** Whether it is worth a letter or a message: a bulletin that is over, updated or cancelled is not. */
        boolean isNews(NoticeSubject subject) {
            var bulletin = bulletin(subject);
            return bulletin == null ? holds(subject) : bulletin.isCurrent();
        }

        @Nullable AnnouncedBulletin bulletin(NoticeSubject subject) {
            return subject.kind() == NoticeSubject.Kind.BULLETIN ? bulletins.get(subject.id()) : null;
        }

        @Nullable VisibleIncident incident(NoticeSubject subject) {
            return subject.kind() == NoticeSubject.Kind.INCIDENT ? incidents.get(subject.id()) : null;
        }
    }

    /** For whoever is no longer there, or may not report any more, there is nothing. */
    Readable read(UUID person, Collection<NoticeSubject> subjects) {
        return people.find(person).map(found -> read(found, subjects)).orElse(NOTHING);
    }

    Readable read(Person person, Collection<NoticeSubject> subjects) {
        if (!person.may(Permission.REPORT_INCIDENT)) {
            return NOTHING;
        }
        var reported = ids(subjects, NoticeSubject.Kind.INCIDENT);
        var issued = ids(subjects, NoticeSubject.Kind.BULLETIN);
        return new Readable(
                reported.isEmpty() ? Map.of() : incidents(person, reported),
                issued.isEmpty() ? Map.of() : bulletins.read(person, issued));
    }

    private Map<UUID, VisibleIncident> incidents(Person person, Set<UUID> ids) {
        return incidents.readSome(access.visibleLabels(access.audienceOf(person)), ids).stream()
                .collect(Collectors.toMap(VisibleIncident::id, Function.identity()));
    }

    private static Set<UUID> ids(Collection<NoticeSubject> subjects, NoticeSubject.Kind kind) {
        return subjects.stream()
                .filter(subject -> subject.kind() == kind)
                .map(NoticeSubject::id)
                .collect(Collectors.toSet());
    }
}
