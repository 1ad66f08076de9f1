package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentFilter;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** How every study is asked: of what the viewer's audience may see, by the filters, when it is its turn. */
@Component
@Profile("!command")
final class Studies {

    /**
     * What a study is asked of.
     *
     * @param parameters the filter, of a window that may move with the clock
     * @param tellsItsVictim as in {@link org.hedgerow.hotspot.StatisticsQuery}: null for the police
     */
    record Asked(
            FilterParameters parameters,
            Instant now,
            @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {

        IncidentFilter filter() {
            return parameters.at(now);
        }
    }

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentCodes codes;
    private final TellingKinds tellingKinds;
    private final Turns turns;
    private final Clock clock;

    Studies(
            AudienceEngines engines,
            Access access,
            IncidentCodes codes,
            TellingKinds tellingKinds,
            Turns turns,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.codes = codes;
        this.tellingKinds = tellingKinds;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * Answers a question.
     *
     * @param query reads what is asked, and refuses it, before a turn is waited for
     * @param answer does the work
     * @throws org.hedgerow.platform.ProblemException 422 that names what is wrong with the question
     * @throws org.hedgerow.platform.TooManyTries when there was no turn
     */
    <Q, A> A ask(Person person, MultiValueMap<String, String> parameters, Function<Asked, Q> query, Work<Q, A> answer) {
        var filter = FilterParameters.parse(parameters, codes);
        var audience = access.audienceOf(person);
        var asked = query.apply(new Asked(filter, clock.instant(), tellingKinds.forReader(audience)));
        var snapshot = engines.wake(audience).snapshotNow();
        return turns.take(() -> answer.of(snapshot, asked));
    }

    /** A study of one moment. */
    @FunctionalInterface
    interface Work<Q, A> {
        A of(AudienceSnapshot snapshot, Q query);
    }
}
