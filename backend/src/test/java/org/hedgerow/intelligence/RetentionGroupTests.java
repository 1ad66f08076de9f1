package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RetentionGroupTests {

    @Test
    void groupsOneAndTwoAreReviewedAfterTenYearsAndTheOthersAfterSix() {
        var made = LocalDate.of(2025, 10, 15);
        assertThat(RetentionGroup.PUBLIC_PROTECTION.reviewDay(made)).isEqualTo("2035-10-15");
        assertThat(RetentionGroup.SERIOUS.reviewDay(made)).isEqualTo("2035-10-15");
        assertThat(RetentionGroup.OTHER.reviewDay(made)).isEqualTo("2031-10-15");
        assertThat(RetentionGroup.UNDETECTED.reviewDay(made)).isEqualTo("2031-10-15");
    }

    @Test
    void coursingStandsInTheThirdGroup() {
        assertThat(RetentionGroup.ORDINARY).isEqualTo(RetentionGroup.OTHER);
    }

    @Test
    void aLeapDayIsReviewedOnTheLastOfFebruary() {
        assertThat(RetentionGroup.OTHER.reviewDay(LocalDate.of(2024, 2, 29))).isEqualTo("2030-02-28");
    }

    @Test
    void whatIsDueIsWhatWasMadeOnOrBeforeADay() {
        for (var group : RetentionGroup.values()) {
            for (var today = LocalDate.of(2027, 1, 1); today.getYear() < 2041; today = today.plusDays(1)) {
                var since = group.dueSince(today);
                assertThat(group.reviewDay(since)).isBeforeOrEqualTo(today);
                assertThat(group.reviewDay(since.plusDays(1))).isAfter(today);
            }
        }
    }
}
