package org.hedgerow.report;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.incident.IncidentContent;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells, checked.
 *
 * @param content what becomes an incident
 * @param answers as JSON, an object by the code of the question
 * @param contact null when nobody is to be asked
 * @param madeAt by the clock of the reporter's device
 * @param clockOffsetMs milliseconds that this clock was behind ours when last compared
 * @param bulletin the id of the bulletin that it answers, if there is one
 */
record Told(
        boolean forCaller,
        boolean happeningNow,
        String template,
        IncidentContent content,
        String answers,
        ReportForm.@Nullable LandownerPermission landownerPermission,
        boolean mayContact,
        ReportForm.@Nullable Contact contact,
        ReportForm.Language language,
        Instant madeAt,
        @Nullable Long clockOffsetMs,
        @Nullable UUID bulletin) {

    @Override
    public String toString() {
        return "Told[hidden]";
    }
}
