package org.hedgerow.bulletin;

import org.hedgerow.hotspot.SeasonalCounting;
import org.hedgerow.hotspot.SeasonalCounts;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.springframework.stereotype.Component;

/** The figures of past years that a bulletin about a season is written from, for the police of the own force alone. */
@Component
public class BulletinSeasons {

    private final SeasonalCounting counting;

    BulletinSeasons(SeasonalCounting counting) {
        this.counting = counting;
    }

    /**
     * Of the kinds of incident that an advice is about; of all where it is about none in particular.
     *
     * @throws ProblemException not found for everybody but the police of a force
     */
    public SeasonalCounts of(Person person, AdviceCategory advice) {
        Bulletins.deskOf(person);
        var force = person.organisation().forceCode();
        if (force == null) {
            throw Bulletins.notFound();
        }
        return counting.of(person, force, advice.group());
    }
}
