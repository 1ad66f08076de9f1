package org.hedgerow.evidence;

import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;

/** The disk is nearly full, or too many files come at once: the same may be sent again later. */
public final class NoRoom extends ProblemException {

    NoRoom() {
        super(PlatformProblem.BUSY);
    }
}
