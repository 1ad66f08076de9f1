package org.hedgerow.sharing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Whether other labels of one record give anybody more of it: a reader, there may be one or not, who reads a better tier under them, now or
 * later. The policy itself is asked, on behalf of readers that are made up: for each label of the new set, in each capacity, somebody who has
 * exactly what that label asks for and nothing else. Rights only ever add, so where such a reader gains nothing, nobody with more does.
 */
final class Widening {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int NOTHING = Tier.values().length;
    /** An organisation that no label names. */
    private static final UUID STRANGER = new UUID(0, 0);

    private final Collection<LabelTerms> before;
    private final Collection<LabelTerms> after;
    private final Standing standing;
    private final Set<Instant> moments;

    private Widening(
            Collection<LabelTerms> before, Collection<LabelTerms> after, Standing standing, Set<Instant> moments) {
        this.before = before;
        this.after = after;
        this.standing = standing;
        this.moments = moments;
    }

    static boolean widens(Collection<LabelTerms> before, Collection<LabelTerms> after, Standing standing, Instant now) {
        return new Widening(before, after, standing, moments(before, after, standing, now)).somebodyGains();
    }

    private boolean somebodyGains() {
        return after.stream()
                .filter(label -> label.tier() != Tier.ORIGINATOR)
                .flatMap(this::readersOf)
                .distinct()
                .anyMatch(reader -> moments.stream().anyMatch(moment -> gains(reader, moment)));
    }

    /** Most of those who are asked about read nothing at all, and are not asked about twice. */
    private boolean gains(Somebody reader, Instant moment) {
        var tier = best(reader, after, moment);
        return tier < NOTHING && tier < best(reader, before, moment);
    }

    /** Somebody who might read: the audience, and who it is where a label names that person. */
    private record Somebody(Audience audience, @Nullable UUID person) {}

    private Stream<Somebody> readersOf(LabelTerms label) {
        var sharing = label.sharing();
        var groups = new HashSet<>(sharing.compartments());
        if (sharing.team() != null) {
            groups.add(sharing.team());
        }
        var agreement =
                sharing.agreement() == null ? null : standing.agreements().get(sharing.agreement());
        var organisations = new HashSet<>(sharing.namedOrganisations());
        organisations.addAll(List.of(label.ownerOrganisation(), STRANGER));
        var purposes = new HashSet<@Nullable Purpose>(Collections.singleton(null));
        if (agreement != null) {
            organisations.addAll(agreement.parties());
            purposes.addAll(agreement.purposes());
        }
        var found = new ArrayList<Somebody>();
        for (var reader : Reader.values()) {
            for (var organisation : organisations) {
                for (var purpose : purposes) {
                    for (var person : persons(label)) {
                        for (var square : withAndWithout(label.square())) {
                            for (var region : withAndWithout(label.region())) {
                                for (var remit : withAndWithout(label.categoryGroup())) {
                                    found.add(new Somebody(
                                            new Audience(
                                                    organisation,
                                                    reader,
                                                    set(square),
                                                    region,
                                                    set(remit),
                                                    groups,
                                                    purpose,
                                                    person),
                                            person));
                                }
                            }
                        }
                    }
                }
            }
        }
        return found.stream();
    }

    private static Set<@Nullable String> withAndWithout(@Nullable String part) {
        var parts = new HashSet<@Nullable String>();
        parts.add(null);
        parts.add(part);
        return parts;
    }

    private static Set<String> set(@Nullable String one) {
        return one == null ? Set.of() : Set.of(one);
    }

    /** Nobody in particular, the author, and whoever is barred from the record until now. */
    private List<@Nullable UUID> persons(LabelTerms label) {
        var persons = new ArrayList<@Nullable UUID>();
        persons.add(null);
        if (label.sharing().originator() != null) {
            persons.add(label.sharing().originator());
        }
        before.stream()
                .flatMap(each -> each.sharing().barredPersons().stream())
                .distinct()
                .forEach(persons::add);
        return persons;
    }

    /** The place of the best tier that somebody reads, or {@link #NOTHING}. */
    private int best(Somebody somebody, Collection<LabelTerms> labels, Instant moment) {
        return labels.stream()
                .filter(label -> SharingPolicy.mayRead(somebody.audience(), somebody.person(), label, standing, moment))
                .mapToInt(label -> label.tier().ordinal())
                .min()
                .orElse(NOTHING);
    }

    /** Every moment from now on at which the answer may change: what a label gives is the same between two of them. */
    private static Set<Instant> moments(
            Collection<LabelTerms> before, Collection<LabelTerms> after, Standing standing, Instant now) {
        var moments = new TreeSet<Instant>();
        moments.add(now);
        Stream.concat(before.stream(), after.stream())
                .map(LabelTerms::sharing)
                .distinct()
                .flatMap(sharing -> Stream.concat(
                        Stream.of(sharing.embargoUntil(), sharing.expiresAt()),
                        days(
                                sharing.agreement() == null
                                        ? null
                                        : standing.agreements().get(sharing.agreement()))))
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(now))
                .forEach(moments::add);
        return moments;
    }

    private static Stream<@Nullable Instant> days(@Nullable Agreement agreement) {
        return agreement == null
                ? Stream.empty()
                : Stream.of(
                        agreement.firstDay().atStartOfDay(LONDON).toInstant(),
                        agreement.lastDay().plusDays(1).atStartOfDay(LONDON).toInstant(),
                        agreement.endedAt());
    }
}
