package org.hedgerow.bulletin;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** Issued bulletins for their readers: everybody without an account reads what was issued to everybody, and whoever is signed in the first wording that is theirs. */
@Component
public class PublishedBulletins {

    private static final Comparator<IssuedBulletin> NEWEST_FIRST =
            Comparator.comparing(IssuedBulletin::issuedAt).reversed().thenComparing(IssuedBulletin::id);

    private static final Comparator<IssuedBulletin> NEXT_FIRST = Comparator.<IssuedBulletin, Instant>comparing(
                    each -> Objects.requireNonNull(each.facts().event()).opensAt())
            .thenComparing(IssuedBulletin::id);

    private final Access access;
    private final IssuedRows rows;
    private final WordingsRead read;

    PublishedBulletins(Access access, IssuedRows rows, WordingsRead read) {
        this.access = access;
        this.rows = rows;
        this.read = read;
    }

    /** To everybody: current ones, and those that were over within the last days; newest first. */
    public List<IssuedBulletin> list() {
        return access.readingAsHolder(IssuedRows.ANYBODY, rows::list);
    }

    /** One to everybody; also one that was updated or cancelled. */
    public Optional<IssuedBulletin> find(UUID id) {
        return access.readingAsHolder(IssuedRows.ANYBODY, () -> rows.find(id));
    }

    /** What this person reads, each bulletin once, in the words of the first audience that the person belongs to; audited but for public words. */
    public List<IssuedBulletin> list(Person person) {
        var first = new LinkedHashMap<UUID, IssuedBulletin>();
        Stream.concat(access.<List<IssuedBulletin>>reading(person, rows::list).stream(), list().stream())
                .forEach(each -> first.merge(each.id(), each, PublishedBulletins::wider));
        read.listed(person, first.values());
        return first.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Of these the ones that this person reads, also those that were updated or cancelled. */
    public List<IssuedBulletin> list(Person person, Collection<UUID> ids) {
        var first = new LinkedHashMap<UUID, IssuedBulletin>();
        Stream.concat(
                        access.<List<IssuedBulletin>>reading(person, () -> rows.list(ids)).stream(),
                        access.<List<IssuedBulletin>>readingAsHolder(IssuedRows.ANYBODY, () -> rows.list(ids)).stream())
                .forEach(each -> first.merge(each.id(), each, PublishedBulletins::wider));
        return List.copyOf(first.values());
    }

    /** Events with a place that this person reads of and that are not over, the next to begin first; audited but for public words. */
    public List<IssuedBulletin> events(Person person) {
        var first = new LinkedHashMap<UUID, IssuedBulletin>();
        Stream.concat(
                        access.<List<IssuedBulletin>>reading(person, rows::listEvents).stream(),
                        access.<List<IssuedBulletin>>readingAsHolder(IssuedRows.ANYBODY, rows::listEvents).stream())
                .filter(each -> each.wording() != null)
                .forEach(each -> first.merge(each.id(), each, PublishedBulletins::wider));
        read.listed(person, first.values());
        return first.values().stream().sorted(NEXT_FIRST).toList();
    }

    /** One as this person reads it; audited but for public words. */
    public Optional<IssuedBulletin> find(Person person, UUID id) {
        var own = access.<Optional<IssuedBulletin>>consulting(person, () -> {
            var found = rows.find(id);
            found.ifPresent(bulletin -> read.opened(person, bulletin));
            return found;
        });
        return Stream.concat(own.stream(), find(id).stream()).reduce(PublishedBulletins::wider);
    }

    private static IssuedBulletin wider(IssuedBulletin one, IssuedBulletin other) {
        return other.audience().compareTo(one.audience()) < 0 ? other : one;
    }
}
