package org.hedgerow.interchange;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be taken out.
 *
 * @param officerPerDay exports of one officer in 24 hours
 * @param analystPerDay exports of one analyst in 24 hours
 * @param officerIncidents in one export of an officer
 * @param analystIncidents in one export of an analyst
 * @param hours that an export may be fetched
 */
@Validated
@ConfigurationProperties("hedgerow.export")
record ExportSettings(
        @DefaultValue("5") @Min(0) @Max(1000) int officerPerDay,
        @DefaultValue("20") @Min(0) @Max(1000) int analystPerDay,
        @DefaultValue("500") @Min(1) @Max(10_000) int officerIncidents,
        @DefaultValue("5000") @Min(1) @Max(10_000) int analystIncidents,
        @DefaultValue("24") @Min(1) @Max(24) int hours) {

    int perDay(Person person) {
        return isAnalyst(person) ? analystPerDay : officerPerDay;
    }

    int incidents(Person person) {
        return isAnalyst(person) ? analystIncidents : officerIncidents;
    }

    private static boolean isAnalyst(Person person) {
        return person.roles().contains(Role.ANALYST);
    }
}
