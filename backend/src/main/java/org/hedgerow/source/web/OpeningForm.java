package org.hedgerow.source.web;

import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.source.OpeningReason;
import org.jspecify.annotations.Nullable;

/** Why a source is opened, as it is sent. */
record OpeningForm(@Nullable OpeningReason reason) {

    OpeningReason read() {
        if (reason == null) {
            throw PlatformProblem.invalid("/reason", "Say why.");
        }
        return reason;
    }
}
