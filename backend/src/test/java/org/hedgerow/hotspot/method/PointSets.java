package org.hedgerow.hotspot.method;

import java.util.Random;

/** Sets of points from a seed, of the kinds that break clustering code. */
final class PointSets {

    /** How the coordinates are drawn. */
    enum Kind {
        UNIFORM,
        /** On a coarse lattice, so that many pairs are exactly at the reach. */
        SNAPPED,
        /** On a few coordinates. */
        DUPLICATE,
        /** Multiples of the reach and one millimetre to either side. */
        AT_THE_REACH,
        /** At the edges of the cells that the algorithm makes. */
        AT_CELL_EDGES,
        CLUSTERED
    }

    private final Random random;

    PointSets(Random random) {
        this.random = random;
    }

    ClusterPoints draw(Kind kind, int count, long reach) {
        int extent = (int) (reach * (2 + random.nextInt(8)));
        int origin =
                switch (random.nextInt(4)) {
                    case 0 -> -extent / 2;
                    case 1 -> -2_000_000_000;
                    case 2 -> 1_900_000_000;
                    default -> 0;
                };
        int few = 1 + random.nextInt(6);
        int step = (int) Math.max(1, reach / (1 + random.nextInt(5)));
        int side = (int) Math.floor(reach / Math.sqrt(2));
        int[] easting = new int[count];
        int[] northing = new int[count];
        long[] high = new long[count];
        long[] low = new long[count];
        for (int i = 0; i < count; i++) {
            int twin = random.nextInt(Math.max(1, Math.min(i, few)));
            easting[i] = origin
                    + switch (kind) {
                        case UNIFORM -> random.nextInt(extent + 1);
                        case SNAPPED -> random.nextInt(extent / step + 1) * step;
                        case DUPLICATE -> i < few ? random.nextInt(extent + 1) : easting[twin] - origin;
                        case AT_THE_REACH -> (int) (random.nextInt(4) * reach) + random.nextInt(3) - 1;
                        case AT_CELL_EDGES -> random.nextInt(6) * side + random.nextInt(3) - 1;
                        case CLUSTERED -> (int) ((random.nextGaussian() + random.nextInt(3) * 4) * reach / 2);
                    };
            northing[i] = switch (kind) {
                case UNIFORM -> random.nextInt(extent + 1);
                case SNAPPED -> random.nextInt(extent / step + 1) * step;
                case DUPLICATE -> i < few ? random.nextInt(extent + 1) : northing[twin];
                case AT_THE_REACH -> (int) (random.nextInt(3) * reach) + random.nextInt(3) - 1;
                case AT_CELL_EDGES -> random.nextInt(6) * side + random.nextInt(3) - 1;
                case CLUSTERED -> (int) ((random.nextGaussian() + random.nextInt(3) * 4) * reach / 2);
            };
            high[i] = random.nextBoolean() ? random.nextLong() : random.nextInt(3) - 1;
            low[i] = random.nextLong();
        }
        return new ClusterPoints(count, easting, northing, high, low);
    }

    /** The same points in another order: point i of the answer is point {@code order[i]} of these. */
    ClusterPoints shuffled(ClusterPoints points, int[] order) {
        int n = points.count();
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        var shuffled = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        for (int i = 0; i < n; i++) {
            shuffled.easting()[i] = points.easting()[order[i]];
            shuffled.northing()[i] = points.northing()[order[i]];
            shuffled.idHigh()[i] = points.idHigh()[order[i]];
            shuffled.idLow()[i] = points.idLow()[order[i]];
        }
        return shuffled;
    }
}
