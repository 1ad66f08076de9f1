package org.hedgerow.hotspot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.incident.VisibleIncidents.PublicCount;
import org.hedgerow.reference.Boundaries;
import org.hedgerow.reference.BoundaryKind;
import org.hedgerow.reference.BoundaryNames;
import org.hedgerow.reference.BoundarySet;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Counts for {@link PublishedStatistics}, at most once a minute whoever asks and how often: nobody need be signed in for it. What is taken back is out of the counts
 * a minute later at the most.
 */
@Component
@Profile("!command")
public class PublishedCounting {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Access access;
    private final VisibleIncidents incidents;
    private final PolicyWatch policy;
    private final Boundaries boundaries;
    private final BoundaryNames names;
    private final BoundaryKind kind;
    private final Clock clock;
    private final Map<ComparedQuarters, PublishedStatistics> kept = new HashMap<>();

    PublishedCounting(
            Access access,
            VisibleIncidents incidents,
            PolicyWatch policy,
            Boundaries boundaries,
            BoundaryNames names,
            PublishedSettings settings,
            Clock clock) {
        this.access = access;
        this.incidents = incidents;
        this.policy = policy;
        this.boundaries = boundaries;
        this.names = names;
        this.kind = settings.areas().kind();
        this.clock = clock;
    }

    /** @throws org.hedgerow.platform.ProblemException while this node cannot say whether its policy is the one in force */
    public synchronized PublishedStatistics of(ComparedQuarters quarters) {
        policy.requireConfirmed();
        var now = clock.instant();
        kept.values().removeIf(each -> !isFresh(each, now));
        return kept.computeIfAbsent(quarters, each -> count(each, now));
    }

    private static boolean isFresh(PublishedStatistics counted, Instant now) {
        var age = Duration.between(counted.countedAt(), now);
        return !age.isNegative() && age.compareTo(KEPT) < 0;
    }

    private PublishedStatistics count(ComparedQuarters quarters, Instant now) {
        var visible = access.visibleLabels(Audience.everybody());
        var before = quarters.before();
        // Both stretches by the boundaries of today, so that like stands beside like.
        var set = boundaries.find(kind).orElse(null);
        var id = set == null ? null : Integer.valueOf(set.id());
        var later = incidents.countPublic(visible, quarters.begins(), quarters.ends(), id);
        var earlier = incidents.countPublic(visible, before.begins(), before.ends(), id);
        var division = set == null ? null : division(set, later, earlier);
        return PublishedStatistics.of(quarters, later, earlier, division, now);
    }

    private PublishedStatistics.Division division(BoundarySet set, List<PublicCount> later, List<PublicCount> earlier) {
        var codes = Stream.concat(later.stream(), earlier.stream())
                .map(PublicCount::area)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new PublishedStatistics.Division(
                set.kind(),
                set.source(),
                names.coded(codes).stream()
                        .filter(found -> found.kind() == set.kind())
                        .collect(Collectors.toMap(BoundaryNames.Found::code, BoundaryNames.Found::name)));
    }
}
