package org.hedgerow.bulletin;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.springframework.stereotype.Component;

/** What watch groups look after, for whoever writes a bulletin about the area of one. */
@Component
public class WatchGroupSquares {

    /** So many are listed at most. */
    private static final int MOST = 2_000;

    private final People people;

    WatchGroupSquares(People people) {
        this.people = people;
    }

    /** @param squares of 10 km, as in {@code TL44}, in order */
    public record Group(UUID id, String name, List<String> squares) {}

    /**
     * By name; those with squares that are not frozen.
     *
     * @throws org.hedgerow.platform.ProblemException not found for whoever has no desk of bulletins
     */
    public List<Group> list(Person person) {
        Bulletins.deskOf(person);
        return people.listOrganisations().stream()
                .filter(each -> each.kind() == OrganisationKind.WATCH_GROUP)
                .filter(each -> !each.frozen() && !each.watchSquares().isEmpty())
                .sorted(Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Organisation::id))
                .limit(MOST)
                .map(each -> new Group(
                        each.id(),
                        each.name(),
                        each.watchSquares().stream().sorted().toList()))
                .toList();
    }
}
