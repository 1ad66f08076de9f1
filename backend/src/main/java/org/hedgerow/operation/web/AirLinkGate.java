package org.hedgerow.operation.web;

import java.time.Duration;
import java.util.function.Supplier;
import org.hedgerow.identity.Allowance;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.springframework.stereotype.Component;

/** Makes guessing the code of a link hopeless, and keeps one address from asking without end. */
@Component
class AirLinkGate {

    private final Allowance openings;
    private final Allowance wrongCodes;

    AirLinkGate(AirLinkSettings settings) {
        this.openings = new Allowance(settings.openings(), Duration.ofMinutes(10));
        this.wrongCodes = new Allowance(settings.wrongCodes(), Duration.ofMinutes(15));
    }

    /**
     * @param act says by a problem that is not found that the code is nobody's
     * @throws TooManyTries when too much came from the address
     */
    <T> T open(ClientAddress from, Supplier<T> act) {
        openings.take(from);
        wrongCodes.take(from);
        try {
            var done = act.get();
            wrongCodes.giveBack(from);
            return done;
        } catch (ProblemException e) {
            if (e.type() != PlatformProblem.NOT_FOUND) {
                wrongCodes.giveBack(from);
            }
            throw e;
        }
    }
}
