package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** What the tables hold in a new installation: the files, and what migrations have added since the files were first loaded. */
final class RowsOfToday {

    private static final String SOURCE =
            "Hedgerow's own list, for reports that do not say what kind of incident it was";

    private RowsOfToday() {}

    static List<ReferenceRow> of(ReferenceTable table) {
        var rows = new ArrayList<>(ReferenceCsv.seed(table));
        rows.addAll(added(table));
        rows.sort(Comparator.comparing(ReferenceRow::key).thenComparing(ReferenceRow::from));
        return rows;
    }

    static List<ReferenceRow> added(ReferenceTable table) {
        return table == ReferenceTable.CATEGORIES
                ? List.of(
                        category("OTHER", "", "Something else", "pentagon", "1350"),
                        category("OTHER.NOTSAID", "OTHER", "Kind not said", "", "1351"))
                : List.of();
    }

    private static ReferenceRow category(String code, String parent, String name, String shape, String place) {
        var values = new LinkedHashMap<String, String>();
        values.put("code", code);
        values.put("parent_code", parent);
        values.put("name", name);
        values.put("shape", shape);
        values.put("police_uk_name", "");
        values.put("place_in_list", place);
        values.put("source", SOURCE);
        return new ReferenceRow(ReferenceTable.CATEGORIES, values, LocalDate.parse("2000-01-01"), null);
    }
}
