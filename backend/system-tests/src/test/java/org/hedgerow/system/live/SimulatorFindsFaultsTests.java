package org.hedgerow.system.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hedgerow.system.RunningHedgerow;
import org.hedgerow.system.live.Findings.Kind;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: faults are planted between the stream and some of the pages, and each is found, there alone. */
class SimulatorFindsFaultsTests {

    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    /** What a page is told wrongly, once, when the time has come. */
    private enum Plant {
        LEAVE_ONE_OUT,
        LOSE_ONE,
        SAY_ONE_TWICE,
        NAME_ANOTHERS,
        SAY_WORDS
    }

    /** Numbers what it lets through anew, so that a fault does not give itself away by its number; {@link Plant#LOSE_ONE} shall. */
    private static final class Planted implements VirtualClient.Tampering {

        private final Plant plant;
        private final AtomicReference<UUID> armed;
        private boolean done;
        private long number;

        Planted(Plant plant, AtomicReference<UUID> armed) {
            this.plant = plant;
            this.armed = armed;
        }

        @Override
        public List<byte[]> instead(byte[] message) {
            var text = new String(message, StandardCharsets.UTF_8);
            if (text.contains("\"type\":\"welcome\"")) {
                number = 0;
                return List.of(message);
            }
            var foreign = armed.get();
            if (done || foreign == null) {
                return List.of(numbered(text));
            }
            // One that only forgets may forget what nobody held: it is missed by nobody.
            var isChange = text.contains("\"type\":\"changes\"") && text.contains("\"upserts\":[{");
            done = isChange || plant == Plant.NAME_ANOTHERS || plant == Plant.SAY_WORDS;
            if (!done) {
                return List.of(numbered(text));
            }
            return switch (plant) {
                case LEAVE_ONE_OUT -> List.of();
                case LOSE_ONE -> {
                    number++;
                    yield List.of();
                }
                case SAY_ONE_TWICE -> List.of(numbered(text), numbered(text));
                case NAME_ANOTHERS -> List.of(numbered("{\"and\":\"" + foreign + "\"," + text.substring(1)));
                case SAY_WORDS -> List.of(numbered("{\"and\":\"" + Churn.CANARY + "\"," + text.substring(1)));
            };
        }

        private byte[] numbered(String text) {
            number++;
            return NUMBER.matcher(text).replaceFirst("\"number\":" + number).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** By the number of the page: those of the first force are even, those of the watch group elsewhere are the last four of 28. */
    private static final Map<Integer, Plant> PLANTS = Map.of(
            0, Plant.LEAVE_ONE_OUT,
            2, Plant.LOSE_ONE,
            4, Plant.SAY_ONE_TWICE,
            24, Plant.NAME_ANOTHERS,
            6, Plant.SAY_WORDS);

    private static final Map<Plant, Kind> FOUND = Map.of(
            Plant.LEAVE_ONE_OUT, Kind.DIFFERENT,
            Plant.LOSE_ONE, Kind.GAP,
            Plant.SAY_ONE_TWICE, Kind.DOUBLE,
            Plant.NAME_ANOTHERS, Kind.FORBIDDEN,
            Plant.SAY_WORDS, Kind.FORBIDDEN);

    @Test
    void everyPlantedFaultIsFoundWhereItWasPlantedAndNowhereElse() throws IOException {
        var seed = Long.getLong("hedgerow.live.seed", LiveMorning.anySeed());
        var armed = new AtomicReference<UUID>();
        try (var hedgerow = RunningHedgerow.start(LiveMorning.MANY_SOCKETS);
                var morning = new LiveMorning(hedgerow, seed, 20_000)) {
            morning.open(28, false, page -> PLANTS.containsKey(page) ? new Planted(PLANTS.get(page), armed) : null);
            morning.awaitAllLive();
            morning.write(1, 2_000);
            morning.check(30);
            assertThat(morning.findings().all()).as("before; seed " + seed).isEmpty();

            armed.set(morning.report("OWN_FORCE"));
            morning.report("OWN_FORCE");
            morning.check(8);
            var found = morning.findings().all().stream()
                    .collect(Collectors.groupingBy(
                            finding -> page(finding.client()),
                            Collectors.mapping(Findings.Finding::kind, Collectors.toSet())));
            assertThat(found.keySet())
                    .as("seed " + seed + ": " + morning.findings())
                    .isEqualTo(PLANTS.keySet());
            // What was left out is found by the state, or by the digest when that comes first, and healed.
            PLANTS.forEach((page, plant) -> assertThat(found.get(page))
                    .as(plant + "; seed " + seed)
                    .containsAnyOf(FOUND.get(plant), plant == Plant.LEAVE_ONE_OUT ? Kind.HEALED : FOUND.get(plant)));
        }
    }

    private static int page(String client) {
        return Integer.parseInt(client.substring(client.lastIndexOf(' ') + 1));
    }
}
