package org.hedgerow.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleLabel;

/** The rows under which an oracle's label is kept, for those that have the application's names. */
final class LabelRows {

    private LabelRows() {}

    static Map<String, Object> row(OracleLabel label, int id) {
        return Estate.row(
                "id",
                id,
                "owner_organisation",
                Estate.id(label.owner()),
                "scope",
                label.scope(),
                "tier",
                label.tier(),
                "named_organisations",
                ids(label.named()),
                "originator",
                label.originator() == null ? null : Estate.id(label.originator()),
                "square",
                label.square(),
                "handling_code",
                label.handling(),
                "marking",
                label.marking(),
                "embargo_until",
                label.embargoUntil() == null ? null : label.embargoUntil().toString(),
                "expires_at",
                label.expiresAt() == null ? null : label.expiresAt().toString(),
                "access_group",
                label.team() == null ? null : Estate.id(label.team()),
                "agreement_id",
                label.agreement() == null ? null : Estate.id(label.agreement()),
                "category_group",
                label.category(),
                "region",
                label.region(),
                "action_code",
                label.action(),
                "sanitisation_code",
                label.sanitisation(),
                "handling_instruction",
                label.instruction(),
                "compartments",
                ids(label.compartments()),
                "barred_persons",
                ids(label.barred()));
    }

    private static List<UUID> ids(Set<String> names) {
        return names.stream().map(Estate::id).sorted().collect(Collectors.toList());
    }
}
