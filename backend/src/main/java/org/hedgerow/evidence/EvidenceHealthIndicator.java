package org.hedgerow.evidence;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Down while an original is not what was sealed. No part of readiness: everything else goes on. */
@Component("evidenceFiles")
@Profile("!command")
class EvidenceHealthIndicator implements HealthIndicator {

    private final KeepingRows keeping;

    EvidenceHealthIndicator(KeepingRows keeping) {
        this.keeping = keeping;
    }

    @Override
    public Health health() {
        int damaged = keeping.countDamaged();
        return damaged == 0
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", damaged + " originals are not what was sealed")
                        .build();
    }
}
