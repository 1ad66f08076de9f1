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
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
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
    private final Turns longTurns;
    private final Clock clock;

    Studies(
            AudienceEngines engines,
            Access access,
            IncidentCodes codes,
            TellingKinds tellingKinds,
            Turns turns,
            @Qualifier("longTurns") Turns longTurns,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.codes = codes;
        this.tellingKinds = tellingKinds;
        this.turns = turns;
        this.longTurns = longTurns;
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

    /**
     * As {@link #ask}, of what may take a minute: such a study waits for no turn of the short ones, nor do they for it. What was taken back meanwhile is
     * in no answer.
     *
     * @param holds whether all that was counted at the first moment may be counted at the second
     * @throws org.hedgerow.platform.ProblemException 422 as well when something was taken back, or the person may no longer see the same
     */
    <Q, A> A askAtLength(
            Person person,
            MultiValueMap<String, String> parameters,
            Function<Asked, Q> query,
            Work<Q, A> answer,
            Holds<Q> holds) {
        var filter = FilterParameters.parse(parameters, codes);
        var audience = access.audienceOf(person);
        var asked = query.apply(new Asked(filter, clock.instant(), tellingKinds.forReader(audience)));
        var snapshot = engines.wake(audience).snapshotNow();
        var found = longTurns.take(() -> answer.of(snapshot, asked));
        var audienceNow = access.audienceOf(person);
        if (!audienceNow.equals(audience)
                || !holds.at(snapshot, engines.wake(audienceNow).snapshotNow(), asked)) {
            throw PlatformProblem.invalid(
                    "?period", "Something that this was worked out from has been changed or taken back. Try again.");
        }
        return found;
    }

    /** Whether what was counted at one moment may be counted at a later one. */
    @FunctionalInterface
    interface Holds<Q> {
        boolean at(AudienceSnapshot then, AudienceSnapshot now, Q query);
    }

    /** A study of one moment. */
    @FunctionalInterface
    interface Work<Q, A> {
        A of(AudienceSnapshot snapshot, Q query);
    }
}
