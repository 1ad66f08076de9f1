package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.link.LinkAccount.Dogs;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;
import org.hedgerow.sighting.link.LinkReason.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkComparisonTests {

    @ParameterizedTest
    @CsvSource({
        "AB95 CDE, AB95 CDE, PLATE_SAME, 7",
        "AB95 CDE, A895 CDE, PLATE_MISREAD, 6",
        "AB95 CDE, AB9? CDE, PLATE_PART, 6",
        "AB95 CDE, AB9? ???, PLATE_FEW, 3",
        "AB95 CDE, XY97 ZZZ, PLATE_DIFFERENT, "
    })
    void aPlateSaysHowFarItIsTheSame(String mine, String theirs, Kind kind, @Nullable Long equal) {
        var found = PlateComparison.of(plates(mine), plates(theirs));
        assertThat(found).isNotNull();
        assertThat(found.reason().kind()).isEqualTo(kind);
        assertThat(found.reason().number()).isEqualTo(equal);
        assertThat(found.reason().texts()).containsExactly(mine.replace(" ", ""), theirs.replace(" ", ""));
        assertThat(found.reason().toString()).doesNotContain("95");
    }

    @Test
    void plateOfWhichTooLittleIsKnownSaysNothing() {
        assertThat(PlateComparison.of(plates("A??????"), plates("AB95CDE"))).isNull();
        assertThat(PlateComparison.of(plates("AB?????"), plates("??95CDE"))).isNull();
        assertThat(PlateComparison.of(plates("XY97ZZZ", "AB95CDE"), plates("AB95CDE")))
                .extracting(LinkFinding::bin)
                .isEqualTo("PLATE_SAME");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "lurcher, 2, brindle, lurcher, 2, brindle, DOGS_ALL",
                "Lurcher, 2, -, lurcher, 2, fawn, DOGS_BREED_NUMBER",
                "lurcher, 2, fawn, lurcher, 3, fawn, DOGS_BREED_COLOUR",
                "lurcher, -, -, lurcher, 3, fawn, DOGS_BREED",
                "lurcher, -, -, greyhound, 3, fawn, DOGS_ALIKE",
                "-, -, fawn, greyhound, 3, fawn, DOGS_COLOUR",
                "lurcher, 2, white, lurcher, 2, black, DOGS_OTHER_COLOUR",
                "lurcher, 2, -, terrier, 2, -, DOGS_DIFFERENT",
                "-, 2, white, -, 2, black, DOGS_DIFFERENT",
                "lurcher, 2, -, -, 2, black, -"
            })
    void dogsSayHowFarTheyAreTheSame(
            @Nullable String breed,
            @Nullable Integer number,
            @Nullable String colour,
            @Nullable String otherBreed,
            @Nullable Integer otherNumber,
            @Nullable String otherColour,
            @Nullable Kind kind) {
        var found = DogComparison.of(
                List.of(new Dogs(breed, number, colour)), List.of(new Dogs(otherBreed, otherNumber, otherColour)));
        assertThat(found == null ? null : found.reason().kind()).isEqualTo(kind);
    }

    @Test
    void colourThatIsMistakenAtDuskIsNoDifference() {
        var silver = new Vehicle("Corve", "Forester", "silver", Set.of());
        assertThat(VehicleComparison.of(List.of(silver), List.of(new Vehicle("CORVE ", "forester", "Grey", Set.of()))))
                .extracting(LinkFinding::bin)
                .isEqualTo("VEHICLE_MODEL");
        assertThat(VehicleComparison.of(List.of(silver), List.of(new Vehicle("Corve", "Forester", "red", Set.of()))))
                .extracting(LinkFinding::bin)
                .isEqualTo("VEHICLE_OTHER_COLOUR");
        assertThat(VehicleComparison.of(List.of(silver), List.of(new Vehicle(null, "Forester", " ", Set.of()))))
                .isNull();
    }

    private static List<Plate> plates(String... seen) {
        return List.of(seen).stream().map(each -> Plate.of(each).orElseThrow()).toList();
    }
}
