package org.hedgerow.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.link.LinkAccount;
import org.hedgerow.sighting.link.LinkAccount.Dogs;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is compared of an incident, by computation alone. */
class AccountGatheringTests {

    private static final Instant AT = Instant.parse("2026-01-01T20:00:00Z");

    @Test
    void whatWasSeenIsTakenAsItWasSaid() {
        var gathering = new AccountGathering();
        gathering.seen(
                UUID.randomUUID(),
                "VEHICLE",
                "AB5? CDE",
                "Subaru",
                "Forester",
                null,
                "Silver",
                null,
                "Bull bar, roof rack; \n" + "x".repeat(41));
        gathering.seen(UUID.randomUUID(), "DOGS", null, null, null, "Lurcher", "brindle", 3, "");
        gathering.seen(UUID.randomUUID(), "PEOPLE", null, null, null, null, null, 2, "Two men");
        gathering.seen(UUID.randomUUID(), "PEOPLE", null, null, null, null, null, 4, "Four men");
        var account = gathering.account(incident());
        assertThat(account.plates()).extracting(Plate::read).containsExactly("AB5?CDE");
        assertThat(account.vehicles())
                .containsExactly(new Vehicle("subaru", "forester", "silver", Set.of("bull bar", "roof rack")));
        assertThat(account.dogs()).containsExactly(new Dogs("lurcher", 3, "brindle"));
        assertThat(account.people()).isEqualTo(4);
        assertThat(account.methods()).isEmpty();
        assertThat(account.categoryCode()).isEqualTo("HARE.COURSING");
        assertThat(gathering.sightings()).hasSize(4);
    }

    @Test
    void whatWasToldAddsTheWayItWasDone() {
        var account = told("""
                {"doing":["LAMPING","DROPPED_OFF"],"equipment":["SLIP_LEADS"],"peopleCount":3,"dogsCount":2,"dogBreeds":["SALUKI_CROSS"],"dogColours":["FAWN"],
                "vehicles":[{"plate":"AB12 CDE","make":"Ford","colour":"OTHER"},{"plate":"?"}]}""");
        assertThat(account.methods()).containsExactlyInAnyOrder("LAMPING", "DROPPED_OFF", "SLIP_LEADS");
        assertThat(account.people()).isEqualTo(3);
        assertThat(account.dogs()).containsExactly(new Dogs("saluki cross", 2, "fawn"));
        assertThat(account.plates()).extracting(Plate::read).containsExactly("AB12CDE");
        assertThat(account.vehicles().get(0)).isEqualTo(new Vehicle("ford", null, null, Set.of()));
    }

    @Test
    void whatIsNotCertainIsLeftOut() {
        var two = told(
                "{\"dogsCount\":3,\"dogBreeds\":[\"LURCHER\",\"TERRIER\"],\"dogColours\":[\"BLACK\"],\"peopleCount\":0}");
        assertThat(two.dogs())
                .as("whose number and colour they are, nobody said")
                .containsExactly(new Dogs("lurcher", null, null), new Dogs("terrier", null, null));
        assertThat(two.people()).isNull();
        assertThat(told("{\"dogsCount\":3,\"dogBreeds\":[\"UNKNOWN\"],\"dogColours\":[\"MIXED\"]}")
                        .dogs())
                .isEmpty();
        assertThat(told("{\"dogColours\":[\"BLACK\"]}").dogs()).containsExactly(new Dogs(null, null, "black"));
        assertThat(told("{}").vehicles()).isEmpty();
    }

    @Test
    void thereIsNeverMoreThanCanBeCompared() {
        var gathering = new AccountGathering();
        for (int n = 0; n < 150; n++) {
            gathering.seen(
                    UUID.randomUUID(), "VEHICLE", "AB12 C" + n, "Ford", null, null, null, null, ",x".repeat(200));
            gathering.told(JsonMapper.builder()
                    .build()
                    .readTree("{\"doing\":[\"WAY_" + n
                            + "\"],\"dogBreeds\":[\"HOUND\"],\"vehicles\":[{\"make\":\"Ford\"}]}"));
        }
        var account = gathering.account(incident());
        assertThat(account.vehicles()).hasSizeLessThanOrEqualTo(LinkAccount.MOST);
        assertThat(account.methods()).hasSize(LinkAccount.MOST);
        assertThat(gathering.sightings()).hasSize(LinkAccount.MOST);
    }

    private static LinkAccount told(String answers) {
        var gathering = new AccountGathering();
        gathering.told(JsonMapper.builder().build().readTree(answers));
        return gathering.account(incident());
    }

    private static VisibleIncident incident() {
        return new VisibleIncident(
                UUID.randomUUID(),
                1,
                Tier.EXACT,
                340_000_000,
                200_000_000,
                100,
                "HARE.COURSING",
                "GWENT",
                IncidentStatus.OPEN,
                AT,
                AT,
                true,
                null,
                null);
    }
}
