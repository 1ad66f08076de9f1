package org.hedgerow.sharing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.identity.Everybody;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how many people labels would reach, by asking the policy about everybody, and whether other labels would reach more. */
@Component
public class Readerships {

    private final Everybody everybody;
    private final Standings standings;
    private final Clock clock;

    Readerships(Everybody everybody, Standings standings, Clock clock) {
        this.everybody = everybody;
        this.standings = standings;
        this.clock = clock;
    }

    private record Asked(Audience audience, @Nullable UUID person) {}

    private record Group(UUID organisation, Reader reader, Tier tier) {}

    /**
     * Who would read a record whose rows have these labels, once no embargo stands any more; each person counts once, for the best tier.
     * Somebody who reads under an agreement is counted whether or not the purpose has been stated: it can be stated at any time.
     */
    public List<Readership> of(Collection<LabelTerms> labels) {
        var standing = standings.now();
        var moment = moment(labels);
        var barred = labels.stream()
                .flatMap(label -> label.sharing().barredPersons().stream())
                .collect(Collectors.toSet());
        var named = labels.stream()
                .flatMap(label -> Stream.of(label.sharing().originator(), label.reporter()))
                .collect(Collectors.toCollection(HashSet<@Nullable UUID>::new));
        var purposes = purposes(labels, standing);
        var known = new HashMap<Asked, List<Tier>>();
        var counts = new HashMap<Group, Integer>();
        for (var person : everybody.list()) {
            var audience = Audience.of(person, standing, barred);
            var asked = new Asked(audience, named.contains(person.id()) ? person.id() : null);
            known.computeIfAbsent(asked, key -> best(key, person, purposes, barred, labels, standing, moment))
                    .forEach(tier ->
                            counts.merge(new Group(audience.organisation(), audience.reader(), tier), 1, Integer::sum));
        }
        var found = new ArrayList<Readership>();
        counts.forEach((group, people) ->
                found.add(new Readership(group.organisation(), group.reader(), group.tier(), people)));
        return found;
    }

    /** Whether anybody would read more of a record under the second labels than under the first, now or later. */
    public boolean isWider(Collection<LabelTerms> before, Collection<LabelTerms> after) {
        return Widening.widens(before, after, standings.now(), clock.instant());
    }

    /** The best tier, or nothing. */
    private static List<Tier> best(
            Asked asked,
            Person person,
            Set<@Nullable Purpose> purposes,
            Set<UUID> barred,
            Collection<LabelTerms> labels,
            Standing standing,
            Instant moment) {
        return purposes.stream()
                .map(purpose -> Audience.of(person.reading(purpose), standing, barred))
                .flatMap(audience -> labels.stream()
                        .filter(label -> SharingPolicy.mayRead(audience, asked.person(), label, standing, moment)))
                .map(LabelTerms::tier)
                .min(Tier::compareTo)
                .stream()
                .toList();
    }

    private static Set<@Nullable Purpose> purposes(Collection<LabelTerms> labels, Standing standing) {
        var purposes = new HashSet<@Nullable Purpose>();
        purposes.add(null);
        for (var label : labels) {
            var agreement = label.sharing().agreement() == null
                    ? null
                    : standing.agreements().get(label.sharing().agreement());
            if (agreement != null) {
                purposes.addAll(agreement.purposes());
            }
        }
        return purposes;
    }

    private Instant moment(Collection<LabelTerms> labels) {
        return labels.stream()
                .flatMap(label -> Stream.ofNullable(label.sharing().embargoUntil()))
                .reduce(clock.instant(), (one, other) -> one.isAfter(other) ? one : other);
    }
}
