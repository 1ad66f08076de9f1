package org.hedgerow.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Everybody;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Reader;
import org.hedgerow.sharing.Readership;
import org.hedgerow.sharing.Readerships;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says who would see a record before it is shared, by the same policy that will decide it.
 *
 * <p>The list of readers is protected itself. Police organisations, whoever the author names, the parties of the agreement that is chosen and
 * the watch groups that the author's force looks after are counted by name; everybody else in one total for each tier, which is not told
 * while it is below {@value #FEW}.
 */
@Component
public class SharingPreview {

    /** Below this a total is not told: it would show that there is somebody at all. */
    public static final int FEW = 5;

    private final IncidentReporting reporting;
    private final Releases releases;
    private final Readerships readerships;
    private final SharingChanges changes;
    private final SharingHabits habits;
    private final People people;
    private final Everybody everybody;
    private final Access access;

    SharingPreview(
            IncidentReporting reporting,
            Releases releases,
            Readerships readerships,
            SharingChanges changes,
            SharingHabits habits,
            People people,
            Everybody everybody,
            Access access) {
        this.reporting = reporting;
        this.releases = releases;
        this.readerships = readerships;
        this.changes = changes;
        this.habits = habits;
        this.people = people;
        this.everybody = everybody;
        this.access = access;
    }

    /**
     * Some readers.
     *
     * @param organisation null for the total of those who are not named
     * @param watch whether these are coordinators of watch groups
     * @param sizeMetres the side of the square that they see
     * @param people how many; null when they are fewer than {@link #FEW} and not named
     */
    public record Readers(
            @Nullable Organisation organisation,
            boolean watch,
            Tier tier,
            int sizeMetres,
            @Nullable Integer people) {}

    /**
     * @param readers named ones first, by tier, the own organisation before others
     * @param warnings what is unusual about it, in sentences
     * @param wider whether somebody reads more than until now; true for a new record
     * @param secondPerson whether a second person of the organisation must agree
     */
    public record Preview(List<Readers> readers, List<String> warnings, boolean wider, boolean secondPerson) {}

    /** Of a new record. */
    public Preview ofNew(Person author, IncidentContent content) {
        var planned = releases.of(author.organisation().id(), content, null);
        return new Preview(readers(author, content.sharing(), planned), habits.unusual(author, content), true, false);
    }

    /** Of a record of the author's organisation, shared otherwise than now. */
    public Preview ofChange(Person author, UUID incident, SharingTerms terms) {
        var owned = reporting.owned(author, incident);
        var owner = author.organisation().id();
        var content = owned.content().shared(terms);
        var planned = releases.of(owner, content, owned.reporter());
        var wider = changes.isWider(owner, owned.content(), terms, owned.reporter());
        return new Preview(
                readers(author, terms, planned),
                wider ? habits.unusual(author, content) : List.of(),
                wider,
                changes.needsSecondPerson(owner, owned.content(), terms, owned.reporter()));
    }

    private List<Readers> readers(Person author, SharingTerms terms, List<Release> planned) {
        var sizes = planned.stream().collect(Collectors.toMap(Release::tier, Release::sizeMetres));
        var organisations =
                people.listOrganisations().stream().collect(Collectors.toMap(Organisation::id, each -> each));
        var known = known(author, terms);
        var named = new HashMap<Named, Integer>();
        var totals =
                new TreeMap<Total, Integer>(Comparator.comparing(Total::tier).thenComparing(total -> !total.watch()));
        for (var total : always(planned)) {
            totals.put(total, 0);
        }
        for (var each : readerships.of(SharingChanges.terms(planned))) {
            var organisation = organisations.get(each.organisation());
            var watch = each.reader() == Reader.WATCH;
            if (organisation != null && isTold(organisation, known, each)) {
                named.merge(new Named(organisation, watch, each.tier()), each.people(), Integer::sum);
            } else {
                totals.merge(new Total(watch && each.tier() == Tier.WATCH, each.tier()), each.people(), Integer::sum);
            }
        }
        var own = author.organisation().id();
        var found = new ArrayList<Readers>();
        named.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Named::tier)
                        .thenComparing(each -> !each.organisation().id().equals(own))
                        .thenComparing(each -> each.organisation().name())))
                .forEach(each -> found.add(new Readers(
                        each.getKey().organisation(),
                        each.getKey().watch(),
                        each.getKey().tier(),
                        sizes.get(each.getKey().tier()),
                        each.getValue())));
        totals.forEach((total, count) -> found.add(
                new Readers(null, total.watch(), total.tier(), sizes.get(total.tier()), count < FEW ? null : count)));
        return found;
    }

    /** Totals that are there with nobody in them too, so that it says nothing that they are there. */
    private static List<Total> always(List<Release> planned) {
        var open = planned.get(0).terms().scope().reachesWatchGroups();
        return planned.stream()
                .map(Release::tier)
                .filter(tier -> tier == Tier.ORIGINATOR || (open && (tier == Tier.WATCH || tier == Tier.PUBLIC)))
                .map(tier -> new Total(tier == Tier.WATCH, tier))
                .toList();
    }

    private record Named(Organisation organisation, boolean watch, Tier tier) {}

    private record Total(boolean watch, Tier tier) {}

    private Set<UUID> known(Person author, SharingTerms terms) {
        var known = new HashSet<>(terms.namedOrganisations());
        known.add(author.organisation().id());
        known.addAll(everybody.inCareOf(author.organisation().id()));
        access.agreementsOf(author.organisation().id()).stream()
                .filter(agreement -> agreement.id().equals(terms.agreement()))
                .forEach(agreement -> known.addAll(agreement.parties()));
        return known;
    }

    /** A reporter is one of a crowd always: the number of an organisation's is not told under its name. */
    private static boolean isTold(Organisation organisation, Set<UUID> known, Readership each) {
        return each.tier() != Tier.ORIGINATOR
                && (organisation.kind() == OrganisationKind.FORCE
                        || organisation.kind() == OrganisationKind.NATIONAL_UNIT
                        || known.contains(organisation.id()));
    }
}
