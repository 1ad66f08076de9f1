package org.hedgerow.hotspot.method;

import java.util.Locale;

/** More pairs lie within the last band of distance than whoever asked wants compared. */
public final class TooManyPairs extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TooManyPairs(int most) {
        super(String.format(
                Locale.ROOT,
                "More than %,d pairs lie within the last band of distance: take nearer bands, or fewer offences",
                most));
    }
}
