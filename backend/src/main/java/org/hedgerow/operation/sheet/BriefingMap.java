package org.hedgerow.operation.sheet;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NamedPlace;
import org.hedgerow.geo.Transformation;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.MapUnder;

/**
 * Draws the map of a briefing in lines: black on white (what lies under the grid in grey), thick, with letters of 9 points and more, since it is read in a dark cockpit by a red
 * light. Each thing has a shape of its own.
 */
final class BriefingMap {

    private static final double SMALLEST = 9;
    private static final double POINT_RING = 11;
    private static final double SMALLEST_SQUARE = 9;
    private static final double ARROW = 62;
    private static final double ASIDE = 14;
    private static final int MOST_NAMES = 12;

    private final SheetPen pen;
    private final MapView view;
    private final MapFrame frame;
    private final AirBriefing briefing;
    private final List<Rectangle2D> taken = new ArrayList<>();

    BriefingMap(SheetPen pen, MapView view, AirBriefing briefing) {
        this.pen = pen;
        this.view = view;
        this.frame = view.frame();
        this.briefing = briefing;
    }

    /**
     * @param ground what lies under the grid
     * @param borders lines between forces, as corners in millimetres
     * @param names settlements, the largest first
     */
    void draw(List<MapUnder.Line> ground, List<int[]> borders, List<NamedPlace> names) throws IOException {
        var paper = frame.paper();
        pen.stream.saveGraphicsState();
        pen.stream.addRect(
                (float) paper.getX(), (float) paper.getY(), (float) paper.getWidth(), (float) paper.getHeight());
        pen.stream.clip();
        new MapGround(pen, frame).draw(ground);
        var grid = new MapGrid(pen, frame);
        grid.lines();
        borders(borders);
        if (briefing.where().place().transformation() == Transformation.OSTN15) {
            taken.addAll(grid.letters());
        }
        rings();
        drones();
        place();
        hazards();
        neighbours();
        names(names);
        pen.stream.restoreGraphicsState();
        pen.box(1.4, paper);
        grid.ticks();
        grid.scaleBar(view.scale());
    }

    private void borders(List<int[]> borders) throws IOException {
        pen.stream.setLineDashPattern(new float[] {14, 4, 3, 4}, 0);
        for (var corners : borders) {
            var points = new double[corners.length];
            for (int i = 0; i < corners.length; i += 2) {
                points[i] = frame.x(corners[i] / 1000.0);
                points[i + 1] = frame.y(corners[i + 1] / 1000.0);
            }
            pen.line(2.6, points);
        }
        pen.stream.setLineDashPattern(new float[0], 0);
    }

    /** A force's name beyond its border, where that is on the map. */
    private void neighbours() throws IOException {
        var middle = frame.centre();
        for (var border : briefing.ground().borders()) {
            double turn = Math.toRadians(border.direction().degrees());
            double beyond = border.metres() + 0.12 * frame.halfMetres();
            var at = GridPoint.ofMetres(
                    middle.eastingMetres() + beyond * Math.sin(turn),
                    middle.northingMetres() + beyond * Math.cos(turn));
            if (frame.holds(at, 0)) {
                var name = shortened(BriefingWords.line(border.force()).toUpperCase(Locale.ROOT));
                double x = within(frame.x(at) - pen.width(name, SMALLEST) / 2, pen.width(name, SMALLEST));
                place(x, frame.y(at), true, name);
            }
        }
    }

    private double within(double x, double width) {
        return Math.max(frame.paper().getMinX() + 3, Math.min(frame.paper().getMaxX() - 3 - width, x));
    }

    private String shortened(String name) {
        return name.length() > 34 ? name.substring(0, 33) + "…" : name;
    }

    private void rings() throws IOException {
        var middle = frame.centre();
        for (var reach : view.reaches()) {
            if (view.isDrawn(reach)) {
                double radius = frame.points(reach.metres());
                pen.stream.setLineDashPattern(new float[] {7, 4}, 0);
                pen.circle(1.6, frame.x(middle), frame.y(middle), radius);
                pen.stream.setLineDashPattern(new float[0], 0);
            }
        }
        // The names of the rings afterwards, so that no other ring runs through them.
        for (var reach : view.reaches()) {
            double radius = frame.points(reach.metres());
            if (view.isDrawn(reach)) {
                var name = "by " + BriefingWords.time(reach.at());
                double away = Math.min(radius, frame.paper().getHeight() / 2 - 8);
                double aside = Math.sqrt(Math.max(0, radius * radius - away * away));
                place(frame.x(middle) + aside - pen.width(name, SMALLEST) / 2, frame.y(middle) - away - 3, true, name);
            }
        }
    }

    private void place() throws IOException {
        var place = briefing.where().place();
        double x = frame.x(place.point());
        double y = frame.y(place.point());
        double side = frame.points(place.precisionMetres());
        arrow(x, y, Math.min(side / 2, frame.paper().getWidth() / 4));
        if (side > SMALLEST_SQUARE) {
            pen.box(2.4, new Rectangle2D.Double(x - side / 2, y - side / 2, side, side));
            pen.line(2.4, x - 4, y, x + 4, y);
            pen.line(2.4, x, y - 4, x, y + 4);
        } else {
            pen.disc(x, y, 2.6);
            pen.circle(2.4, x, y, POINT_RING);
        }
        double reach = Math.max(POINT_RING, Math.min(side / 2, 30));
        taken.add(new Rectangle2D.Double(x - reach, y - reach, 2 * reach, 2 * reach));
    }

    private void arrow(double x, double y, double half) throws IOException {
        CompassPoint direction = briefing.seen().direction();
        if (direction == null) {
            return;
        }
        double turn = Math.toRadians(direction.degrees());
        double east = Math.sin(turn);
        double north = Math.cos(turn);
        double from = Math.max(POINT_RING, half);
        double to = from + ARROW;
        double neck = to - 15;
        pen.line(3.4, x + from * east, y + from * north, x + neck * east, y + neck * north);
        pen.filled(
                x + to * east,
                y + to * north,
                x + neck * east + 6.5 * north,
                y + neck * north - 6.5 * east,
                x + neck * east - 6.5 * north,
                y + neck * north + 6.5 * east);
    }

    private void drones() throws IOException {
        for (var hazard : briefing.ground().hazards()) {
            var place = hazard.place();
            if (hazard.drone() && place != null) {
                double radius = Math.max(6, frame.points(place.precisionMetres() / 2.0));
                pen.stream.setLineDashPattern(new float[] {2, 3}, 0);
                pen.circle(2, frame.x(place.point()), frame.y(place.point()), radius);
                pen.stream.setLineDashPattern(new float[0], 0);
            }
        }
    }

    /** A triangle, or for a drone a cross of four rotors, with the number that the list has. */
    private void hazards() throws IOException {
        var hazards = briefing.ground().hazards();
        for (int i = 0; i < hazards.size(); i++) {
            var place = hazards.get(i).place();
            if (place == null || !frame.holds(place.point(), 0)) {
                continue;
            }
            double x = frame.x(place.point());
            double y = frame.y(place.point());
            if (hazards.get(i).drone()) {
                pen.line(2, x - 6, y - 6, x + 6, y + 6);
                pen.line(2, x - 6, y + 6, x + 6, y - 6);
                for (int corner = 0; corner < 4; corner++) {
                    pen.disc(x + (corner % 2 == 0 ? -6 : 6), y + (corner < 2 ? -6 : 6), 2.6);
                }
            } else {
                pen.filled(x, y + 7, x + 7, y - 5, x - 7, y - 5);
            }
            var number = Integer.toString(i + 1);
            taken.add(pen.label(x + 9, y - 3, 12, true, number));
            taken.add(new Rectangle2D.Double(x - 8, y - 8, 16, 16));
        }
    }

    private void names(List<NamedPlace> names) throws IOException {
        int count = 0;
        for (var name : names) {
            var text = BriefingWords.line(name.name());
            double width = pen.width(text, SMALLEST);
            double x = frame.x(name.point()) - width / 2;
            double y = frame.y(name.point()) - 3;
            boolean written = place(x, y, false, text)
                    || place(x, y - ASIDE, false, text)
                    || place(x, y + ASIDE, false, text)
                    || place(x + width / 2 + ASIDE, y, false, text)
                    || place(x - width / 2 - ASIDE, y, false, text);
            if (written && ++count == MOST_NAMES) {
                return;
            }
        }
    }

    /** Writes the label unless something else is there already, or it would be cut; says whether. */
    private boolean place(double x, double y, boolean bold, String text) throws IOException {
        var box = new Rectangle2D.Double(x - 1, y - 2, pen.width(text, SMALLEST) + 2, SMALLEST + 2);
        boolean free =
                taken.stream().noneMatch(box::intersects) && frame.paper().contains(box);
        if (free) {
            taken.add(pen.label(x, y, SMALLEST, bold, text));
        }
        return free;
    }
}
