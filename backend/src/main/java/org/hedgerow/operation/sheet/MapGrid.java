package org.hedgerow.operation.sheet;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;

/** The National Grid on and about a map, as people know it from paper maps: by it somebody reads a reference off the page, and measures. */
final class MapGrid {

    private static final int KILOMETRE = 1_000;
    private static final int LETTERED_METRES = 100_000;
    private static final double TICK = 8;
    private static final double SMALLEST = 9;

    private final SheetPen pen;
    private final MapFrame frame;

    MapGrid(SheetPen pen, MapFrame frame) {
        this.pen = pen;
        this.frame = frame;
    }

    /** A line for each kilometre; thick between squares of 100 km. */
    void lines() throws IOException {
        pen.stream.setStrokingColor(0.55f);
        for (int easting = firstAbove(frame.west()); easting < frame.east(); easting += KILOMETRE) {
            double x = frame.x(easting);
            pen.line(
                    easting % LETTERED_METRES == 0 ? 2 : 0.7,
                    x,
                    frame.paper().getMinY(),
                    x,
                    frame.paper().getMaxY());
        }
        for (int northing = firstAbove(frame.south()); northing < frame.north(); northing += KILOMETRE) {
            double y = frame.y(northing);
            pen.line(
                    northing % LETTERED_METRES == 0 ? 2 : 0.7,
                    frame.paper().getMinX(),
                    y,
                    frame.paper().getMaxX(),
                    y);
        }
        pen.stream.setStrokingColor(0f);
    }

    private static int firstAbove(double metres) {
        return (int) Math.ceil(metres / KILOMETRE) * KILOMETRE;
    }

    /** Marks outside the frame where each kilometre meets it, with its two figures as on other maps. */
    void ticks() throws IOException {
        var paper = frame.paper();
        for (int easting = firstAbove(frame.west()); easting < frame.east(); easting += KILOMETRE) {
            double x = frame.x(easting);
            pen.line(1.2, x, paper.getMinY(), x, paper.getMinY() - TICK);
            pen.line(1.2, x, paper.getMaxY(), x, paper.getMaxY() + TICK);
            pen.text(x + 2, paper.getMinY() - TICK - 0.5, SMALLEST, true, figures(easting));
            pen.text(x + 2, paper.getMaxY() + 2, SMALLEST, true, figures(easting));
        }
        for (int northing = firstAbove(frame.south()); northing < frame.north(); northing += KILOMETRE) {
            double y = frame.y(northing);
            pen.line(1.2, paper.getMinX(), y, paper.getMinX() - TICK, y);
            pen.line(1.2, paper.getMaxX(), y, paper.getMaxX() + TICK / 2, y);
            pen.right(paper.getMinX() - 1.5, y + 2, SMALLEST, true, figures(northing));
        }
    }

    private static String figures(int metres) {
        int figures = Math.floorMod(metres / KILOMETRE, 100);
        return figures < 10 ? "0" + figures : Integer.toString(figures);
    }

    /** The letters of each 100 km square that is on the map, in a corner of it; returns what they cover. */
    List<Rectangle2D> letters() throws IOException {
        var covered = new ArrayList<Rectangle2D>();
        var paper = frame.paper();
        boolean twoAcross = Math.floor(frame.west() / LETTERED_METRES) < Math.floor(frame.east() / LETTERED_METRES);
        boolean twoUp = Math.floor(frame.south() / LETTERED_METRES) < Math.floor(frame.north() / LETTERED_METRES);
        for (int across = 0; across <= (twoAcross ? 1 : 0); across++) {
            for (int up = 0; up <= (twoUp ? 1 : 0); up++) {
                var corner = GridPoint.ofMetres(
                        across == 0 ? frame.west() : frame.east(), up == 0 ? frame.south() : frame.north());
                var name = GridReference.of(corner, LETTERED_METRES).toString();
                double x = across == 0 ? paper.getMinX() + 4 : paper.getMaxX() - 24;
                double y = up == 0 ? paper.getMinY() + 5 : paper.getMaxY() - 17;
                covered.add(pen.label(x, y, 14, true, name));
            }
        }
        return covered;
    }

    /** A kilometre beside a ruler: black and white in fifths. */
    void scaleBar(String scale) throws IOException {
        var paper = frame.paper();
        double length = frame.points(KILOMETRE);
        double right = paper.getMaxX() - 30;
        double y = paper.getMinY() - TICK - 15;
        for (int fifth = 0; fifth < 5; fifth++) {
            double left = right - length + fifth * length / 5;
            if (fifth % 2 == 0) {
                pen.filled(left, y, left + length / 5, y, left + length / 5, y + 4, left, y + 4);
            }
        }
        pen.box(0.8, new Rectangle2D.Double(right - length, y, length, 4));
        pen.right(right - length - 4, y - 1.5, SMALLEST, true, scale + "   0");
        pen.text(right + 3, y - 1.5, SMALLEST, true, "1 km");
    }
}
