package org.hedgerow.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Down when the audit cannot be sealed, is not the one that was sealed before, or no place keeps its heads. */
@Component("audit")
@Profile("!command")
class AuditHealthIndicator implements HealthIndicator {

    private final AuditSealing sealing;

    AuditHealthIndicator(AuditSealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Health health() {
        var trouble = sealing.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("reason", trouble).build();
    }
}
