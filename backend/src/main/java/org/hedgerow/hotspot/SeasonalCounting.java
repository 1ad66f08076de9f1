package org.hedgerow.hotspot;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.SeasonCalendar.Nation;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.VisibleIncidents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts for {@link SeasonalCounts}, of the incidents of one force that a person may read whole. */
@Component
public class SeasonalCounting {

    /** So many years that are over. */
    static final int YEARS = 5;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final VisibleIncidents incidents;
    private final Clock clock;

    SeasonalCounting(VisibleIncidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * @param force the code of a force
     * @param group of kinds, such as {@code HARE}; null for all of them
     */
    public SeasonalCounts of(Person person, String force, @Nullable String group) {
        var today = LocalDate.ofInstant(clock.instant(), LONDON);
        var nation = Nation.ofForce(force);
        var years = years(today);
        var daily = incidents.countWholeByDay(
                person, force, group, SeasonalCounts.begins(nation, years), SeasonalCounts.ends(nation, years));
        return SeasonalCounts.of(nation, years, daily, today);
    }

    private static List<Integer> years(LocalDate today) {
        return IntStream.range(today.getYear() - YEARS, today.getYear()).boxed().toList();
    }
}
