package org.hedgerow.ground.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hedgerow.ground.GroundFeature;
import org.hedgerow.ground.GroundOutline;
import org.jspecify.annotations.Nullable;

/**
 * Something on the ground as it is shown. Nothing in it says who keeps it.
 *
 * @param corners longitude and latitude in degrees, WGS 84; of an area one ring, whose last corner is not the first again
 * @param monthsUnsaid for how many whole months nobody has said that it is so
 * @param due whether its keeper is asked if it is still so
 * @param policeAct what the police did that its keeper has not answered, with the reason; for its keeper
 * @param mayChange whether whoever looks at it may change and end it
 */
record GroundView(
        UUID id,
        String kind,
        String note,
        String outline,
        List<List<Double>> corners,
        int precisionMetres,
        @Nullable Integer heightMetres,
        @Nullable Integer kilovolts,
        @Nullable Boolean locked,
        @Nullable Double widthMetres,
        @Nullable Double weightTonnes,
        @Nullable Integer fromMonth,
        @Nullable Integer untilMonth,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String state,
        Instant knownAt,
        int monthsUnsaid,
        boolean due,
        boolean keptByPolice,
        @Nullable Instant endedAt,
        @Nullable String policeAct,
        @Nullable String policeReason,
        boolean mayChange,
        int version) {

    static GroundView ofKeeper(GroundFeature feature, Instant now) {
        var act = feature.policeAct();
        return of(feature, now, act == null ? null : act.name(), feature.policeReason(), feature.endedAt() == null);
    }

    /** @param mayChange whether it is of the reader's own force */
    static GroundView ofPolice(GroundFeature feature, Instant now, boolean mayChange) {
        return of(feature, now, null, null, mayChange && feature.endedAt() == null);
    }

    private static GroundView of(
            GroundFeature feature,
            Instant now,
            @Nullable String policeAct,
            @Nullable String policeReason,
            boolean mayChange) {
        var content = feature.content();
        var facts = content.facts();
        return new GroundView(
                feature.id(),
                content.kind().name(),
                content.note(),
                content.shape().outline().name(),
                corners(feature),
                content.shape().precisionMetres(),
                facts.heightMetres(),
                facts.kilovolts(),
                facts.locked(),
                scaled(facts.widthDecimetres(), 1),
                scaled(facts.weightKilograms(), 3),
                facts.fromMonth(),
                facts.untilMonth(),
                facts.firstDay(),
                facts.lastDay(),
                feature.stateAt(now).name(),
                feature.knownAt(),
                feature.monthsUnsaidAt(now),
                feature.isDueAt(now),
                feature.keptByPolice(),
                feature.endedAt(),
                policeAct,
                policeReason,
                mayChange,
                feature.version());
    }

    private static List<List<Double>> corners(GroundFeature feature) {
        var shape = feature.content().shape();
        var corners = Arrays.stream(shape.wgs84().getCoordinates())
                .map(corner -> List.of(corner.x, corner.y))
                .toList();
        return shape.outline() == GroundOutline.AREA ? corners.subList(0, corners.size() - 1) : corners;
    }

    private static @Nullable Double scaled(@Nullable Integer value, int scale) {
        return value == null ? null : BigDecimal.valueOf(value, scale).doubleValue();
    }
}
