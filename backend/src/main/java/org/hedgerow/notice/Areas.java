package org.hedgerow.notice;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * Keeps the areas that people care about. An area is its owner's alone: nobody else reads it, the police and administrators included; to
 * everybody else who tries, it is not there.
 */
@Component
public class Areas {

    /** So many has one person at most. */
    public static final int MOST_OF_A_PERSON = 20;

    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final AreaRows rows;

    Areas(Access access, AreaRows rows) {
        this.access = access;
        this.rows = rows;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(OwnArea area, boolean repeated) {}

    /** The person's own, by name. */
    public List<OwnArea> list(Person person) {
        return access.readingAsHolder(person.id(), () -> rows.listOwn(person.id()));
    }

    /**
     * Keeps an area under the id that its client made. The same id with the same content is answered again.
     *
     * @param contentSha256 of the content as it was sent
     * @throws ProblemException when the id was used for anything else, or {@link NoticeProblem#LIMIT}
     */
    public Receipt keep(Person person, UUID id, AreaContent content, byte[] contentSha256) {
        refuseUnlessReporter(person);
        return access.writingAsHolder(person.id(), List.of(), () -> {
            int held = rows.countOwn(person.id());
            var own = rows.holdOwn(person.id(), id);
            if (own.isPresent()) {
                if (!rows.wasMadeWith(id, contentSha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(own.get(), true);
            }
            if (held >= MOST_OF_A_PERSON) {
                throw new ProblemException(NoticeProblem.LIMIT);
            }
            if (!rows.add(id, person.id(), content, contentSha256)) {
                throw ClientSent.idUnusable();
            }
            return new Receipt(rows.holdOwn(person.id(), id).orElseThrow(), false);
        });
    }

    /** Replaces what an own area is. */
    public OwnArea change(Person person, UUID id, int expectedVersion, AreaContent content) {
        refuseUnlessReporter(person);
        return access.writingAsHolder(person.id(), List.of(), () -> {
            var own = rows.holdOwn(person.id(), id).orElseThrow(() -> NOT_FOUND);
            if (own.version() != expectedVersion) {
                throw new ProblemException(NoticeProblem.STALE);
            }
            rows.change(id, content);
            return rows.holdOwn(person.id(), id).orElseThrow();
        });
    }

    /** Deletes an own area for good, and its notices. */
    public void delete(Person person, UUID id) {
        access.writingAsHolder(person.id(), List.of(), () -> {
            if (!rows.deleteOwn(person.id(), id)) {
                throw NOT_FOUND;
            }
            return id;
        });
    }

    private static void refuseUnlessReporter(Person person) {
        if (!person.may(Permission.REPORT_INCIDENT)) {
            throw NOT_FOUND;
        }
    }
}
