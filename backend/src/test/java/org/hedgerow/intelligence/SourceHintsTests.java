package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hedgerow.intelligence.SourceHints.Field;
import org.hedgerow.intelligence.SourceHints.Kind;
import org.junit.jupiter.api.Test;

class SourceHintsTests {

    @Test
    void wordsThatShowWhoToldItAreFound() {
        assertThat(kinds("My neighbour drives past every night")).containsOnly(Kind.SPEAKER);
        assertThat(kinds("The farmer saw a silver estate")).containsOnly(Kind.SPEAKER);
        assertThat(kinds("They left by Willow Farm")).containsOnly(Kind.FARM_NAME);
        assertThat(kinds("they left by willow farm")).containsOnly(Kind.FARM_NAME);
        assertThat(kinds("Cars near Fferm Lwyd")).containsOnly(Kind.FARM_NAME);
        assertThat(kinds("A CHIS says so")).contains(Kind.COVERT);
        assertThat(kinds("Seen by covert means")).containsOnly(Kind.COVERT);
        assertThat(kinds("From an informant")).containsOnly(Kind.COVERT);
        assertThat(kinds("Part of Operation Nightjar")).containsOnly(Kind.OPERATION_NAME);
        assertThat(kinds("Part of Op Nightjar")).containsOnly(Kind.OPERATION_NAME);
    }

    @Test
    void partsOfTheNamesOfReportersAreFoundHoweverTheyAreWritten() {
        var hits = SourceHints.find(List.of(new Field("/items/0", "Told by HARGREAVE.")), List.of("Ann Hargreave"));
        assertThat(hits).extracting(SourceHints.Hit::kind).containsOnly(Kind.REPORTER_NAME);
        assertThat(hits).extracting(SourceHints.Hit::words).containsOnly("HARGREAVE");
        assertThat(SourceHints.find(List.of(new Field("/title", "An announcement")), List.of("Ann Hargreave")))
                .isEmpty();
    }

    @Test
    void ordinaryWordsAreLeftAlone() {
        for (var text : List.of(
                "Silver estate with two lurchers on Fen Road at 06:40, three men.",
                "They use the farm track and the operation of a winch was heard.",
                "A quad bike was taken from a farm.")) {
            assertThat(kinds(text)).as(text).isEmpty();
        }
    }

    private static List<Kind> kinds(String text) {
        return SourceHints.find(List.of(new Field("/title", text)), List.of()).stream()
                .map(SourceHints.Hit::kind)
                .toList();
    }
}
