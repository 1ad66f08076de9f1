package org.hedgerow.series;

import java.util.UUID;

/**
 * A series with what it is called.
 *
 * @param version 1 while nobody has given it a title, and one more with each that was given
 */
public record NamedSeries(SeriesOfLinks series, String title, int version) {

    public UUID id() {
        return series.id();
    }
}
