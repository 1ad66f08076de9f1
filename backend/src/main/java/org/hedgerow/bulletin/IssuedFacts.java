package org.hedgerow.bulletin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an issued bulletin says to all its readers beside its wording.
 *
 * @param provider whose it is, by name
 * @param areaName what people call the area
 * @param squares the 10 km squares of the National Grid that it touches
 */
public record IssuedFacts(
        String provider,
        BulletinKind kind,
        AdviceCategory advice,
        Urgency urgency,
        int priority,
        String areaName,
        List<String> squares,
        @Nullable BulletinEvent event,
        Signatory signatory) {

    public IssuedFacts {
        squares = List.copyOf(squares);
    }

    /** With where its event is. */
    IssuedFacts at(EventPosition position) {
        return new IssuedFacts(
                provider,
                kind,
                advice,
                urgency,
                priority,
                areaName,
                squares,
                event == null ? null : event.at(position),
                signatory);
    }
}
