package org.hedgerow.hotspot.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Which hotspot is which from tick to tick. A pure function of the states at the ends of ticks: what order incidents came in during a tick
 * does not show.
 *
 * <p>Every core point remembers the hotspot that it belonged to at the end of the tick before. Then the rule is:
 * <ol>
 * <li>the hotspots choose, the oldest first: each goes on in the cluster that holds most of its remaining core points and that no older one
 *     has chosen; of two that hold the same number it chooses the one with the smallest id among them;
 * <li>a hotspot for which no cluster is left has merged into the one that holds most of its core points, or has died when none is left;
 * <li>a cluster that no hotspot has chosen is a new one: split from the hotspot that most of its core points belonged to, the older of two,
 *     or born when they belonged to none.
 * </ol>
 *
 * <p>Memory: one entry for each core point. Clusters that are not touched cost nothing. For one thread.
 */
public final class HotspotIdentities {

    /** The ids of the core points of one cluster, in any order; their first and last eight bytes. */
    public record Cores(long[] idHigh, long[] idLow) {

        int leastOf() {
            int least = 0;
            for (int i = 1; i < idHigh.length; i++) {
                if (IncidentKey.compare(idHigh[i], idLow[i], idHigh[least], idLow[least]) < 0) {
                    least = i;
                }
            }
            return least;
        }
    }

    /** How much of a hotspot a cluster holds. */
    private record Share(int hotspot, int cluster, int points, UUID least) {}

    private final KeyTable hotspotOf = new KeyTable(ThreadLocalRandom.current().nextLong());
    private final Map<Integer, HotspotIdentity> identities = new HashMap<>();
    private final Set<HotspotIdentity> inUse = new HashSet<>();
    private int nextNumber;
    private long lastTick = Long.MIN_VALUE;

    /** How many hotspots there are. */
    public int size() {
        return identities.size();
    }

    /** Takes up a hotspot that was known before a restart, with the core points that it had. */
    public void restore(HotspotIdentity identity, Cores cores) {
        int number = nextNumber++;
        keep(number, identity);
        remember(cores, number);
        lastTick = Math.max(lastTick, identity.born());
    }

    /**
     * The tick that has just ended, as an {@link IncrementalDbscan} has followed it. The order of the answer is that of the clusters in what
     * was touched.
     *
     * @param touched as the engine has just said it
     */
    public Lineage next(long tick, IncrementalDbscan following, Touched touched) {
        var clusters = new ArrayList<Cores>();
        for (int cluster : touched.clusters()) {
            clusters.add(following.coresOf(cluster));
        }
        return next(tick, clusters, new Cores(touched.ceasedHigh(), touched.ceasedLow()));
    }

    /**
     * The tick that has just ended.
     *
     * @param tick not before the last: several ticks may bear one number, such as that of their day
     * @param touched the clusters whose core points have changed, and any others
     * @param ceased points that have ceased to be core points; any that are in no hotspot, or are core points again, do no harm
     * @throws IllegalArgumentException for a tick before the last
     */
    public Lineage next(long tick, List<Cores> touched, Cores ceased) {
        if (tick < lastTick) {
            throw new IllegalArgumentException("Tick " + tick + " is before " + lastTick);
        }
        lastTick = tick;
        List<Share> shares = new ArrayList<>();
        for (int cluster = 0; cluster < touched.size(); cluster++) {
            shares.addAll(sharesOf(cluster, touched.get(cluster)));
        }
        Set<Integer> concerned = new HashSet<>();
        shares.forEach(share -> concerned.add(share.hotspot()));
        for (int i = 0; i < ceased.idHigh().length; i++) {
            int hotspot = hotspotOf.remove(ceased.idHigh()[i], ceased.idLow()[i]);
            if (hotspot != KeyTable.NONE) {
                concerned.add(hotspot);
            }
        }
        var chosen = choose(shares);
        var byCluster = shares.stream().collect(Collectors.groupingBy(Share::cluster));
        List<Lineage.Event> events = new ArrayList<>();
        Integer[] numbers = new Integer[touched.size()];
        chosen.forEach((hotspot, cluster) -> numbers[cluster] = hotspot);
        for (int cluster = 0; cluster < numbers.length; cluster++) {
            if (numbers[cluster] == null) {
                numbers[cluster] =
                        found(tick, touched.get(cluster), byCluster.getOrDefault(cluster, List.of()), events);
            }
        }
        end(concerned, chosen, shares, numbers, events);
        for (int cluster = 0; cluster < numbers.length; cluster++) {
            remember(touched.get(cluster), numbers[cluster]);
        }
        var answer = new ArrayList<HotspotIdentity>();
        for (var number : numbers) {
            answer.add(identityOf(number));
        }
        concerned.stream()
                .filter(hotspot -> !chosen.containsKey(hotspot))
                .forEach(hotspot -> inUse.remove(identities.remove(hotspot)));
        events.sort(Comparator.comparing(Lineage.Event::hotspot));
        return new Lineage(answer, events);
    }

    /** Of which hotspots the core points of a cluster were. Nearly always of one: only others take a table. */
    private List<Share> sharesOf(int cluster, Cores cores) {
        int only = KeyTable.NONE;
        int[] counted = {0, -1};
        for (int i = 0; i < cores.idHigh().length; i++) {
            int hotspot = hotspotOf.get(cores.idHigh()[i], cores.idLow()[i]);
            if (hotspot == KeyTable.NONE) {
                continue;
            }
            if (only != KeyTable.NONE && hotspot != only) {
                return sharesOfMany(cluster, cores);
            }
            only = hotspot;
            count(counted, cores, i);
        }
        return only == KeyTable.NONE ? List.of() : List.of(share(only, cluster, counted, cores));
    }

    private List<Share> sharesOfMany(int cluster, Cores cores) {
        Map<Integer, int[]> firsts = new HashMap<>();
        for (int i = 0; i < cores.idHigh().length; i++) {
            int hotspot = hotspotOf.get(cores.idHigh()[i], cores.idLow()[i]);
            if (hotspot != KeyTable.NONE) {
                count(firsts.computeIfAbsent(hotspot, none -> new int[] {0, -1}), cores, i);
            }
        }
        List<Share> shares = new ArrayList<>();
        firsts.forEach((hotspot, counted) -> shares.add(share(hotspot, cluster, counted, cores)));
        return shares;
    }

    /** One more, and perhaps the smallest. */
    private static void count(int[] counted, Cores cores, int i) {
        counted[0]++;
        int least = counted[1];
        if (least < 0
                || IncidentKey.compare(cores.idHigh()[i], cores.idLow()[i], cores.idHigh()[least], cores.idLow()[least])
                        < 0) {
            counted[1] = i;
        }
    }

    private static Share share(int hotspot, int cluster, int[] counted, Cores cores) {
        return new Share(hotspot, cluster, counted[0], new UUID(cores.idHigh()[counted[1]], cores.idLow()[counted[1]]));
    }

    /** The cluster in which each hotspot goes on. */
    private Map<Integer, Integer> choose(List<Share> shares) {
        var ordered = new ArrayList<>(shares);
        ordered.sort(Comparator.comparing((Share share) -> identityOf(share.hotspot()))
                .thenComparing(HotspotIdentities::largerFirst));
        Map<Integer, Integer> chosen = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (var share : ordered) {
            if (!chosen.containsKey(share.hotspot()) && taken.add(share.cluster())) {
                chosen.put(share.hotspot(), share.cluster());
            }
        }
        return chosen;
    }

    private static int largerFirst(Share a, Share b) {
        return a.points() != b.points()
                ? Integer.compare(b.points(), a.points())
                : IncidentKey.compare(
                        a.least().getMostSignificantBits(),
                        a.least().getLeastSignificantBits(),
                        b.least().getMostSignificantBits(),
                        b.least().getLeastSignificantBits());
    }

    private int found(long tick, Cores cores, List<Share> from, List<Lineage.Event> events) {
        var identity = founded(tick, cores);
        int number = nextNumber++;
        keep(number, identity);
        var origin = from.stream()
                .min(Comparator.comparingInt((Share share) -> -share.points())
                        .thenComparing(share -> identityOf(share.hotspot())));
        events.add(new Lineage.Event(
                origin.isPresent() ? Lineage.Kind.SPLIT : Lineage.Kind.BORN,
                identity,
                origin.map(share -> identityOf(share.hotspot())).orElse(null)));
        return number;
    }

    /**
     * An identity that no living hotspot has: by the smallest id, unless that founded another one in a tick of the same number and has come
     * here since.
     */
    private HotspotIdentity founded(long tick, Cores cores) {
        int least = cores.leastOf();
        var identity = new HotspotIdentity(tick, new UUID(cores.idHigh()[least], cores.idLow()[least]));
        while (inUse.contains(identity)) {
            identity = new HotspotIdentity(tick, identity.name());
        }
        return identity;
    }

    private void keep(int number, HotspotIdentity identity) {
        identities.put(number, identity);
        inUse.add(identity);
    }

    private void end(
            Set<Integer> concerned,
            Map<Integer, Integer> chosen,
            List<Share> shares,
            Integer[] numbers,
            List<Lineage.Event> events) {
        var byHotspot = shares.stream().collect(Collectors.groupingBy(Share::hotspot));
        for (int hotspot : concerned) {
            if (!chosen.containsKey(hotspot)) {
                var most = byHotspot.getOrDefault(hotspot, List.of()).stream().min(HotspotIdentities::largerFirst);
                events.add(new Lineage.Event(
                        most.isPresent() ? Lineage.Kind.MERGED : Lineage.Kind.DIED,
                        identityOf(hotspot),
                        most.map(share -> identityOf(numbers[share.cluster()])).orElse(null)));
            }
        }
    }

    private HotspotIdentity identityOf(int number) {
        var identity = identities.get(number);
        if (identity == null) {
            throw new IllegalStateException("A core point belongs to a hotspot that has ended");
        }
        return identity;
    }

    private void remember(Cores cores, int number) {
        for (int i = 0; i < cores.idHigh().length; i++) {
            hotspotOf.put(cores.idHigh()[i], cores.idLow()[i], number);
        }
    }
}
