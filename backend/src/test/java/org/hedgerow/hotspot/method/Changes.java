package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random changes to an {@link IncrementalDbscan}, and the set of points that they leave behind, kept as plainly as can be. */
final class Changes {

    final IncrementalDbscan following;
    private final Random random;
    private final ClusterPoints universe;
    private final long reach;
    private final int minimum;
    /** The number of each point of the universe that is there, or -1. */
    private final int[] numberOf;

    private final int[] easting;
    private final int[] northing;
    private int count;

    Changes(Random random, ClusterPoints universe, long reach, int minimum) {
        this.random = random;
        this.universe = universe;
        this.reach = reach;
        this.minimum = minimum;
        this.following = new IncrementalDbscan(reach, minimum, random.nextLong());
        this.numberOf = new int[universe.count()];
        Arrays.fill(numberOf, -1);
        this.easting = universe.easting().clone();
        this.northing = universe.northing().clone();
    }

    /** Adds, moves or takes away one point, so that in the long run this share of the universe is there. */
    void change(double share) {
        int i = random.nextInt(universe.count());
        boolean wanted = random.nextDouble() < share;
        if (numberOf[i] < 0 && wanted) {
            insert(i);
        } else if (numberOf[i] >= 0 && !wanted) {
            delete(i);
        } else if (numberOf[i] >= 0 && random.nextInt(3) == 0) {
            int place = random.nextInt(universe.count());
            easting[i] = universe.easting()[place];
            northing[i] = universe.northing()[place];
            following.move(numberOf[i], easting[i], northing[i]);
        }
    }

    void insert(int i) {
        numberOf[i] = following.insert(easting[i], northing[i], universe.idHigh()[i], universe.idLow()[i]);
        count++;
    }

    void delete(int i) {
        following.delete(numberOf[i]);
        numberOf[i] = -1;
        count--;
    }

    boolean has(int i) {
        return numberOf[i] >= 0;
    }

    /** The points that are there. */
    ClusterPoints left() {
        var left = new ClusterPoints(count, new int[count], new int[count], new long[count], new long[count]);
        int at = 0;
        for (int i = 0; i < numberOf.length; i++) {
            if (numberOf[i] >= 0) {
                left.easting()[at] = easting[i];
                left.northing()[at] = northing[i];
                left.idHigh()[at] = universe.idHigh()[i];
                left.idLow()[at++] = universe.idLow()[i];
            }
        }
        return left;
    }

    Clustering followed() {
        int[] which = new int[count];
        int at = 0;
        for (int number : numberOf) {
            if (number >= 0) {
                which[at++] = number;
            }
        }
        return following.clustering(which);
    }

    void assertSameAsBatch(String what) {
        assertSame(what, BatchDbscan.cluster(left(), reach, minimum));
    }

    void assertSameAsOracle(String what) {
        assertSame(what, DbscanOracle.cluster(left(), reach, minimum));
    }

    private void assertSame(String what, Clustering expected) {
        var found = followed();
        assertThat(found.core()).as("cores of " + what).isEqualTo(expected.core());
        assertThat(found.keys()).as("keys of " + what).isEqualTo(expected.keys());
        assertThat(found.clusterOf()).as("clusters of " + what).isEqualTo(expected.clusterOf());
        assertThat(following.clusters()).as("number of clusters of " + what).isEqualTo(expected.clusters());
        assertThat(following.size()).as("size of " + what).isEqualTo(count);
    }

    /** The ids of the members of each cluster, core points apart from others, by the key of the cluster. */
    Map<UUID, Map<Boolean, Set<UUID>>> members() {
        var members = new HashMap<UUID, Map<Boolean, Set<UUID>>>();
        for (int i = 0; i < numberOf.length; i++) {
            if (numberOf[i] >= 0) {
                int cluster = following.clusterOf(numberOf[i]);
                if (cluster != IncrementalDbscan.NOISE) {
                    members.computeIfAbsent(following.keyOf(cluster), key -> new HashMap<>())
                            .computeIfAbsent(following.isCorePoint(numberOf[i]), core -> new HashSet<>())
                            .add(new UUID(universe.idHigh()[i], universe.idLow()[i]));
                }
            }
        }
        return members;
    }

    @Nullable UUID idOf(int number) {
        for (int i = 0; i < numberOf.length; i++) {
            if (numberOf[i] == number) {
                return new UUID(universe.idHigh()[i], universe.idLow()[i]);
            }
        }
        return null;
    }
}
