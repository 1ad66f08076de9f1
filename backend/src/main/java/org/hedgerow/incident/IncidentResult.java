package org.hedgerow.incident;

import java.time.LocalDate;

/**
 * So many of one thing came of an incident on one day, in the United Kingdom.
 *
 * @param count 1 to {@value #MOST}
 */
public record IncidentResult(ResultMeasure measure, LocalDate day, int count) {

    public static final int MOST = 1_000;

    public IncidentResult {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("What is not counted is not recorded");
        }
    }
}
