package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hedgerow.sighting.link.LinkReason.Kind;
import org.junit.jupiter.api.Test;

/** The weights that are shipped come from the learning and from nothing else, and do what is claimed of them on a season that they never saw. */
class LinkLearningTests {

    @Test
    void shippedWeightsAreExactlyWhatLearningGives() throws IOException {
        try (var file = LinkWeights.class.getResourceAsStream("link-weights.csv")) {
            assertThat(file).isNotNull();
            assertThat(LinkLearning.file()).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyKindHasItsWeight() throws IOException {
        try (var file = LinkWeights.class.getResourceAsStream("link-weights.csv")) {
            assertThat(file).isNotNull();
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Arrays.stream(Kind.values()).filter(kind -> kind != Kind.APART && kind != Kind.CLOCK))
                    .allSatisfy(kind -> assertThat(text).containsPattern("," + kind + "[,/]"));
        }
    }

    @Test
    void inventedSeasonIsAFunctionOfItsSeed() {
        assertThat(InventedSeries.of(3, 10, 50).accounts())
                .isEqualTo(InventedSeries.of(3, 10, 50).accounts())
                .isNotEqualTo(InventedSeries.of(4, 10, 50).accounts());
    }

    @Test
    void linksAreFoundAndProbabilitiesComeTrueInASeasonThatNothingWasLearnedFrom() {
        var weights = LinkWeights.shipped();
        var calibration =
                new Calibration(InventedSeries.of(Calibration.HELD_OUT, InventedSeries.GROUPS, 1_500), weights);

        var found = calibration.byScore(weights.proposed());
        var plates = calibration.byPlate();
        var near = calibration.byNearness(found.proposed());
        assertThat(found.precision()).isGreaterThan(0.9);
        assertThat(found.recall()).isGreaterThan(0.12).isGreaterThan(3 * plates.recall());
        assertThat(found.incidents()).isGreaterThan(0.45).isGreaterThan(2 * plates.incidents());
        assertThat(near.precision()).isLessThan(0.5);
        assertThat(calibration.areaByScore()).isGreaterThan(0.97).isGreaterThan(calibration.areaByNearness());
        assertThat(calibration.recallAt(0.05)).isGreaterThan(0.9);
        assertThat(calibration.reliability())
                .filteredOn(band -> band.pairs() >= 50)
                .hasSizeGreaterThan(5)
                .allSatisfy(band ->
                        assertThat(Math.abs(band.stated() - band.observed())).isLessThan(0.15));
    }
}
