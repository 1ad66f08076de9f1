package org.hedgerow.changelog;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A node that is far behind the change log shows old maps: it is not ready. */
@Component
@Profile("!command")
class ChangeLogHealthIndicator implements HealthIndicator {

    private static final Duration TOO_FAR_BEHIND = Duration.ofSeconds(30);

    private final ChangeTailer tailer;

    ChangeLogHealthIndicator(ChangeTailer tailer) {
        this.tailer = tailer;
    }

    @Override
    public Health health() {
        return tailer.isRunning() && tailer.delay().compareTo(TOO_FAR_BEHIND) < 0
                ? Health.up().build()
                : Health.down().build();
    }
}
