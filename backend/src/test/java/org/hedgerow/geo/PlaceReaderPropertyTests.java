package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.hedgerow.reference.Gazetteer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, valid or not. */
class PlaceReaderPropertyTests {

    private static final NationalGrid GRID = new Ostn15NationalGrid();
    private static final Gazetteer GAZETTEER = new Gazetteer();
    private static final PlaceReader READER = new PlaceReader(GRID, GAZETTEER);
    private static final List<String> CASES = cases();

    private static List<String> cases() {
        try (var table = PlaceReaderPropertyTests.class.getResourceAsStream("place-cases.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.substring(0, line.indexOf('|')))
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void check(String text, Supplier<String> about) {
        var reading = READER.read(text);
        assertThat(reading.text()).isEqualTo(text);
        assertThat(reading.readings().size() == 1).as(about.get()).isEqualTo(reading.message() == null);
        assertThat(reading.places())
                .as(about.get())
                .allMatch(place -> Extent.contains(place.point())
                        && place.precisionMetres() >= 1
                        && place.precisionMetres() <= 100_000
                        && place.asGiven().equals(text));
        if (reading.landmark() != null) {
            assertThat(reading.landmark()).as(about.get()).isNotBlank().hasSizeLessThanOrEqualTo(text.length());
        }
        if (reading.threeWords() != null) {
            assertThat(text).as(about.get()).contains(reading.threeWords());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 612, 20251015})
    void mutatedCasesGiveAReadingOrARefusal(long seed) {
        var random = new Random(seed);
        var pieces = List.of(
                " ", ",", "+", "-", ".", "°", "'", "\"", "N", "W", "m", "0", "9", "I", "O", "///", "(", ")", "TL",
                "near", "é", "🐇");
        for (int i = 0; i < 40_000; i++) {
            var text = new StringBuilder(CASES.get(random.nextInt(CASES.size())));
            for (int changes = random.nextInt(1, 4); changes > 0 && !text.isEmpty(); changes--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
                    case 2 -> text.setCharAt(at, (char) random.nextInt(0x20, 0x2200));
                    default -> text.append(' ').append(CASES.get(random.nextInt(CASES.size())));
                }
            }
            check(text.toString(), () -> "seed " + seed + ": " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 271})
    void arbitraryCharactersGiveAReadingOrARefusal(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 30_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(0, 210); length > 0; length--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x20, 0x7f)));
            }
            check(text.toString(), () -> "seed " + seed + ": " + text);
        }
    }

    /** Two hundred characters of whatever makes a careless reader look again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "()",
                ",",
                " ",
                ".",
                "+",
                "-",
                "///",
                "a.",
                "a.b.c ",
                "TL ",
                "TL 4",
                "TL 4 ",
                "T",
                "1",
                "1 ",
                "1,",
                "1,111",
                "1.1 ",
                "°",
                "'",
                "N",
                "N 1 ",
                "1 N ",
                "near ",
                "by ",
                "of Royston by ",
                "Royston,",
                "Royston ",
                "9F+",
                "9F42C9CC+",
                "C9CC+Q7 ",
                "31U",
                "31U CT 1",
                "SG8 7SL ",
                "grid ",
                "grid:",
                "2 km ",
                "99999 km of ",
                "- ",
                "\u2014",
                "x@",
                "🐇",
                "e\u0301"
            })
    void longRepetitionsAreAnsweredToo(String piece) {
        var text = piece.repeat(200 / piece.length());
        check(text, () -> text);
        check(text + "1".repeat(200 - text.length()), () -> text);
        check("TL 420 440 " + text.substring(0, Math.min(text.length(), 180)), () -> text);
        check("Fowlmere " + text.substring(0, Math.min(text.length(), 180)), () -> text);
    }

    @Test
    void looksANameUpABoundedNumberOfTimes() {
        var counting = new PlaceNames() {
            private int lookUps;

            @Override
            public List<NamedPlace> named(String name, int limit) {
                lookUps++;
                return List.of();
            }

            @Override
            public List<NamedPlace> exactly(String name, int limit) {
                lookUps++;
                return List.of();
            }

            @Override
            public boolean isCounty(String name) {
                lookUps++;
                return false;
            }

            @Override
            public List<NamedPlace> similar(String name, int limit) {
                lookUps++;
                return List.of();
            }
        };
        var reader = new PlaceReader(GRID, counting);

        assertThat(reader.read("of,by;".repeat(33)).readings()).isEmpty();
        assertThat(reader.read("x by ".repeat(40)).readings()).isEmpty();
        assertThat(counting.lookUps).isBetween(10, 60);
    }
}
