package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which areas share a border, worked out from their outlines. */
final class BoundaryNeighbours {

    /** How far two drawings of one border may lie apart, in millimetres. */
    private static final int SAME_LINE = 1_000;

    /** A border shorter than this, in metres, is a corner where areas meet. */
    private static final double LEAST_METRES = 5;

    private BoundaryNeighbours() {}

    /** For each pair of areas {@code "A B"}, A first in the alphabet, the metres of border that they share. */
    static Map<String, Double> shared(ForceOutlines outlines) {
        int areas = outlines.codes().size();
        var cells = new AreaCells(outlines);
        var borders = new Borders(cells, 0);
        var metres = new double[areas][areas];
        for (int corner = 0; corner + 1 < cells.areas.length; corner++) {
            int x = cells.corners[2 * corner];
            int y = cells.corners[2 * corner + 1];
            double dx = (double) cells.corners[2 * corner + 2] - x;
            double dy = (double) cells.corners[2 * corner + 3] - y;
            int own = cells.areas[corner];
            int middleX = (int) (x + dx / 2);
            int middleY = (int) (y + dy / 2);
            // The last corner of a ring leads nowhere, though another ring's first corner follows it.
            if (cells.isEdge(corner) && borders.isOtherWithin(middleX, middleY, own, 0, areas, SAME_LINE)) {
                var distances = borders.squaredDistances(middleX, middleY, areas, SAME_LINE);
                for (int other = 0; other < areas; other++) {
                    if (other != own && distances[other] < Double.POSITIVE_INFINITY) {
                        metres[own][other] += Math.hypot(dx, dy) / 1000;
                    }
                }
            }
        }
        var shared = new TreeMap<String, Double>();
        for (int one = 0; one < areas; one++) {
            for (int other = 0; other < one; other++) {
                double length = Math.max(metres[one][other], metres[other][one]);
                if (length >= LEAST_METRES) {
                    var pair = new TreeSet<>(
                            List.of(outlines.codes().get(one), outlines.codes().get(other)));
                    shared.put(pair.first() + " " + pair.last(), length);
                }
            }
        }
        return shared;
    }

    /** Sentences on every pair that is in one and not in the other: the outlines, and the table of which force meets which. */
    static List<String> differences(ForceOutlines outlines, Forces forces) {
        var drawn = shared(outlines);
        var words = new ArrayList<String>();
        var listed = new TreeSet<String>();
        for (var force : forces.all()) {
            for (var neighbour : force.neighbours()) {
                if (force.code().compareTo(neighbour) < 0
                        && outlines.codes().contains(force.code())
                        && outlines.codes().contains(neighbour)) {
                    listed.add(force.code() + " " + neighbour);
                }
            }
        }
        drawn.forEach((pair, length) -> {
            if (!listed.contains(pair)) {
                words.add(String.format(
                        java.util.Locale.ROOT,
                        "%s share %,.0f m of border, but the table of neighbours does not say so.",
                        pair,
                        length));
            }
        });
        listed.stream()
                .filter(pair -> !drawn.containsKey(pair))
                .forEach(pair -> words.add(
                        pair + " are neighbours by the table (over water, perhaps), but share no border here."));
        return words;
    }
}
