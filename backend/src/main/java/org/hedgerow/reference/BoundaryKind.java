package org.hedgerow.reference;

import java.util.List;
import java.util.Locale;

/** The kinds of area whose official boundaries can be loaded. */
public enum BoundaryKind {
    /** Police force areas. */
    FORCE(List.of("PFA"), List.of("E23", "W15", "S23", "N23")),
    /** Counties and unitary authorities. */
    COUNTY(
            List.of("CTYUA", "UTLA", "CTY", "MCTY"),
            List.of("E06", "E08", "E09", "E10", "E11", "E13", "W06", "S12", "N09")),
    /** Local authority districts. */
    DISTRICT(List.of("LAD", "LTLA"), List.of("E06", "E07", "E08", "E09", "W06", "S12", "N09")),
    /** Parishes and communities, and the parts of districts that have none. */
    PARISH(List.of("PARNCP", "PAR", "PARISH"), List.of("E04", "E43", "W04")),
    /** Beats and neighbourhoods of a force, with codes of its own. */
    BEAT(List.of(), List.of());

    private final List<String> columnPrefixes;
    private final List<String> codePrefixes;

    BoundaryKind(List<String> columnPrefixes, List<String> codePrefixes) {
        this.columnPrefixes = columnPrefixes;
        this.codePrefixes = codePrefixes;
    }

    /** How the Office for National Statistics begins the names of this kind's columns, before two figures for the year. */
    List<String> columnPrefixes() {
        return columnPrefixes;
    }

    /** The first three characters that its codes of this kind have; none where each force makes its own. */
    List<String> codePrefixes() {
        return codePrefixes;
    }

    /** In a sentence: "counties". */
    String plural() {
        return switch (this) {
            case FORCE -> "police force areas";
            case COUNTY -> "counties";
            case PARISH -> "parishes";
            default -> name().toLowerCase(Locale.ROOT) + "s";
        };
    }
}
