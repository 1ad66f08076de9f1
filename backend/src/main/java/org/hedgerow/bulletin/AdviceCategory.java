package org.hedgerow.bulletin;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people are advised about: it chooses the advice, whether the safety line stands first, and by which numbers to report. Rural and general ones. */
public enum AdviceCategory {
    COURSING("HARE", true, true),
    POACHING("POACH", true, true),
    LIVESTOCK("LIVESTOCK", false, true),
    MACHINERY("AGRI", false, true),
    FUEL("FUEL", false, true),
    FLY_TIPPING("ENVIRONMENT", false, true),
    WILDLIFE("WILDLIFE", false, false),
    HERITAGE("HERITAGE", false, false),
    EQUINE("EQUINE", false, false),
    DAMAGE("DAMAGE", false, false),
    FRAUD("FRAUD", false, false),
    DISTRACTION_BURGLARY(null, false, false),
    DOOR_TO_DOOR_SELLERS(null, false, false),
    VULNERABLE_NEIGHBOURS(null, false, false),
    GENERAL(null, false, false);

    private final @Nullable String group;
    private final boolean safetyLine;
    private final boolean ruralLine;

    AdviceCategory(@Nullable String group, boolean safetyLine, boolean ruralLine) {
        this.group = group;
        this.safetyLine = safetyLine;
        this.ruralLine = ruralLine;
    }

    /** The group of kinds of incident that it belongs to; null where there is none. */
    public @Nullable String group() {
        return group;
    }

    /** Whether people are told before anything else not to approach, block in or confront anybody. */
    public boolean hasSafetyLine() {
        return safetyLine;
    }

    /** The advice for a group of kinds of incident. */
    public static AdviceCategory ofGroup(String group) {
        for (var category : values()) {
            if (group.equals(category.group)) {
                return category;
            }
        }
        return GENERAL;
    }

    /** By which ways to report, in the order in which they are told: words of the catalogue. */
    public List<String> reporting(Urgency urgency) {
        var rural = ruralLine ? List.of("rural-line") : List.<String>of();
        var fraud = this == FRAUD || this == DOOR_TO_DOOR_SELLERS ? List.of("report-fraud") : List.<String>of();
        // Who reads of something that is over is asked for information first, and told of 999 all the same.
        var first =
                urgency == Urgency.PAST ? List.of("non-emergency", "emergency") : List.of("emergency", "non-emergency");
        return Stream.of(first, fraud, rural, List.of("crimestoppers"))
                .flatMap(List::stream)
                .toList();
    }
}
