package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The browser's place reader against the server's, in a real page on a running Hedgerow: the cases of the shared table with slips of the keyboard in
 * them. What the browser answers by itself, the server answers in the same words.
 */
class BothReadersTests {

    private static final Path TABLE = Path.of(
            System.getProperty("hedgerow.frontend"), "../backend/src/test/resources/org/hedgerow/geo/place-cases.csv");
    private static final int TEXTS = 600;
    private static final int MOST_CHARACTERS = 200;
    private static final String KEYS = "TLNSEWIOtlnsew0123456789 0123456789 .,,-+−°'\"′″:=/;()dm\u00a0éCFGHJ";

    /** Answers the texts that the two read differently, and how many the browser left to the server. */
    private static final String COMPARE = """
            async (texts) => {
              const { readPlaceText } = await import('/js/geo/place-reader.js');
              const differences = [];
              let asked = 0;
              for (const text of texts) {
                const here = readPlaceText(text);
                if (here.kind === 'ask') {
                  asked += 1;
                  continue;
                }
                const response = await fetch('/api/places?' + new URLSearchParams({ text }));
                const there = await response.json();
                const words = ({ message, landmark, threeWords }) => [message ?? null, landmark ?? null, threeWords ?? null];
                const known = ({ method, description, precisionMetres }) => [method, description, precisionMetres];
                const near = (reading, place) => {
                  const metres = ['DEGREES', 'PLUS_CODE'].includes(place.method) ? 8 : 1.01;
                  return Math.abs(reading.easting - place.easting) <= metres && Math.abs(reading.northing - place.northing) <= metres;
                };
                const same =
                  JSON.stringify([words(here), here.readings.map(known)]) === JSON.stringify([words(there), there.places.map(known)]) &&
                  here.readings.every((reading, i) => near(reading, there.places[i]));
                if (!same) differences.push(JSON.stringify([text, here, there]));
              }
              return { differences, asked };
            }
            """;

    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1936, 27700, 4258})
    @SuppressWarnings("unchecked")
    void whatTheBrowserReadsOrRefusesTheServerDoesInTheSameWords(long seed) throws IOException {
        var texts = mistyped(new Random(seed));
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
            var map = MapPage.signIn(context, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, login);
            var outcome = (Map<String, Object>) map.page().evaluate(COMPARE, texts);
            assertThat((List<String>) outcome.get("differences"))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat((Integer) outcome.get("asked"))
                    .as("left to the server, of " + TEXTS)
                    .isLessThan(TEXTS / 2);
        }
    }

    private static List<String> mistyped(Random random) throws IOException {
        var cases = Files.readAllLines(TABLE).stream()
                .skip(2)
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();
        return IntStream.range(0, TEXTS).mapToObj(i -> mistyped(cases, random)).toList();
    }

    private static String mistyped(List<String> cases, Random random) {
        var text = new ArrayList<Integer>();
        cases.get(random.nextInt(cases.size())).codePoints().forEach(text::add);
        if (random.nextInt(8) == 0) {
            text.add((int) (random.nextBoolean() ? ' ' : ','));
            cases.get(random.nextInt(cases.size())).codePoints().forEach(text::add);
        }
        for (int slips = random.nextInt(4); slips > 0 && !text.isEmpty(); slips--) {
            int at = random.nextInt(text.size());
            int key = KEYS.charAt(random.nextInt(KEYS.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.remove(at);
                case 1 -> text.add(at, key);
                case 2 -> text.set(at, key);
                case 3 -> text.add(at, text.get(at));
                default -> text.add(text.remove(at));
            }
        }
        return text.stream()
                .limit(MOST_CHARACTERS / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
