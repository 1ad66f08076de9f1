package org.hedgerow.notice.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.notice.AreaContent;
import org.hedgerow.notice.AreaKind;
import org.hedgerow.notice.Pace;
import org.hedgerow.notice.QuietHours;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.SentField;
import org.hedgerow.reference.Categories;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Component;

/** Turns an area as it is sent into values, once, and names every field that is wrong. */
@Component
class AreaFormReader {

    private static final int LONGEST_NAME = 80;
    private static final double LARGEST_SQUARE_METRES = 10_000e6;
    private static final double SMALLEST_SQUARE_METRES = 100;
    private static final double MILLIMETRES = 1000;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);

    private final NationalGrid grid;
    private final Categories categories;

    AreaFormReader(NationalGrid grid, Categories categories) {
        this.grid = grid;
        this.categories = categories;
    }

    AreaContent read(AreaForm form) {
        var errors = new FieldErrors();
        var name = errors.read(() -> PlainText.checkLine("/name", form.name(), LONGEST_NAME));
        var kind = errors.oneOf(AreaKind.values(), form.kind(), "/kind", "Say whether it is your own land.");
        var pace = errors.oneOf(Pace.values(), form.pace(), "/pace", "Say how often you want to hear.");
        var outline = outline(form.outline(), errors);
        var groups = groups(form.categoryGroups(), errors);
        if (form.byMail() == null) {
            errors.add("/byMail", "Say whether letters are wanted.");
        }
        var quiet = quiet(form.quiet(), errors);
        if (form.bulletinPriority() != null && (form.bulletinPriority() < 1 || form.bulletinPriority() > 5)) {
            errors.add("/bulletinPriority", "A priority is 1 to 5.");
        }
        if (form.language() == null || !Set.of("en", "cy").contains(form.language())) {
            errors.add("/language", "Letters are written in English or Welsh.");
        }
        errors.throwIfAny();
        return new AreaContent(
                SentField.given(name),
                SentField.given(kind),
                SentField.given(outline),
                groups,
                SentField.given(form.byMail()),
                Boolean.TRUE.equals(form.byPush()),
                SentField.given(pace),
                quiet,
                form.bulletinPriority(),
                SentField.given(form.language()));
    }

    private @Nullable Polygon outline(@Nullable List<@Nullable List<@Nullable Double>> ring, FieldErrors errors) {
        if (ring == null || ring.size() < 3 || ring.size() > AreaContent.MOST_CORNERS) {
            errors.add("/outline", "An area has 3 to " + AreaContent.MOST_CORNERS + " corners.");
            return null;
        }
        var corners = new ArrayList<Coordinate>(ring.size() + 1);
        for (int i = 0; i < ring.size(); i++) {
            var corner = corner(ring.get(i));
            if (corner == null) {
                errors.add(
                        "/outline/" + i, "A corner is a longitude and a latitude in degrees, in the United Kingdom.");
                return null;
            }
            if (corners.isEmpty() || !corners.get(corners.size() - 1).equals2D(corner)) {
                corners.add(corner);
            }
        }
        if (!corners.get(0).equals2D(corners.get(corners.size() - 1))) {
            corners.add(new Coordinate(corners.get(0)));
        }
        if (corners.size() < 4) {
            errors.add("/outline", "An area has at least 3 different corners.");
            return null;
        }
        var polygon = GRID.createPolygon(corners.toArray(Coordinate[]::new));
        if (!polygon.isValid()) {
            errors.add("/outline", "The edge of an area may not cross itself.");
        } else if (polygon.getArea() < SMALLEST_SQUARE_METRES) {
            errors.add("/outline", "That area is too small to be meant.");
        } else if (polygon.getArea() > LARGEST_SQUARE_METRES) {
            errors.add("/outline", "An area has at most 10,000 square kilometres.");
        } else {
            return polygon;
        }
        return null;
    }

    /** On the National Grid, metres, to the millimetre. */
    private @Nullable Coordinate corner(@Nullable List<@Nullable Double> said) {
        if (said == null || said.size() != 2) {
            return null;
        }
        var longitude = said.get(0);
        var latitude = said.get(1);
        if (longitude == null || latitude == null || Math.abs(longitude) > 20 || !(latitude > 45 && latitude < 65)) {
            return null;
        }
        var point = grid.toGrid(new GeoPoint(longitude, latitude));
        return Extent.contains(point)
                ? new Coordinate(point.eastingMillimetres() / MILLIMETRES, point.northingMillimetres() / MILLIMETRES)
                : null;
    }

    private Set<String> groups(@Nullable List<@Nullable String> codes, FieldErrors errors) {
        var known = new HashSet<String>();
        categories.groups().forEach(group -> known.add(group.code()));
        var chosen = new HashSet<String>();
        for (var code : codes == null ? List.<String>of() : codes) {
            if (code == null || !known.contains(code)) {
                errors.add("/categoryGroups", "Choose among the kinds that there are.");
                return Set.of();
            }
            chosen.add(code);
        }
        return chosen;
    }

    private static @Nullable QuietHours quiet(AreaForm.@Nullable QuietForm form, FieldErrors errors) {
        if (form == null) {
            return null;
        }
        int from = minute(form.from(), "/quiet/from", errors);
        int until = minute(form.until(), "/quiet/until", errors);
        if (from < 0 || until < 0) {
            return null;
        }
        if (from == until) {
            errors.add("/quiet/until", "Quiet hours begin and end at different times.");
            return null;
        }
        return new QuietHours(from, until);
    }

    private static int minute(@Nullable String text, String pointer, FieldErrors errors) {
        var matcher = TIME.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            errors.add(pointer, "Write a time such as 22:00.");
            return -1;
        }
        return Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }
}
