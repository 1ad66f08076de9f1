package org.hedgerow.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.incident.ReportKept;
import org.springframework.stereotype.Component;

/** Brings to the desk what people report as an incident at once, so that nothing reported is missed there. */
@Component
class KeptReports implements ReportKept {

    private final ReportRows rows;
    private final Templates templates;
    private final Clock clock;

    KeptReports(ReportRows rows, Templates templates, Clock clock) {
        this.rows = rows;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public void keep(Person reporter, UUID incident, IncidentRecording.Plan plan) {
        var content = plan.content();
        var told = new Told(
                false,
                false,
                templates.about(content.categoryCode()).code(),
                content,
                "{}",
                null,
                false,
                null,
                ReportForm.Language.en,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                null,
                null);
        rows.add(incident, reporter.id(), Way.SIGNED_IN, told, plan);
    }
}
