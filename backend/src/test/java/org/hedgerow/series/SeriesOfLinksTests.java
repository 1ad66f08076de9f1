package org.hedgerow.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What links hold together, by computation alone. */
class SeriesOfLinksTests {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID a = UUID.randomUUID();
    private final UUID b = UUID.randomUUID();
    private final UUID c = UUID.randomUUID();
    private final UUID d = UUID.randomUUID();

    @Test
    void aSeriesIsWhatHangsTogetherAndIsKnownByItsOldestLink() {
        var first = link(1, a, b);
        var second = link(2, c, d);
        assertThat(SeriesOfLinks.of(List.of(second, first)))
                .extracting(SeriesOfLinks::oldest)
                .containsExactly(first, second);
        var third = link(3, b, c);
        var merged = SeriesOfLinks.of(List.of(third, second, first));
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).id()).isEqualTo(first.id());
        assertThat(merged.get(0).incidents()).containsExactlyInAnyOrder(a, b, c, d);
        assertThat(merged.get(0).newest()).isEqualTo(third);
        assertThat(SeriesOfLinks.of(List.of())).isEmpty();
    }

    @Test
    void whatIsJoinedComesByTheLinkThatJoinedIt() {
        var first = link(1, a, b);
        var second = link(2, c, d);
        var third = link(3, b, c);
        var merged = SeriesOfLinks.of(List.of(first, second, third)).get(0);
        assertThat(merged.joinedTo(a))
                .containsOnlyKeys(a, b, c, d)
                .containsEntry(a, first)
                .containsEntry(b, first)
                .containsEntry(c, third)
                .containsEntry(d, third);
        assertThat(merged.joinedTo(d))
                .containsEntry(d, second)
                .containsEntry(c, second)
                .containsEntry(a, third)
                .containsEntry(b, third);
    }

    @Test
    void withoutOneLinkThereAreTwoAgain() {
        var first = link(1, a, b);
        var second = link(2, b, c);
        var third = link(3, c, d);
        assertThat(SeriesOfLinks.of(List.of(first, third)))
                .extracting(SeriesOfLinks::incidents)
                .containsExactly(Set.of(a, b), Set.of(c, d));
        assertThat(SeriesOfLinks.of(List.of(first, second, third, link(4, a, c))))
                .hasSize(1);
        assertThat(SeriesOfLinks.holding(SeriesOfLinks.of(List.of(first, third)), Set.of(d)))
                .hasValueSatisfying(held -> assertThat(held.oldest()).isEqualTo(third));
        assertThat(SeriesOfLinks.holding(SeriesOfLinks.of(List.of(first, third)), Set.of(b, d)))
                .as("of two the one with the oldest link")
                .hasValueSatisfying(held -> assertThat(held.oldest()).isEqualTo(first));
    }

    @Test
    void itIsTheSameInWhicheverOrderTheLinksCome() {
        var random = new Random(64);
        for (int round = 0; round < 200; round++) {
            var links = new ArrayList<Link>();
            var ids = new ArrayList<UUID>();
            for (int n = 0; n < 12; n++) {
                ids.add(UUID.randomUUID());
            }
            for (int n = 0; n < 10; n++) {
                int one = random.nextInt(ids.size());
                links.add(link(n, ids.get(one), ids.get((one + 1 + random.nextInt(ids.size() - 1)) % ids.size())));
            }
            var expected = SeriesOfLinks.of(links);
            Collections.shuffle(links, random);
            assertThat(SeriesOfLinks.of(links)).isEqualTo(expected);
            var seen = new HashSet<UUID>();
            expected.forEach(series -> series.incidents()
                    .forEach(each ->
                            assertThat(seen.add(each)).as("in one series alone").isTrue()));
            expected.forEach(series -> series.incidents()
                    .forEach(each -> assertThat(series.joinedTo(each)).containsOnlyKeys(series.incidents())));
        }
    }

    private static Link link(long number, UUID one, UUID other) {
        return new Link(
                UUID.randomUUID(),
                number,
                one,
                other,
                LinkVerdict.ACCEPTED,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "One car",
                BEGIN.plusSeconds(number));
    }
}
