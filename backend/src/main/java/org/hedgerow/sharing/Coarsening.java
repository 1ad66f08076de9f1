package org.hedgerow.sharing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Makes the kind and the time of an incident as coarse as its place (ADR 0025): a square with eight farms in it says who was hit as soon as
 * only one of them had sheep, or as soon as a neighbour knows the hour. The same facts always give the same answer. Thread-safe.
 *
 * <table>
 * <caption>What is released outside the police</caption>
 * <tr><th>tier</th><th>kinds that can name the victim</th><th>all others</th></tr>
 * <tr><td>watch</td><td>group; night, morning, afternoon or evening</td><td>kind; time as known</td></tr>
 * <tr><td>public</td><td>group; week, from Monday</td><td>kind; day</td></tr>
 * </table>
 */
@Component
public class Coarsening {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PART_HOURS = 6;

    private final VictimIdentifying victimIdentifying;

    Coarsening(VictimIdentifying victimIdentifying) {
        this.victimIdentifying = victimIdentifying;
    }

    /** What a tier is told of these facts. */
    public ReleasedFacts of(Tier tier, ReleasedFacts known) {
        if (tier == Tier.EXACT || tier == Tier.ORIGINATOR) {
            return known;
        }
        var began = known.earliest().atZone(LONDON).toLocalDate();
        boolean namesVictim = victimIdentifying.includes(known.categoryCode(), began);
        if (tier == Tier.WATCH) {
            return namesVictim
                    ? coarse(
                            groupOf(known.categoryCode()),
                            known,
                            Coarsening::partOfDay,
                            part -> part.plusHours(PART_HOURS))
                    : known;
        }
        return namesVictim
                ? coarse(groupOf(known.categoryCode()), known, Coarsening::week, week -> week.plusWeeks(1))
                : coarse(known.categoryCode(), known, Coarsening::day, day -> day.plusDays(1));
    }

    /**
     * The span from the beginning of one stretch of London's clock to the last second of another.
     *
     * @param begin the beginning of the stretch that holds a time
     * @param next the beginning of the one after, from the beginning
     */
    private static ReleasedFacts coarse(
            String category,
            ReleasedFacts known,
            UnaryOperator<LocalDateTime> begin,
            UnaryOperator<LocalDateTime> next) {
        var earliest = begin.apply(london(known.earliest()));
        var after = next.apply(begin.apply(london(known.latest())));
        return new ReleasedFacts(
                category,
                earliest.atZone(LONDON).toInstant(),
                after.atZone(LONDON).toInstant().minusSeconds(1),
                false);
    }

    private static LocalDateTime london(Instant instant) {
        return LocalDateTime.ofInstant(instant, LONDON);
    }

    /** Night is from 00:00, morning from 06:00, afternoon from 12:00, evening from 18:00. */
    private static LocalDateTime partOfDay(LocalDateTime time) {
        return day(time).withHour(time.getHour() / PART_HOURS * PART_HOURS);
    }

    private static LocalDateTime day(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    private static LocalDateTime week(LocalDateTime time) {
        return day(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The code of a kind is that of its group, a full stop and its own. */
    private static String groupOf(String category) {
        int dot = category.indexOf('.');
        return dot < 0 ? category : category.substring(0, dot);
    }
}
