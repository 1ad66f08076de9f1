package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hedgerow.platform.ProblemException.FieldError;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SanitisationCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each condition of the form by itself. */
class ReportRulesTests {

    private static final Conditions WHOLE =
            new Conditions("For the team alone", "Few know it", ActionCode.A1, SanitisationCode.S1, null);

    @Nullable private IntelligencePriority priority = IntelligencePriority.LOW;

    @Nullable private LocalDate day = LocalDate.of(2025, 10, 15);

    @Nullable private SourceType type = SourceType.ANONYMOUS;

    private String item = "1AP";

    @Nullable private String provenance = "1AP";

    @Nullable private String unreliable;

    @Nullable private String suspectedFalse;

    private Conditions conditions = Conditions.NONE;

    @Nullable private Boolean personal = false;

    @Nullable private Boolean sensitive = false;

    private boolean noItems;

    @Test
    void aWholeReportLacksNothing() {
        assertThat(missing()).isEmpty();
    }

    @Test
    void aReasonGoesWithASourceThatIsNotReliable() {
        item = "3AP";
        assertThat(missing()).containsExactly("/unreliableReason");
        unreliable = "Has misled us before";
        assertThat(missing()).isEmpty();
    }

    @Test
    void theProvenanceIsGradedByItselfAndAsksForTheSame() {
        provenance = "3EP";
        assertThat(missing()).containsExactly("/unreliableReason", "/falseReason");
        provenance = null;
        assertThat(missing()).containsExactly("/provenance");
    }

    @Test
    void aReasonGoesWithWhatIsSuspectedToBeFalse() {
        item = "1EP";
        assertThat(missing()).containsExactly("/falseReason");
        suspectedFalse = "The van was elsewhere";
        assertThat(missing()).isEmpty();
    }

    @Test
    void handlingCodeCAsksForTextReasonActionAndSanitisation() {
        item = "1AC";
        assertThat(missing())
                .containsExactly(
                        "/conditions/text", "/conditions/reason", "/conditions/action", "/conditions/sanitisation");
        conditions = WHOLE;
        assertThat(missing()).isEmpty();
    }

    @Test
    void handlingCodeCOfTheProvenanceAloneAsksForTheSame() {
        provenance = "2DC";
        assertThat(missing()).hasSize(4);
    }

    @Test
    void codesUnderHandlingCodePAreRefused() {
        conditions = WHOLE;
        assertThat(missing()).containsExactly("/conditions");
    }

    @Test
    void thePermittedUseGoesWithA3AndWithNothingElse() {
        item = "1AC";
        conditions = new Conditions("Text", "Reason", ActionCode.A3, SanitisationCode.S1, null);
        assertThat(missing()).containsExactly("/conditions/permittedUse");
        conditions = new Conditions("Text", "Reason", ActionCode.A3, SanitisationCode.S1, "Patrol the lane");
        assertThat(missing()).isEmpty();
        conditions = new Conditions("Text", "Reason", ActionCode.A2, SanitisationCode.S1, "Patrol the lane");
        assertThat(missing()).containsExactly("/conditions/permittedUse");
    }

    @Test
    void thePriorityIsNeeded() {
        priority = null;
        assertThat(missing()).containsExactly("/priority");
    }

    @Test
    void theDayOfTheIntelligenceIsNeeded() {
        day = null;
        assertThat(missing()).containsExactly("/intelligenceDay");
    }

    @Test
    void theKindOfSourceIsNeeded() {
        type = null;
        assertThat(missing()).containsExactly("/sourceType");
    }

    @Test
    void anItemIsNeeded() {
        noItems = true;
        assertThat(missing()).containsExactly("/items");
    }

    @Test
    void whetherItTellsOfPersonsIsNeeded() {
        personal = null;
        assertThat(missing()).containsExactly("/personalInformation");
    }

    @Test
    void whetherItShouldBeSensitiveIsNeeded() {
        sensitive = null;
        assertThat(missing()).containsExactly("/askedSensitive");
    }

    @Test
    void whatIsWrittenForOthersIsHeldToTheSameRules() {
        var graded = new GradedText("An estate car", Grade.of("3EC").orElseThrow());
        var sanitised = new SanitisedContent(
                "Car",
                IntelligencePriority.LOW,
                Marking.OFFICIAL,
                null,
                "HARE.COURSING",
                List.of(graded),
                graded,
                null,
                null,
                Conditions.NONE);
        assertThat(ReportRules.ofSanitised(sanitised))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/unreliableReason",
                        "/falseReason",
                        "/conditions/text",
                        "/conditions/reason",
                        "/conditions/action",
                        "/conditions/sanitisation");
    }

    private List<String> missing() {
        var report = new ReportContent(
                "Cars on the fen",
                priority,
                Marking.OFFICIAL,
                null,
                day,
                type,
                null,
                noItems
                        ? List.of()
                        : List.of(new GradedText("An estate car", Grade.of(item).orElseThrow())),
                provenance == null
                        ? null
                        : new GradedText("Seen", Grade.of(provenance).orElseThrow()),
                unreliable,
                suspectedFalse,
                conditions,
                personal,
                sensitive);
        return ReportRules.ofReport(report).stream().map(FieldError::pointer).toList();
    }
}
