package org.hedgerow.identity.web;

import java.util.Set;
import org.hedgerow.identity.SecondFactors;

/**
 * What is left to do before anything is shown. Says nothing of the person.
 *
 * @param ways how the second factor can be shown, if there is one
 */
record HalfSessionView(Next next, Set<SecondFactors.Way> ways) implements SessionAnswer {

    enum Next {
        SECOND_FACTOR,
        SET_UP_SECOND_FACTOR
    }

    static HalfSessionView of(Set<SecondFactors.Way> ways) {
        return new HalfSessionView(ways.isEmpty() ? Next.SET_UP_SECOND_FACTOR : Next.SECOND_FACTOR, ways);
    }
}
