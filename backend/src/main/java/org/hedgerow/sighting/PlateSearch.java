package org.hedgerow.sighting;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * Finds sightings by what is known of a plate (ADR 58). Whatever row security hides is left out before anything is counted or cut short: it changes no answer.
 * Each search is written down with its purpose, whether it finds anything or not.
 */
@Component
public class PlateSearch {

    public static final int MOST_SHOWN = 50;
    public static final int MOST_DAYS = 3_660;

    private final Access access;
    private final PlateRows plates;
    private final AuditTrail audit;
    private final Clock clock;

    PlateSearch(Access access, PlateRows plates, AuditTrail audit, Clock clock) {
        this.access = access;
        this.plates = plates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A sighting with the reasons why it is shown.
     *
     * @param score from 0 to 1: likeness, certainty and recency multiplied
     * @param likeness place by place
     * @param daysAgo whole days since it was last seen
     */
    public record Match(Sighting sighting, double score, PlateLikeness likeness, long daysAgo) {}

    /** @param more whether there is more than is shown */
    public record Answer(List<Match> matches, boolean more) {

        public Answer {
            matches = List.copyOf(matches);
        }
    }

    /**
     * Best first.
     *
     * @param purpose what the person looks for it for: what is shared under an agreement for other purposes is not found
     * @param days how far back, 1 to {@value #MOST_DAYS}
     */
    public Answer search(Person person, PlatePattern pattern, Purpose purpose, int days) {
        Sightings.refuseUnlessPolice(person);
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("Searched are 1 to " + MOST_DAYS + " days");
        }
        var reader = person.reading(purpose);
        var now = clock.instant();
        return access.consulting(reader, () -> {
            var answer = plates.search(pattern, now, now.minus(Duration.ofDays(days)));
            audit.recordConsultation(
                    reader,
                    "search plates",
                    answer.matches().stream()
                            .map(match -> match.sighting().id())
                            .toList(),
                    Sightings.KIND,
                    pattern.read(),
                    null,
                    purpose.name());
            return answer;
        });
    }
}
