package org.hedgerow.interchange.demonstration;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hedgerow.incident.PlaceForm;
import org.hedgerow.report.Intake;
import org.hedgerow.report.ReceiptCodes;
import org.hedgerow.report.ReportForm;
import org.hedgerow.report.ReportForm.By;
import org.hedgerow.report.ReportForm.LandownerPermission;
import org.hedgerow.report.ReportForm.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * What people without an account have just told the force that leads the demonstration, by the way that every report takes, so that its triage
 * desk has something to do: two of one event, and two of others.
 */
@Component
@ConditionalOnBooleanProperty("hedgerow.demonstration.enabled")
class InventedReports {

    private static final List<Told> TOLD = List.of(
            new Told(
                    "HARE",
                    "HARE.COURSING",
                    "TL 3834 4521",
                    95,
                    95,
                    "Three men and two lurchers on the stubble beside the track, a silver estate car at the gate.",
                    LandownerPermission.NO),
            new Told(
                    "HARE",
                    "HARE.SUSPECTED",
                    "TL 3890 4545",
                    90,
                    75,
                    "A silver estate with dogs in the back, driving slowly along the field edge. They looked at the hares.",
                    LandownerPermission.UNKNOWN),
            new Told(
                    "FLYTIP",
                    "ENVIRONMENT.FLYTIP",
                    "TF 4450 1050",
                    300,
                    240,
                    "Tyres and broken plasterboard across the drove, a tipper load of it. The drain is half blocked.",
                    null),
            new Told(
                    "FUEL",
                    "FUEL.REDDIESEL",
                    "TL 2650 5820",
                    840,
                    360,
                    "About 600 litres gone from the yard tank, the lock was cut.",
                    null));

    private final Intake intake;
    private final ReceiptCodes codes;
    private final Clock clock;

    InventedReports(Intake intake, ReceiptCodes codes, Clock clock) {
        this.intake = intake;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * One report.
     *
     * @param earliest minutes ago
     * @param latest minutes ago
     */
    private record Told(
            String template,
            String category,
            String place,
            int earliest,
            int latest,
            String narrative,
            @Nullable LandownerPermission permission) {}

    /** Tells all of them. */
    void tell() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        for (var told : TOLD) {
            var form = new ReportForm(
                    By.SELF,
                    false,
                    told.template(),
                    told.category(),
                    told.narrative(),
                    now.minus(Duration.ofMinutes(told.earliest())),
                    now.minus(Duration.ofMinutes(told.latest())),
                    told.earliest() == told.latest(),
                    new PlaceForm(told.place(), null, null, null, null),
                    null,
                    told.permission(),
                    false,
                    null,
                    Language.en,
                    null);
            intake.takeWithoutAccount(codes.make(), form, List.of());
        }
    }
}
