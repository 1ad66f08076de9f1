package org.hedgerow.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A police force.
 *
 * @param code ours: short, upper-case, as in {@code CAMBS-2026-000123}
 * @param policeUkId as data.police.uk names it: {@code cambridgeshire}
 * @param name today's
 * @param ffCode the two figures that the courts know it by
 * @param onsCode the Office for National Statistics' code of its area
 * @param hasArea false for a force without territory
 * @param neighbours the codes of the forces that it meets over land, or over an estuary or by agreement
 */
public record Force(
        String code,
        String policeUkId,
        String name,
        @Nullable String ffCode,
        @Nullable String onsCode,
        boolean hasArea,
        List<String> neighbours) {}
