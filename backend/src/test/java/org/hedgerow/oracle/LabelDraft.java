package org.hedgerow.oracle;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A label in the making; every word that is not said is left as it is. */
public record LabelDraft(OracleLabel label) {

    public LabelDraft(String owner) {
        this(new OracleLabel(
                owner,
                "OWN_FORCE",
                "EXACT",
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                "P",
                null,
                null,
                "OFFICIAL",
                null,
                Set.of(),
                Set.of(),
                null,
                null));
    }

    public LabelDraft scope(String scope) {
        return with("scope", scope);
    }

    public LabelDraft tier(String tier) {
        var draft = with("tier", tier);
        return tier.equals("ORIGINATOR") || label.scope().equals("ORIGINATOR") ? draft : draft.with("originator", null);
    }

    public LabelDraft named(String names) {
        return with("named", Estate.words(names));
    }

    public LabelDraft originator(String person) {
        return with("originator", person);
    }

    public LabelDraft team(String group) {
        return with("team", group);
    }

    public LabelDraft agreement(String name) {
        return with("agreement", name);
    }

    public LabelDraft category(@Nullable String group) {
        return with("category", group);
    }

    public LabelDraft region(String region) {
        return with("region", region);
    }

    public LabelDraft square(@Nullable String square) {
        return with("square", square);
    }

    public LabelDraft conditions(String action, String sanitisation) {
        return with("handling", "C").with("action", action).with("sanitisation", sanitisation);
    }

    public LabelDraft sensitive() {
        return with("marking", "OFFICIAL-SENSITIVE");
    }

    public LabelDraft instruction(String instruction) {
        return with("instruction", instruction);
    }

    public LabelDraft compartments(String groups) {
        return with("compartments", Estate.words(groups));
    }

    public LabelDraft barred(String people) {
        return with("barred", Estate.words(people));
    }

    public LabelDraft embargoUntil(Instant until) {
        return with("embargoUntil", until);
    }

    public LabelDraft expiresAt(Instant at) {
        return with("expiresAt", at);
    }

    /** A copy with one part changed, by its name. */
    private LabelDraft with(String part, @Nullable Object value) {
        try {
            var parts = OracleLabel.class.getRecordComponents();
            var values = new Object[parts.length];
            var types = new Class<?>[parts.length];
            for (int at = 0; at < parts.length; at++) {
                types[at] = parts[at].getType();
                values[at] = parts[at].getName().equals(part)
                        ? value
                        : parts[at].getAccessor().invoke(label);
            }
            return new LabelDraft(
                    OracleLabel.class.getDeclaredConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part, e);
        }
    }
}
