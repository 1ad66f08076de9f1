package org.hedgerow.hotspot;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.IncidentReference;
import org.jspecify.annotations.Nullable;

/** A search made ready for the columns of one snapshot. A place is looked for in the released square and nowhere else. */
final class SearchMatch implements IntPredicate {

    /** A released square so near to a place, or nearer, is at the place. */
    static final int NEAR_MILLIMETRES = 5_000_000;

    private final IncidentColumns columns;
    private final List<Term> terms;

    SearchMatch(IncidentColumns columns, List<SearchQuery.Asked> asked) {
        this.columns = columns;
        this.terms = asked.stream().map(one -> term(columns.codes, one)).toList();
    }

    private record Term(
            boolean[] categories,
            boolean[] forces,
            List<GridPoint> places,
            Set<UUID> narratives,
            @Nullable IncidentReference reference) {}

    private static Term term(CodeList codes, SearchQuery.Asked asked) {
        var term = asked.term();
        var categories = new boolean[codes.size()];
        var forces = new boolean[codes.size()];
        for (int number = 0; number < codes.size(); number++) {
            var code = codes.code(number);
            categories[number] =
                    term.categories().stream().anyMatch(wanted -> code.equals(wanted) || code.startsWith(wanted + "."));
            forces[number] = term.forces().contains(code);
        }
        return new Term(categories, forces, term.places(), asked.narratives(), term.reference());
    }

    @Override
    public boolean test(int row) {
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        for (var term : terms) {
            if (!answers(page, at, term)) {
                return false;
            }
        }
        return true;
    }

    private boolean answers(IncidentPage page, int at, Term term) {
        var reference = term.reference();
        if (reference != null) {
            return page.referenceNumber[at] == reference.number()
                    && page.referenceYear[at] == reference.year()
                    && columns.codes.code(page.referenceForce[at]).equals(reference.forceCode());
        }
        return term.categories()[page.category[at]]
                || term.forces()[page.force[at]]
                || isAtOne(page, at, term.places())
                || !term.narratives().isEmpty()
                        && term.narratives().contains(new UUID(page.idHigh[at], page.idLow[at]));
    }

    private static boolean isAtOne(IncidentPage page, int at, List<GridPoint> places) {
        long reach = NEAR_MILLIMETRES + page.size[at] * 500L;
        for (var place : places) {
            if (Math.abs((long) page.easting[at] - place.eastingMillimetres()) <= reach
                    && Math.abs((long) page.northing[at] - place.northingMillimetres()) <= reach) {
                return true;
            }
        }
        return false;
    }
}
