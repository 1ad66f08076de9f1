package org.hedgerow.system.live;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page looks at.
 *
 * @param box west, south, east, north in degrees (WGS 84); null for everything
 * @param category a group such as {@code HARE}; null for all
 */
record Interest(@Nullable Box box, @Nullable String category) {

    /** Everything that the audience sees. */
    static final Interest EVERYTHING = new Interest(null, null);

    /** Inclusive on all sides, as the server tests it. */
    record Box(double west, double south, double east, double north) {

        boolean holds(double longitude, double latitude) {
            return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
        }

        /** As every request says it, so that both ends test the same numbers. */
        String text() {
            return String.format(Locale.ROOT, "%.5f,%.5f,%.5f,%.5f", west, south, east, north);
        }

        /** With the numbers that {@link #text} says. */
        static Box rounded(double west, double south, double east, double north) {
            return new Box(round(west), round(south), round(east), round(north));
        }

        private static double round(double degrees) {
            return Double.parseDouble(String.format(Locale.ROOT, "%.5f", degrees));
        }
    }

    /** The filters as a query string; all of time, so that nothing grows out of them while a test runs. */
    String filters() {
        return category == null ? "period=all" : "period=all&category=" + category;
    }

    /** The question for the same over HTTP. */
    String query() {
        var parts = new ArrayList<String>();
        if (box != null) {
            parts.add("bbox=" + box.text());
        }
        parts.add(filters());
        return String.join("&", parts);
    }

    boolean holds(Held incident) {
        return (box == null || box.holds(incident.longitude(), incident.latitude()))
                && !incident.status().equals("WITHDRAWN")
                && (category == null
                        || incident.category().equals(category)
                        || incident.category().startsWith(category + "."));
    }

    /** As the stream's second protocol takes it; null for everything. */
    @Nullable Map<String, Object> told() {
        if (box == null && category == null) {
            return null;
        }
        var told = new java.util.HashMap<String, Object>();
        if (box != null) {
            told.put("box", java.util.List.of(box.west(), box.south(), box.east(), box.north()));
        }
        told.put("filters", filters());
        told.put("layers", java.util.List.of("incidents"));
        return told;
    }
}
