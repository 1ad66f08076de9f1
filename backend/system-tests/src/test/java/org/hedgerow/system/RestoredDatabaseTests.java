package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An older copy of the database comes under a node that runs: clients are brought to what is there now, and no hole stays. */
class RestoredDatabaseTests {

    private static final Duration LONG = Duration.ofMinutes(3);

    static Stream<Arguments> waysBack() {
        BiConsumer<PrivateDatabase, Path> putBack = PrivateDatabase::putBack;
        BiConsumer<PrivateDatabase, Path> promote = PrivateDatabase::putBackAndPromote;
        return Stream.of(
                Arguments.of("a copy of the disk is put back", putBack),
                Arguments.of("an older standby takes over", promote));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysBack")
    void whatWasLostIsForgottenAndWhatIsWrittenAfterwardsIsTold(
            String way, BiConsumer<PrivateDatabase, Path> comeBack) {
        try (var hedgerow = RunningHedgerow.start()) {
            var database = hedgerow.database();
            var settlement = Settlement.in(hedgerow);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            var officer = settlement.signIn(settlement.person(force, "OFFICER"));
            var kept = Settlement.send(officer, Settlement.report("TL 421 441", "OWN_FORCE"));
            var copy = database.home().resolve("copy");
            database.copyTo(copy);
            try (var follower = Follower.of(List.of(officer), 0)) {
                report(officer, "TL 422 441", "WATCH_AREA");
                report(officer, "TL 423 441", "OWN_FORCE");
                Await.until("it is told of three", LONG, () -> follower.held().size() == 3);
                var cursor = Await.value("a cursor", LONG, follower::cursor);
                comeBack.accept(database, copy);
                // More than were lost, so that their places in the log reach beyond the cursor.
                for (int each = 0; each < 4; each++) {
                    report(officer, "TL 43" + each + " 441", "OWN_FORCE");
                }
                Await.until(
                        way + ": it holds what the database does",
                        LONG,
                        () -> follower.held().equals(database.versions("select id, version from incident")));
                assertThat(follower.held()).hasSize(5).containsKey(kept);
                assertThat(follower.wrong()).isEmpty();
                try (var back = officer.live(cursor)) {
                    assertThat(back.awaitType("welcome").get("resumed").asBoolean())
                            .as("a cursor from before")
                            .isFalse();
                }
            }
        }
    }

    /** The same is sent until it is taken in: the node may just be looking for its database. */
    private static void report(HedgerowClient officer, String place, String scope) {
        var id = UUID.randomUUID();
        Map<String, Object> report = Settlement.report(place, scope);
        Await.until("a report is taken in", LONG, () -> FieldReports.reported(officer, id, report));
    }
}
