package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be true of the tables together, whoever wrote them: the files that an installation begins with, an edit, an upload. The
 * database holds to the dates and the symmetry once more.
 */
final class ReferenceFacts {

    /** Something that is not so. {@code column} is the one to look at, in words for a person. */
    record Fault(ReferenceTable table, String key, String column, String words) {}

    private final Map<ReferenceTable, Map<String, List<ReferenceRow>>> rows = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private ReferenceFacts(Map<ReferenceTable, List<ReferenceRow>> tables) {
        for (var table : ReferenceTable.values()) {
            var byKey = new TreeMap<String, List<ReferenceRow>>();
            tables.getOrDefault(table, List.of())
                    .forEach(row -> byKey.computeIfAbsent(row.key(), unseen -> new ArrayList<>())
                            .add(row));
            byKey.values().forEach(own -> own.sort(java.util.Comparator.comparing(ReferenceRow::from)));
            rows.put(table, byKey);
        }
    }

    static List<Fault> faultsOf(Map<ReferenceTable, List<ReferenceRow>> tables) {
        var facts = new ReferenceFacts(tables);
        for (var table : ReferenceTable.values()) {
            facts.of(table).values().forEach(facts::checkDays);
            facts.checkUnique(table);
        }
        facts.each(ReferenceTable.FORCES, facts::checkForce);
        facts.each(ReferenceTable.FORCE_ADJACENCY, facts::checkBorder);
        facts.each(ReferenceTable.CATEGORIES, facts::checkCategory);
        facts.each(ReferenceTable.OFFENCES, facts::checkOffence);
        facts.each(ReferenceTable.AIR_BASES, facts::checkBase);
        facts.each(ReferenceTable.AIR_SPEEDS, facts::checkSpeed);
        facts.each(ReferenceTable.LADDER_RULES, facts::checkLadderRule);
        return facts.faults;
    }

    private Map<String, List<ReferenceRow>> of(ReferenceTable table) {
        return rows.getOrDefault(table, Map.of());
    }

    private void each(ReferenceTable table, java.util.function.Consumer<ReferenceRow> check) {
        of(table).values().forEach(own -> own.forEach(check));
    }

    private void fault(ReferenceRow row, String column, String words) {
        faults.add(new Fault(row.table(), row.key(), column, row.key() + ": " + words));
    }

    private void checkDays(List<ReferenceRow> own) {
        for (int i = 0; i < own.size(); i++) {
            var row = own.get(i);
            if (row.until() != null && !row.until().isAfter(row.from())) {
                fault(row, "from", "the last day must come after the first, " + row.from() + ".");
            }
            if (i == 0) {
                continue;
            }
            var before = own.get(i - 1);
            if (before.until() == null || before.until().isAfter(row.from())) {
                fault(row, "from", "two rows would hold on " + row.from() + ".");
            } else if (before.until().isBefore(row.from()) && !row.table().mayPause()) {
                fault(row, "from", "nothing would hold from " + before.until() + " to " + row.from() + ".");
            }
        }
    }

    private void checkUnique(ReferenceTable table) {
        for (var column : table.columns()) {
            if (!column.unique()) {
                continue;
            }
            var holders = new HashMap<String, List<ReferenceRow>>();
            each(table, row -> {
                var value = row.value(column.name());
                if (!value.isEmpty()) {
                    holders.computeIfAbsent(value, unseen -> new ArrayList<>()).add(row);
                }
            });
            holders.values().forEach(same -> checkUnique(column, same));
        }
    }

    private void checkUnique(ReferenceColumn column, List<ReferenceRow> same) {
        for (int i = 0; i < same.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!same.get(i).key().equals(same.get(j).key()) && same.get(i).overlaps(same.get(j))) {
                    fault(
                            same.get(i),
                            column.name(),
                            column.label() + " is the same as that of "
                                    + same.get(j).key() + ".");
                }
            }
        }
    }

    private void checkForce(ReferenceRow row) {
        var successor = row.value("successor_code");
        if (successor.isEmpty()) {
            return;
        }
        if (row.until() == null) {
            fault(row, "successor_code", "only a force that has ended is followed by another.");
        } else if (successor.equals(row.key()) || !holdsOn(ReferenceTable.FORCES, successor, row.until())) {
            fault(
                    row,
                    "successor_code",
                    "no other force of the code " + successor + " is there on " + row.until() + ".");
        }
    }

    private void checkBorder(ReferenceRow row) {
        var force = row.value("force_code");
        var neighbour = row.value("neighbour_code");
        if (force.equals(neighbour)) {
            fault(row, "neighbour_code", "a force does not meet itself.");
            return;
        }
        checkCovered(row, "force_code", ReferenceTable.FORCES, force);
        checkCovered(row, "neighbour_code", ReferenceTable.FORCES, neighbour);
        var mirrored = mirror(row);
        if (!of(ReferenceTable.FORCE_ADJACENCY)
                .getOrDefault(mirrored.key(), List.of())
                .contains(mirrored)) {
            fault(row, "neighbour_code", "two forces meet both ways or not at all.");
        }
    }

    /** The same border seen from the other side. */
    static ReferenceRow mirror(ReferenceRow row) {
        return row.with("force_code", row.value("neighbour_code")).with("neighbour_code", row.value("force_code"));
    }

    private void checkCategory(ReferenceRow row) {
        var parent = row.value("parent_code");
        boolean isGroup = row.key().indexOf('.') < 0;
        if (isGroup != parent.isEmpty() || (!isGroup && !row.key().startsWith(parent + "."))) {
            fault(row, "parent_code", "the code of a kind is that of its group, a full stop and its own.");
        } else if (isGroup == row.value("shape").isEmpty()) {
            fault(row, "shape", "groups have a mark on the map, and their kinds have that of the group.");
        } else if (!isGroup) {
            checkCovered(row, "parent_code", ReferenceTable.CATEGORIES, parent);
        }
    }

    private void checkOffence(ReferenceRow row) {
        if (row.isTrue("verified") != row.value("unverified").isEmpty()) {
            fault(row, "unverified", "say what is not verified, or that all of it is.");
        }
        for (var category : ReferenceColumn.codes(row.value("categories"))) {
            if (!of(ReferenceTable.CATEGORIES).containsKey(category)) {
                fault(row, "categories", "there is no kind of incident of the code " + category + ".");
            }
        }
    }

    private void checkBase(ReferenceRow row) {
        boolean north = !row.value("latitude").isEmpty();
        boolean east = !row.value("longitude").isEmpty();
        if (north != east || (!north && !row.value("kind").equals("OPERATIONS_CENTRE"))) {
            fault(row, "latitude", "a base needs both latitude and longitude.");
        } else if (north && !isNearBritain(row.value("latitude"), row.value("longitude"))) {
            fault(row, "latitude", "that point lies outside the United Kingdom.");
        }
    }

    private void checkSpeed(ReferenceRow row) {
        checkWithin(row, "knots", 30, 400);
        checkWithin(row, "launch_minutes_by_day", 1, 120);
        checkWithin(row, "launch_minutes_by_night", 1, 120);
    }

    private void checkLadderRule(ReferenceRow row) {
        var lasts = row.value("lasts");
        if (lasts.isEmpty() != row.value("unit").isEmpty()) {
            fault(row, "unit", "say how many of what it lasts, or neither.");
        } else if (!lasts.isEmpty()) {
            checkWithin(row, "lasts", 1, 1200);
        } else if (row.isTrue("is_most")) {
            fault(row, "is_most", "what may not last longer lasts for something.");
        } else if (isTimeLimit(row.key())) {
            fault(row, "lasts", "a time limit lasts for something.");
        }
        if (isTimeLimit(row.key())
                && !row.value("unit").equals("MONTHS")
                && !row.value("unit").isEmpty()) {
            fault(row, "unit", "a time limit is counted in months.");
        }
        if (row.value("needs").equals(row.key())) {
            fault(row, "needs", "no step needs itself before it.");
        }
    }

    private static boolean isTimeLimit(String kind) {
        return kind.endsWith("_PROCEEDINGS") || kind.endsWith("_LONGSTOP");
    }

    private void checkWithin(ReferenceRow row, String column, int least, int most) {
        int value = Integer.parseInt(row.value(column));
        if (value < least || value > most) {
            fault(row, column, "give a number from " + least + " to " + most + ".");
        }
    }

    private static boolean isNearBritain(String latitude, String longitude) {
        double north = Double.parseDouble(latitude);
        double east = Double.parseDouble(longitude);
        return north >= 49 && north <= 61 && east >= -9 && east <= 3;
    }

    private boolean holdsOn(ReferenceTable table, String key, LocalDate day) {
        return of(table).getOrDefault(key, List.of()).stream().anyMatch(row -> row.isInForceOn(day));
    }

    /** Whether the thing that a row names is there on every day of the row. */
    private void checkCovered(ReferenceRow row, String column, ReferenceTable table, String key) {
        var day = row.from();
        for (var cover : of(table).getOrDefault(key, List.of())) {
            if (cover.isInForceOn(day)) {
                if (cover.until() == null) {
                    return;
                }
                day = cover.until();
            }
        }
        if (row.until() == null || row.until().isAfter(day)) {
            fault(row, column, key + " is not there on " + day + ".");
        }
    }
}
