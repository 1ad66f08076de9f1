package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;

/** What an edit does to the tables, without a database. */
class ReferenceBookTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate DAY = LocalDate.of(2027, 4, 1);

    @Test
    void aChangeBeforeAPlannedEndKeepsTheEnd() {
        var book = seeds();
        book.end(ReferenceTable.AIR_BASES, "BENSON", DAY, null);
        book.change(
                ReferenceTable.AIR_BASES,
                "BENSON",
                rows(book, "BENSON").get(0).with("name", "Benson 2").values(),
                DAY.minusDays(30));
        assertThat(rows(book, "BENSON")).extracting(ReferenceRow::until).containsExactly(DAY.minusDays(30), DAY);
        assertThat(ReferenceFacts.faultsOf(book.tables())).isEmpty();
    }

    @Test
    void aPlanThatIsTakenBackLeavesNoTrace() {
        var book = seeds();
        var before = book.rows(ReferenceTable.FORCES, "KENT");
        book.change(
                ReferenceTable.FORCES,
                "KENT",
                before.get(0).with("name", "Kent 2").values(),
                DAY);
        book.takeBack(ReferenceTable.FORCES, "KENT", DAY);
        assertThat(book.rows(ReferenceTable.FORCES, "KENT")).isEqualTo(before);
    }

    @Test
    void aForceThatEndsWithoutASuccessorLeavesNoBorder() {
        var book = seeds();
        book.end(ReferenceTable.FORCES, "CAMBS", DAY, null);
        assertThat(ReferenceFacts.faultsOf(book.tables())).isEmpty();
        assertThat(neighbours(book, "CAMBS", DAY)).isEmpty();
        assertThat(neighbours(book, "CAMBS", DAY.minusDays(1))).hasSize(7);
        for (var other : neighbours(book, "CAMBS", DAY.minusDays(1))) {
            assertThat(neighbours(book, other, DAY)).doesNotContain("CAMBS");
        }
    }

    @Test
    void aSuccessorMeetsWhoeverTheOldForceMet() {
        var book = seeds();
        var before = new HashSet<>(neighbours(book, "CAMBS", DAY));
        before.addAll(neighbours(book, "NORFOLK", DAY));
        before.removeAll(Set.of("CAMBS", "NORFOLK"));
        book.end(ReferenceTable.FORCES, "CAMBS", DAY, "NORFOLK");
        assertThat(ReferenceFacts.faultsOf(book.tables())).isEmpty();
        assertThat(neighbours(book, "NORFOLK", DAY)).isEqualTo(before);
    }

    @Test
    void aGapIsForBasesAndBordersAlone() {
        var book = seeds();
        for (var table : List.of(ReferenceTable.AIR_BASES, ReferenceTable.CATEGORIES)) {
            var key = table == ReferenceTable.AIR_BASES ? "BENSON" : "FUEL.ADBLUE";
            book.end(table, key, DAY, null);
            book.change(table, key, book.rows(table, key).get(0).values(), DAY.plusDays(7));
        }
        assertThat(ReferenceFacts.faultsOf(book.tables()))
                .extracting(ReferenceFacts.Fault::key)
                .containsExactly("FUEL.ADBLUE");
    }

    @Test
    void whatIsNotThereIsNotEdited() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> seeds().end(ReferenceTable.FORCES, "NOWHERE", DAY, null));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> seeds().takeBack(ReferenceTable.FORCES, "KENT", DAY));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> seeds().add(seeds().rows(ReferenceTable.FORCES).get(0)));
    }

    /** Whatever edits come, those that are let through leave at most one row a day and every border on both sides. */
    @Test
    void whateverIsLetThroughIsStillTrueDayByDay() {
        long seed = 20261122;
        var random = new Random(seed);
        var book = seeds();
        int taken = 0;
        for (int round = 0; round < 600; round++) {
            var after = book.copy();
            try {
                edit(after, random);
            } catch (ProblemException refused) {
                continue;
            }
            if (ReferenceFacts.faultsOf(after.tables()).isEmpty()) {
                book = after;
                taken++;
            }
        }
        assertThat(taken).as("seed " + seed).isGreaterThan(100);
        for (int month = 0; month < 160; month++) {
            var day = LocalDate.of(2022, 1, 1).plusMonths(month);
            for (var table : ReferenceTable.values()) {
                assertThat(book.rows(table).stream().filter(row -> row.isInForceOn(day)))
                        .as(table + " on " + day + ", seed " + seed)
                        .extracting(ReferenceRow::key)
                        .doesNotHaveDuplicates();
            }
            var pairs = book.rows(ReferenceTable.FORCE_ADJACENCY).stream()
                    .filter(row -> row.isInForceOn(day))
                    .map(ReferenceRow::key)
                    .collect(Collectors.toSet());
            var there = book.rows(ReferenceTable.FORCES).stream()
                    .filter(row -> row.isInForceOn(day))
                    .map(ReferenceRow::key)
                    .collect(Collectors.toSet());
            for (var pair : pairs) {
                var parts = pair.split("-");
                assertThat(pairs).contains(parts[1] + "-" + parts[0] + "-" + parts[2]);
                assertThat(there).contains(parts[0], parts[1]);
            }
        }
    }

    private static void edit(ReferenceBook book, Random random) {
        var table = ReferenceTable.values()[random.nextInt(ReferenceTable.values().length)];
        var all = book.rows(table);
        if (all.isEmpty()) {
            // A small table may have lost what was only planned in it.
            return;
        }
        var row = all.get(random.nextInt(all.size()));
        var day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(4_000));
        switch (random.nextInt(5)) {
            case 0 ->
                book.change(
                        table, row.key(), row.with("source", "Change " + day).values(), day);
            case 1 -> {
                var other = all.get(random.nextInt(all.size())).key();
                book.end(table, row.key(), day, random.nextBoolean() ? other : null);
            }
            case 2 -> book.correct(table, row.key(), row.from(), row.between(day, row.until()));
            case 3 ->
                book.correct(table, row.key(), row.from(), row.between(row.from(), random.nextBoolean() ? day : null));
            default -> {
                if (row.from().isAfter(TODAY)) {
                    book.takeBack(table, row.key(), row.from());
                }
            }
        }
    }

    private static Set<String> neighbours(ReferenceBook book, String force, LocalDate day) {
        return book.rows(ReferenceTable.FORCE_ADJACENCY).stream()
                .filter(row -> row.value("force_code").equals(force) && row.isInForceOn(day))
                .map(row -> row.value("neighbour_code"))
                .collect(Collectors.toSet());
    }

    private static List<ReferenceRow> rows(ReferenceBook book, String base) {
        return book.rows(ReferenceTable.AIR_BASES, base);
    }

    private static ReferenceBook seeds() {
        return new ReferenceBook(ReferenceCsv::seed);
    }
}
