package org.hedgerow.interchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a generic table holds which field of an incident. Guessed from the headings, corrected by a person. */
final class FieldMapping {

    /** Every field, with the headings that mean it: letters and figures only, lower case. */
    private static final Map<String, Set<String>> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put(
                "id", Set.of("id", "ref", "reference", "incidentid", "crimeid", "urn", "incidentnumber", "lognumber"));
        HEADINGS.put("category", Set.of("category", "type", "crimetype", "incidenttype", "offence", "categorycode"));
        HEADINGS.put("earliest", Set.of("earliest", "from", "start", "startdate", "datefrom", "committedfrom"));
        HEADINGS.put("latest", Set.of("latest", "to", "until", "end", "enddate", "dateto", "committedto"));
        HEADINGS.put("date", Set.of("date", "day", "incidentdate", "occurred", "datetime", "when"));
        HEADINGS.put("time", Set.of("time", "hour", "incidenttime", "timeofday"));
        HEADINGS.put("place", Set.of("place", "location", "gridref", "gridreference", "osgr", "ngr", "where"));
        HEADINGS.put("easting", Set.of("easting", "eastings", "x", "osx"));
        HEADINGS.put("northing", Set.of("northing", "northings", "y", "osy"));
        HEADINGS.put("latitude", Set.of("latitude", "lat"));
        HEADINGS.put("longitude", Set.of("longitude", "lon", "long", "lng"));
        HEADINGS.put("narrative", Set.of("narrative", "description", "details", "notes", "summary", "comment", "mo"));
        HEADINGS.put("scope", Set.of("scope", "sharing", "sharedwith", "shared"));
        HEADINGS.put("status", Set.of("status", "state"));
    }

    private final Map<String, @Nullable String> columns;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private FieldMapping(Map<String, @Nullable String> columns, List<String> header) {
        this.columns = columns;
        columns.forEach((field, column) -> {
            if (column != null) {
                places.put(field, header.indexOf(column));
            }
        });
    }

    /**
     * The guess, overruled by what was asked for.
     *
     * @param asked column by field; an empty name takes the field's column away
     */
    static FieldMapping of(List<String> header, Map<String, String> asked) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        HEADINGS.forEach((field, headings) -> columns.put(
                field,
                header.stream()
                        .filter(heading -> headings.contains(plain(heading)))
                        .findFirst()
                        .orElse(null)));
        asked.forEach((field, column) -> {
            if (!HEADINGS.containsKey(field)) {
                throw new ImportRefused(
                        "The mapping names an unknown field. Fields: " + String.join(", ", HEADINGS.keySet()) + ".");
            }
            if (!column.isEmpty() && !header.contains(column)) {
                throw new ImportRefused("The file has no such column as the mapping gives for " + field + ".");
            }
            columns.put(field, column.isEmpty() ? null : column);
        });
        return new FieldMapping(columns, header);
    }

    /** Refuses a mapping by which no row could ever be read. */
    void refuseUnlessComplete() {
        if (!has("category")) {
            throw new ImportRefused("No column is mapped to the category.");
        }
        if (!has("date") && !has("earliest")) {
            throw new ImportRefused("No column is mapped to the date, nor to the earliest time.");
        }
        var pairs = has("easting") && has("northing") || has("latitude") && has("longitude");
        if (!has("place") && !pairs) {
            throw new ImportRefused(
                    "No column is mapped to the place: map place, or easting and northing, or latitude and longitude.");
        }
    }

    boolean has(String field) {
        return places.containsKey(field);
    }

    /** The field's text in a row, without white space at its ends; empty when no column is mapped to it. */
    String in(List<String> cells, String field) {
        var place = places.get(field);
        return place == null ? "" : cells.get(place).strip();
    }

    /** Every field with its column, null where none is mapped. */
    Map<String, @Nullable String> columns() {
        return columns;
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
