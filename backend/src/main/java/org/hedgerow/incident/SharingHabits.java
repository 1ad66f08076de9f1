package org.hedgerow.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Readerships;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices when a record is about to be shared otherwise than its author shares such records. The yardstick is how the author's own last
 * {@value #REMEMBERED} reports of the same group are shared now or, while there are fewer than {@value #ENOUGH}, the organisation's; what was
 * withdrawn, what came from outside and what was imported says nothing. Only records that the author may read are looked at.
 */
@Component
class SharingHabits {

    static final int REMEMBERED = 50;
    static final int ENOUGH = 5;
    private static final Duration SINCE = Duration.ofDays(400);
    /** Stands for every time at which a task ends, so that two of them compare as equals. */
    private static final Duration SOME_TASK = Duration.ofHours(1);

    private final Access access;
    private final Releases releases;
    private final Readerships readerships;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    SharingHabits(
            Access access, Releases releases, Readerships readerships, People people, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.releases = releases;
        this.readerships = readerships;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How earlier reports were shared, and whose they were. */
    private record Yardstick(boolean own, List<SharingTerms> decisions) {

        boolean mostly(Predicate<SharingTerms> property) {
            return decisions.stream().filter(property).count() * 2 > decisions.size();
        }

        String whose() {
            return own ? "You have" : "Your organisation has";
        }
    }

    /** What is unusual, a sentence each; nothing for what is usual. */
    List<String> unusual(Person author, IncidentContent content) {
        var yardstick = yardstick(author, content.categoryGroup());
        var sharing = content.sharing();
        var found = new ArrayList<String>();
        if (sharing.scope() == Scope.PUBLIC
                && yardstick.decisions().stream().noneMatch(each -> each.scope() == Scope.PUBLIC)) {
            found.add(yardstick.whose() + " not shown this kind of report to everybody before.");
        } else if (!yardstick.decisions().isEmpty() && isWiderThanAny(author.organisation(), content, yardstick)) {
            found.add("This is wider than any of "
                    + (yardstick.own() ? "your" : "your organisation's")
                    + (yardstick.decisions().size() == 1
                            ? " earlier report"
                            : " last " + yardstick.decisions().size() + " reports")
                    + " of this kind.");
        }
        if (!yardstick.decisions().isEmpty()) {
            neverNamed(sharing, yardstick)
                    .forEach(name ->
                            found.add(yardstick.whose() + " not shared this kind of report with " + name + " before."));
        }
        if (sharing.marking() == Marking.OFFICIAL
                && yardstick.mostly(each -> each.marking() == Marking.OFFICIAL_SENSITIVE)) {
            found.add("Most reports of this kind are marked OFFICIAL-SENSITIVE. This one is not.");
        }
        if (sharing.handling().code() == HandlingCode.P
                && yardstick.mostly(each -> each.handling().code() == HandlingCode.C)) {
            found.add("Most reports of this kind have conditions (handling code C). This one has none.");
        }
        return found;
    }

    private Yardstick yardstick(Person author, String group) {
        return access.reading(author, () -> {
            var own = decisions("r.person_id = :whose", author.id(), group);
            return own.size() >= ENOUGH
                    ? new Yardstick(true, own)
                    : new Yardstick(
                            false,
                            decisions(
                                    "r.organisation_id = :whose",
                                    author.organisation().id(),
                                    group));
        });
    }

    private List<SharingTerms> decisions(String whose, UUID id, String group) {
        return jdbc
                .sql("select i.label_id from incident_reporter r join incident i on i.id = r.incident_id where " + whose
                        + " and i.owner_organisation = r.organisation_id and i.status <> 'WITHDRAWN'"
                        + " and split_part(i.category_code, '.', 1) = :group and i.recorded_at > :since"
                        + " order by i.recorded_at desc limit " + REMEMBERED)
                .param("whose", id)
                .param("group", group)
                .param("since", clock.instant().minus(SINCE).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .list()
                .stream()
                .map(label -> access.termsOf(label).sharing())
                .toList();
    }

    /** Whether somebody would read this who would have read none of the earlier ones, had they been this one. */
    private boolean isWiderThanAny(Organisation owner, IncidentContent content, Yardstick yardstick) {
        var end = clock.instant().plus(SOME_TASK);
        var before = new HashSet<LabelTerms>();
        yardstick.decisions().stream()
                .distinct()
                .forEach(each -> before.addAll(labels(owner, content.shared(timeless(each, end)))));
        return readerships.isWider(before, labels(owner, content.shared(timeless(content.sharing(), end))));
    }

    private Collection<LabelTerms> labels(Organisation owner, IncidentContent content) {
        return SharingChanges.terms(releases.of(owner.id(), content, null));
    }

    private static SharingTerms timeless(SharingTerms terms, Instant end) {
        return terms.between(null, terms.scope() == Scope.AIR_SUPPORT_TASK ? end : null);
    }

    private List<String> neverNamed(SharingTerms sharing, Yardstick yardstick) {
        var known = new HashSet<UUID>();
        yardstick.decisions().forEach(each -> known.addAll(each.namedOrganisations()));
        return sharing.namedOrganisations().stream()
                .filter(id -> !known.contains(id))
                .flatMap(id -> people.findOrganisation(id).stream())
                .map(Organisation::name)
                .sorted()
                .toList();
    }
}
