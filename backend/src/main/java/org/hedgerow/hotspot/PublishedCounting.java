package org.hedgerow.hotspot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hedgerow.incident.VisibleIncidents;
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
    private final Clock clock;
    private final Map<ComparedQuarters, PublishedStatistics> kept = new HashMap<>();

    PublishedCounting(Access access, VisibleIncidents incidents, PolicyWatch policy, Clock clock) {
        this.access = access;
        this.incidents = incidents;
        this.policy = policy;
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
        return PublishedStatistics.of(
                quarters,
                incidents.countPublic(visible, quarters.begins(), quarters.ends()),
                incidents.countPublic(visible, before.begins(), before.ends()),
                now);
    }
}
