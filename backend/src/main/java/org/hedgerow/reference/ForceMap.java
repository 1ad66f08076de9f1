package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hedgerow.geo.GridPoint;

/**
 * The force areas of one time, ready to be asked. Those of an official set come first; forces that it does not have keep their indicative
 * area, which yields wherever an official one claims the same ground. Immutable.
 */
final class ForceMap {

    /** Where the indicative areas come from. */
    static final String INDICATIVE_SOURCE = "Natural Earth, indicative";

    /** As far as indicative borders may be out, in metres. */
    static final int INDICATIVE_METRES = 1_000;

    /** How near an official border a person should look twice, in metres. */
    static final int OFFICIAL_METRES = 100;

    /** How far off the coast a point still belongs to the nearest force, in metres. */
    static final int OFF_COAST_METRES = 5_000;

    private static final int MILLIMETRES = 1000;

    /** Boxed once, so that asking allocates nothing. */
    private final List<Optional<String>> answers;

    private final ForceOutlines outlines;
    private final int officials;
    private final String source;
    private final AreaGrid grid;
    private final Borders borders;

    private ForceMap(ForceOutlines outlines, int officials, String source) {
        this.outlines = outlines;
        this.officials = officials;
        this.source = source;
        answers = outlines.codes().stream().map(Optional::of).toList();
        var cells = new AreaCells(outlines);
        grid = new AreaGrid(cells, answers.size());
        borders = new Borders(cells, OFF_COAST_METRES);
    }

    static ForceMap indicative() {
        return new ForceMap(ForceOutlines.read(), 0, INDICATIVE_SOURCE);
    }

    /** @param source who made the official outlines, in the words that must go with them */
    static ForceMap official(ForceOutlines official, String source) {
        return new ForceMap(
                official.filledFrom(ForceOutlines.read()), official.codes().size(), source);
    }

    Optional<String> forceAt(GridPoint point) {
        int area = areaAt(point);
        return area < 0 ? Optional.empty() : answers.get(area);
    }

    private int areaAt(GridPoint point) {
        int x = point.eastingMillimetres();
        int y = point.northingMillimetres();
        int area = grid.areaOf(x, y);
        return area < 0 ? borders.nearestOffCoast(x, y) : area;
    }

    boolean isNearBorder(GridPoint point, int metres) {
        int own = areaAt(point);
        return own >= 0 && isOtherWithin(point, own, 0, answers.size(), metres);
    }

    /** Near as the borders deserve: those of official areas among themselves are trusted, all others are not. */
    boolean isNearBorder(GridPoint point) {
        int own = areaAt(point);
        if (own < 0) {
            return false;
        }
        int trusted = own < officials ? officials : 0;
        return isOtherWithin(point, own, 0, trusted, OFFICIAL_METRES)
                || isOtherWithin(point, own, trusted, answers.size(), INDICATIVE_METRES);
    }

    private boolean isOtherWithin(GridPoint point, int own, int first, int end, int metres) {
        return first < end
                && borders.isOtherWithin(
                        point.eastingMillimetres(), point.northingMillimetres(), own, first, end, metres * MILLIMETRES);
    }

    List<NearForce> neighboursWithin(GridPoint point, int metres) {
        int own = areaAt(point);
        var distances = borders.squaredDistances(
                point.eastingMillimetres(), point.northingMillimetres(), answers.size(), metres * MILLIMETRES);
        var found = new ArrayList<NearForce>();
        for (int area = 0; area < distances.length; area++) {
            if (area != own && distances[area] < Double.POSITIVE_INFINITY) {
                found.add(new NearForce(
                        outlines.codes().get(area), (int) Math.round(Math.sqrt(distances[area]) / MILLIMETRES)));
            }
        }
        found.sort(Comparator.comparingInt(NearForce::metres).thenComparing(NearForce::code));
        return List.copyOf(found);
    }

    /** The lines between two forces' areas within a box, as chains of corners; a line is there once, however many areas draw it. */
    List<int[]> bordersWithin(GridPoint southWest, GridPoint northEast) {
        return borders.linesWithin(southWest, northEast, this::areaAt);
    }

    int nearBorderMetres() {
        return officials > 0 ? OFFICIAL_METRES : INDICATIVE_METRES;
    }

    boolean isIndicative() {
        return officials == 0;
    }

    /** Whether this force's own area is an indicative one; true for a force without an area. */
    boolean isIndicative(String code) {
        int area = outlines.codes().indexOf(code);
        return area < 0 || area >= officials;
    }

    String source() {
        return source;
    }

    List<String> codes() {
        return outlines.codes();
    }
}
