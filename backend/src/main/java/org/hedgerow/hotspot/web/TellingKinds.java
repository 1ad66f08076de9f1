package org.hedgerow.hotspot.web;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.VictimIdentifying;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Which incidents tell their victim when they are counted for a reader. */
@Component
@Profile("!command")
final class TellingKinds {

    private final VictimIdentifying victimIdentifying;

    TellingKinds(VictimIdentifying victimIdentifying) {
        this.victimIdentifying = victimIdentifying;
    }

    /** Whether an incident of a category that began on a day tells its victim; null for the police, from whom no count is hidden. */
    @Nullable BiPredicate<String, LocalDate> forReader(Audience audience) {
        return audience.reader().isPolice() ? null : this::tellsItsVictim;
    }

    /** A kind that can is released by its group alone; what was released before that was so is known by its kind. */
    private boolean tellsItsVictim(String category, LocalDate began) {
        return category.indexOf('.') < 0 || victimIdentifying.includes(category, began);
    }
}
