package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The files that an installation begins with: what they hold, that the database holds the same, and what is no such file. */
class ReferenceFilesTests {

    private static final PostgisDatabase DATABASE = PostgisDatabase.fresh();

    @ParameterizedTest
    @EnumSource(ReferenceTable.class)
    void aNewDatabaseHoldsWhatTheFilesHold(ReferenceTable table) throws SQLException {
        try (var connection = DATABASE.asApp()) {
            var rows = new ReferenceRows(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            assertThat(rows.list(table)).containsExactlyElementsOf(RowsOfToday.of(table));
        }
    }

    @ParameterizedTest
    @EnumSource(ReferenceTable.class)
    void aFileThatIsReadAndWrittenIsTheSameFile(ReferenceTable table) {
        assertThat(ReferenceCsv.write(table, ReferenceCsv.seed(table))).isEqualTo(ReferenceCsv.seedText(table));
    }

    @Test
    void theFilesAreTrueTogether() {
        assertThat(ReferenceFacts.faultsOf(seeds())).isEmpty();
    }

    @Test
    void fortyThreeTerritorialForcesOfEnglandAndWalesHaveCodesOfTheirOwn() {
        var today = ReferenceCsv.seed(ReferenceTable.FORCES).stream()
                .filter(row -> row.until() == null)
                .toList();
        assertThat(today).hasSize(46);
        var territorial =
                today.stream().filter(row -> !row.value("ff_code").isEmpty()).toList();
        assertThat(territorial)
                .hasSize(43)
                .allMatch(row -> row.value("ons_code").matches("[EW][0-9]{8}"));
        for (var column : List.of("code", "police_uk_id", "name", "ff_code", "ons_code")) {
            assertThat(territorial)
                    .extracting(row -> row.value(column))
                    .as(column)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyBorderIsListedFromBothSides() {
        var borders = ReferenceCsv.seed(ReferenceTable.FORCE_ADJACENCY);
        assertThat(borders.stream().filter(row -> row.value("kind").equals("LAND")))
                .hasSize(202)
                .allMatch(row -> borders.contains(ReferenceFacts.mirror(row)));
        assertThat(borders.stream()
                        .filter(row -> row.value("force_code").equals("CAMBS"))
                        .map(row -> row.value("neighbour_code")))
                .containsExactly("BEDS", "ESSEX", "HERTS", "LINCS", "NORFOLK", "NORTHANTS", "SUFFOLK");
        assertThat(borders.stream().filter(row -> row.value("kind").equals("ESTUARY")))
                .hasSize(6)
                .noneMatch(row -> row.isTrue("verified"));
    }

    @Test
    void fourteenBasesFlyHelicoptersAndOneAeroplanesAndNoPositionIsVerified() {
        var bases = ReferenceCsv.seed(ReferenceTable.AIR_BASES);
        assertThat(bases.stream().collect(Collectors.groupingBy(row -> row.value("kind"), Collectors.counting())))
                .isEqualTo(Map.of("ROTARY", 14L, "FIXED_WING", 1L, "OPERATIONS_CENTRE", 1L));
        assertThat(bases.stream().filter(row -> !row.value("latitude").isEmpty()))
                .hasSize(15)
                .noneMatch(row -> row.isTrue("verified"));
    }

    /** One fact at a time is broken, and the fault names it. */
    @Test
    void aFileThatIsNotTrueIsFoundOut() {
        assertThat(faults(ReferenceTable.FORCES, "NORFOLK", "ff_code", "35")).contains("FORCES ff_code");
        assertThat(faults(ReferenceTable.FORCES, "NORFOLK", "successor_code", "SUFFOLK"))
                .contains("FORCES successor_code");
        assertThat(faults(ReferenceTable.FORCE_ADJACENCY, "CAMBS-ESSEX-LAND", "neighbour_code", "KENT"))
                .contains("FORCE_ADJACENCY neighbour_code");
        assertThat(faults(ReferenceTable.FORCE_ADJACENCY, "CAMBS-ESSEX-LAND", "neighbour_code", "CAMBS"))
                .contains("FORCE_ADJACENCY neighbour_code");
        assertThat(faults(ReferenceTable.CATEGORIES, "HARE.COURSING", "parent_code", "AGRI"))
                .contains("CATEGORIES parent_code");
        assertThat(faults(ReferenceTable.CATEGORIES, "HARE", "shape", "square")).contains("CATEGORIES shape");
        assertThat(faults(ReferenceTable.CATEGORIES, "HARE", "code", "RABBIT")).contains("CATEGORIES parent_code");
        assertThat(faults(ReferenceTable.OFFENCES, "PCSCA22-63", "categories", "HARE.NOWHERE"))
                .contains("OFFENCES categories");
        assertThat(faults(ReferenceTable.OFFENCES, "PCSCA22-63", "verified", "true"))
                .contains("OFFENCES unverified");
        assertThat(faults(ReferenceTable.AIR_BASES, "BENSON", "latitude", "40")).contains("AIR_BASES latitude");
        assertThat(faults(ReferenceTable.AIR_BASES, "BENSON", "longitude", "")).contains("AIR_BASES latitude");
    }

    /** A mark that the map cannot draw would be a circle, like another group's. */
    @Test
    void theMapCanDrawEveryMarkThatAGroupMayHave() throws IOException {
        var shape = ReferenceTable.CATEGORIES.columns().stream()
                .filter(column -> column.name().equals("shape"))
                .findFirst()
                .orElseThrow();
        try (var file = Objects.requireNonNull(
                ReferenceFilesTests.class.getResourceAsStream("/META-INF/resources/js/map/symbols.js"))) {
            var symbols = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shape.words())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(symbols).containsPattern("(?m)^  '?" + word + "'?: "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "code,name\nX,Y\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nA,B\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,\"open,ROTARY,52,1,true,x,2025-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,=1+1,ROTARY,52,1,true,x,2025-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A\u0000,ROTARY,52,1,true,x,2025-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A,BALLOON,52,1,true,x,2025-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A,ROTARY,1e9,1,true,x,2025-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A,ROTARY,52,1,perhaps,x,2025-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A,ROTARY,52,1,true,x,2025-02-30,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A,ROTARY,52,1,true,x,0001-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\nABC,A,ROTARY,52,1,true,x,+999999999-01-01,\n",
                "code,name,kind,latitude,longitude,verified,source,valid_from,valid_to\na'; --,A,ROTARY,52,1,true,x,2025-01-01,\n"
            })
    void whatIsNoSuchFileIsRefused(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ReferenceCsv.read(ReferenceTable.AIR_BASES, text))
                .satisfies(refused -> assertThat(refused.errors()).isNotEmpty());
    }

    /** Whatever is torn out of a file or put into it, the answer is rows or a refusal. */
    @Test
    void aDamagedFileIsReadOrRefused() {
        var random = new Random(20260301);
        var whole = ReferenceCsv.seedText(ReferenceTable.OFFENCES);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            var damaged = new StringBuilder(whole);
            for (int wound = 0; wound < 3; wound++) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, "\",\n\r;=\u202E".charAt(random.nextInt(7)));
                    default -> damaged.setCharAt(at, (char) random.nextInt(256));
                }
            }
            try {
                assertThat(ReferenceCsv.read(ReferenceTable.OFFENCES, damaged.toString()))
                        .isNotEmpty();
            } catch (ProblemException problem) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 1_999);
    }

    private static List<String> faults(ReferenceTable table, String key, String column, String value) {
        var changed = seeds();
        changed.put(
                table,
                ReferenceCsv.seed(table).stream()
                        .map(row -> row.key().equals(key) ? row.with(column, value) : row)
                        .toList());
        return ReferenceFacts.faultsOf(changed).stream()
                .map(fault -> fault.table() + " " + fault.column())
                .toList();
    }

    private static Map<ReferenceTable, List<ReferenceRow>> seeds() {
        var tables = new EnumMap<ReferenceTable, List<ReferenceRow>>(ReferenceTable.class);
        Arrays.stream(ReferenceTable.values())
                .forEach(table -> tables.put(table, new ArrayList<>(ReferenceCsv.seed(table))));
        return tables;
    }
}
