package org.hedgerow.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A person or a vehicle as one force knows them. Each force keeps its own; what they have in common is found by name and date of birth, or by plate.
 *
 * @param force that keeps it
 */
public record LadderSubject(UUID id, UUID force, SubjectContent content, Instant madeAt, int version) {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int OF_AGE = 18;

    /** Whether this is somebody who was under 18 then, as far as anything says. */
    public boolean isUnder18At(Instant moment) {
        var day = moment.atZone(LONDON).toLocalDate();
        var born = content.born();
        if (born != null) {
            return born.plusYears(OF_AGE).isAfter(day);
        }
        var age = content.age();
        LocalDate ageOn = content.ageOn();
        // Who was said to be 17 may have become 18 on the next day; a task too many does no harm.
        return age != null && ageOn != null && age + ChronoUnit.YEARS.between(ageOn, day) < OF_AGE;
    }
}
