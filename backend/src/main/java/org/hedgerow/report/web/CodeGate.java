package org.hedgerow.report.web;

import java.util.function.Function;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.report.ReceiptCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets whoever knows a code do something with it, and makes guessing one slow. What is no code is refused like one that is nobody's. */
@Component
class CodeGate {

    private final Allowances allowances;

    CodeGate(Allowances allowances) {
        this.allowances = allowances;
    }

    /**
     * @param act may find nothing under the code, which it says by a problem that is not found
     * @throws TooManyTries when too many wrong codes came from the address, or too much of anything
     */
    <T> T open(@Nullable String typed, ClientAddress from, Function<String, T> act) {
        if (typed == null) {
            throw PlatformProblem.invalid("/code", "Enter the 16 digits of the code.");
        }
        allowances.receipts().take(from);
        allowances.wrongCodes().take(from);
        var code = ReceiptCodes.read(typed);
        try {
            var done = act.apply(code.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND)));
            allowances.wrongCodes().giveBack(from);
            return done;
        } catch (ProblemException e) {
            if (e.type() != PlatformProblem.NOT_FOUND) {
                allowances.wrongCodes().giveBack(from);
            }
            throw e;
        }
    }
}
