package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.intelligence.IntelligenceUse.*;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Handling;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.SanitisationCode;
import org.junit.jupiter.api.Test;

class UseOfIntelligenceTests {

    private static final Set<IntelligenceUse> ALL = EnumSet.allOf(IntelligenceUse.class);

    @Test
    void withoutConditionsEveryUseIsAllowed() {
        assertThat(allowed(Handling.PERMITTED, Set.of())).isEqualTo(ALL);
    }

    @Test
    void a1WaitsForTheOriginatorWithTaskingAndBriefing() {
        var a1 = Handling.conditional(ActionCode.A1, SanitisationCode.S1);
        assertThat(allowed(a1, Set.of())).containsOnly(READING, LISTING, PRINTING, DERIVED_TEXT);
        assertThat(allowed(a1, Set.of(BRIEFING))).containsOnly(READING, LISTING, PRINTING, DERIVED_TEXT, BRIEFING);
        assertThat(UseOfIntelligence.approvable(a1)).containsOnly(TASKING, BRIEFING, EVIDENCE, ARREST);
    }

    @Test
    void a2IsNeverEvidenceAndNeverForAnArrestOrACommunity() {
        var a2 = Handling.conditional(ActionCode.A2, SanitisationCode.S1);
        assertThat(allowed(a2, ALL)).doesNotContain(EVIDENCE, ARREST, COMMUNITY, AIR_SUPPORT);
        assertThat(UseOfIntelligence.approvable(a2)).containsOnly(TASKING, BRIEFING);
    }

    @Test
    void a3IsForOvertActionButNotForACommunity() {
        var a3 = Handling.conditional(ActionCode.A3, SanitisationCode.S1);
        assertThat(allowed(a3, Set.of())).isEqualTo(EnumSet.complementOf(EnumSet.of(COMMUNITY)));
    }

    @Test
    void s2WaitsForTheOriginatorWithTextsThatAreMadeFromIt() {
        for (var action : ActionCode.values()) {
            var s2 = Handling.conditional(action, SanitisationCode.S2);
            assertThat(allowed(s2, Set.of())).doesNotContain(DERIVED_TEXT);
            assertThat(allowed(s2, Set.of(DERIVED_TEXT))).contains(DERIVED_TEXT);
        }
    }

    @Test
    void handlingCodeCNeverReachesACommunity() {
        for (var action : ActionCode.values()) {
            for (var sanitisation : SanitisationCode.values()) {
                assertThat(allowed(Handling.conditional(action, sanitisation), ALL))
                        .doesNotContain(COMMUNITY);
            }
        }
    }

    @Test
    void conditionsThatNobodyRecordedAllowNoAction() {
        assertThat(allowed(new Handling(HandlingCode.C, null, null), Set.of()))
                .containsOnly(READING, LISTING, PRINTING);
    }

    private static Set<IntelligenceUse> allowed(Handling handling, Set<IntelligenceUse> approved) {
        return ALL.stream()
                .filter(use -> UseOfIntelligence.allows(handling, use, approved))
                .collect(Collectors.toSet());
    }
}
