package org.hedgerow.reference;

import static org.hedgerow.reference.ReferenceColumn.code;
import static org.hedgerow.reference.ReferenceColumn.codes;
import static org.hedgerow.reference.ReferenceColumn.degrees;
import static org.hedgerow.reference.ReferenceColumn.flag;
import static org.hedgerow.reference.ReferenceColumn.number;
import static org.hedgerow.reference.ReferenceColumn.text;
import static org.hedgerow.reference.ReferenceColumn.word;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables of dated reference data: what they are called where, and what they hold. */
public enum ReferenceTable {
    FORCES(
            "forces",
            "force",
            "Police forces",
            1,
            false,
            code("code", "Code", Codes.FORCE),
            code("police_uk_id", "Name at data.police.uk", "[a-z][a-z-]{1,39}").once(),
            text("name", "Name", 80).once(),
            code("ff_code", "Two-figure force code", "[0-9]{2}").optional().once(),
            code("ons_code", "ONS code of the area", "[EWSN][0-9]{8}")
                    .optional()
                    .once(),
            flag("has_area", "Has an area"),
            code("successor_code", "Code of the force that follows it", Codes.FORCE)
                    .optional(),
            flag("verified", "Verified"),
            text("source", "Source", Codes.LONGEST_SOURCE)),
    FORCE_ADJACENCY(
            "force-adjacency",
            "force_adjacency",
            "Neighbouring forces",
            3,
            true,
            code("force_code", "Force", Codes.FORCE),
            code("neighbour_code", "Neighbour", Codes.FORCE),
            word("kind", "How they meet", "LAND", "ESTUARY", "AGREEMENT"),
            flag("verified", "Verified"),
            text("source", "Source", Codes.LONGEST_SOURCE)),
    CATEGORIES(
            "categories",
            "category",
            "Kinds of incident",
            1,
            false,
            code("code", "Code", Codes.CATEGORY),
            code("parent_code", "Code of its group", "[A-Z]{2,12}")
                    .written("For kinds within a group")
                    .optional(),
            text("name", "Name", 80),
            word(
                            "shape",
                            "Mark on the map",
                            "circle",
                            "cross",
                            "diamond",
                            "drop",
                            "flag",
                            "hexagon",
                            "house",
                            "leaf",
                            "octagon",
                            "pentagon",
                            "plus",
                            "ring",
                            "shield",
                            "square",
                            "star",
                            "triangle",
                            "triangle-down")
                    .written("For groups only")
                    .optional()
                    .once(),
            text("police_uk_name", "Crime type at data.police.uk", 80)
                    .optional()
                    .once(),
            number("place_in_list", "Place in the list").once(),
            text("source", "Source", Codes.LONGEST_SOURCE)),
    OFFENCES(
            "offences",
            "offence",
            "Offences",
            1,
            false,
            code("code", "Code", "[A-Z]{2,6}[0-9]{2,4}-[A-Z0-9]{1,10}"),
            text("title", "Title", 160),
            text("act", "Act", 120),
            text("section", "Section", 20),
            word("light", "Committed by day or by night", "ANY", "DAY", "NIGHT"),
            text("elements", "Points to prove", 600).written("With semicolons between"),
            text("penalty", "Highest penalty", 200),
            word("mode", "Trial", "SUMMARY", "EITHER_WAY").optional(),
            flag("trespass_needed", "Trespass is needed"),
            number("time_limit_months", "Months within which to lay the information")
                    .optional(),
            codes("categories", "Kinds of incident", Codes.CATEGORY)
                    .written("Codes with spaces between, like HARE.COURSING POACH.DEER"),
            flag("verified", "Verified"),
            text("unverified", "What is not verified", 400).optional(),
            text("source", "Source", Codes.LONGEST_SOURCE)),
    AIR_BASES(
            "air-bases",
            "air_base",
            "Air bases",
            1,
            true,
            code("code", "Code", "[A-Z]{2,20}"),
            text("name", "Name", 80).once(),
            word("kind", "Kind", "ROTARY", "FIXED_WING", "OPERATIONS_CENTRE"),
            degrees("latitude", "Latitude").written("Degrees, like 51.616").optional(),
            degrees("longitude", "Longitude")
                    .written("Degrees, west of Greenwich with a minus, like -1.096")
                    .optional(),
            flag("verified", "Verified"),
            text("source", "Source", Codes.LONGEST_SOURCE)),
    AIR_SPEEDS(
            "air-speeds",
            "air_speed",
            "Speeds and launch times of aircraft",
            1,
            true,
            word("kind", "Kind of base", "ROTARY", "FIXED_WING"),
            number("knots", "Speed in knots").written("30 to 400; for information only"),
            number("launch_minutes_by_day", "Minutes to launch by day").written("1 to 120"),
            number("launch_minutes_by_night", "Minutes to launch by night").written("1 to 120"),
            flag("verified", "Verified"),
            text("source", "Source", Codes.LONGEST_SOURCE)),
    LADDER_RULES(
            "ladder-rules",
            "ladder_rule",
            "Steps of the ladder and time limits",
            1,
            true,
            word(
                    "kind",
                    "Step or limit",
                    "DISPERSAL",
                    "COMMUNITY_PROTECTION_WARNING",
                    "COMMUNITY_PROTECTION_NOTICE",
                    "BREACH",
                    "CRIMINAL_BEHAVIOUR_ORDER",
                    "VEHICLE_WARNING",
                    "VEHICLE_SEIZURE",
                    "DISPOSAL",
                    "SUMMARY_PROCEEDINGS",
                    "WILDLIFE_PROCEEDINGS",
                    "WILDLIFE_LONGSTOP"),
            number("lasts", "How many it lasts")
                    .written("1 to 1200; empty where nothing says")
                    .optional(),
            word("unit", "Of what", "HOURS", "DAYS", "MONTHS").optional(),
            flag("is_most", "May not last longer"),
            word(
                            "needs",
                            "Step that has to be in force before",
                            "DISPERSAL",
                            "COMMUNITY_PROTECTION_WARNING",
                            "COMMUNITY_PROTECTION_NOTICE",
                            "BREACH",
                            "CRIMINAL_BEHAVIOUR_ORDER",
                            "VEHICLE_WARNING",
                            "VEHICLE_SEIZURE")
                    .optional(),
            flag("verified", "Verified"),
            text("source", "Source", Codes.LONGEST_SOURCE));

    /** Forms that several tables share. */
    private static final class Codes {
        static final String FORCE = "[A-Z]{2,10}";
        static final String CATEGORY = "[A-Z]{2,12}(\\.[A-Z]{2,16})?";
        static final int LONGEST_SOURCE = 300;
    }

    private final String slug;
    private final String sqlName;
    private final String title;
    private final int keyColumns;
    private final boolean mayPause;
    private final List<ReferenceColumn> columns;

    ReferenceTable(
            String slug, String sqlName, String title, int keyColumns, boolean mayPause, ReferenceColumn... columns) {
        this.slug = slug;
        this.sqlName = sqlName;
        this.title = title;
        this.keyColumns = keyColumns;
        this.mayPause = mayPause;
        this.columns = List.of(columns);
    }

    /** By the name in addresses and of the file: {@code air-bases}. */
    public static Optional<ReferenceTable> withSlug(String slug) {
        return Arrays.stream(values()).filter(table -> table.slug.equals(slug)).findFirst();
    }

    public String slug() {
        return slug;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Every column but the two dates, the key's first. */
    public List<ReferenceColumn> columns() {
        return columns;
    }

    /** The columns that say which thing a row is about. */
    public List<ReferenceColumn> keyColumns() {
        return columns.subList(0, keyColumns);
    }

    /** Whether days may lie between two rows of one key: a base may close and open again, a force may not. */
    boolean mayPause() {
        return mayPause;
    }

    String sqlName() {
        return sqlName;
    }
}
