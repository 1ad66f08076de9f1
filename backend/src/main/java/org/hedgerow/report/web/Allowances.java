package org.hedgerow.report.web;

import java.time.Duration;
import org.hedgerow.identity.Allowance;
import org.springframework.stereotype.Component;

/** What each address has left. */
@Component
class Allowances {

    private final Allowance reports;
    private final Allowance receipts;
    private final Allowance wrongCodes;

    Allowances(AllowanceSettings settings) {
        this.reports = new Allowance(settings.reports(), Duration.ofMinutes(10));
        this.receipts = new Allowance(settings.receipts(), Duration.ofMinutes(10));
        this.wrongCodes = new Allowance(settings.wrongCodes(), Duration.ofMinutes(15));
    }

    /** Reports. */
    Allowance reports() {
        return reports;
    }

    /** Looking at receipts, and writing to the desk. */
    Allowance receipts() {
        return receipts;
    }

    /** Receipt codes that are nobody's. */
    Allowance wrongCodes() {
        return wrongCodes;
    }
}
