package org.hedgerow.reference;

import java.io.IOException;
import java.util.function.Consumer;
import org.hedgerow.geo.CoordinateSystem;

/**
 * A file of boundaries in one of the formats. Reads one area at a time and believes nothing: what is broken or larger than
 * {@link BoundaryLimits} is a {@link BoundaryRefused}.
 */
interface BoundaryReader extends AutoCloseable {

    /** The format, in a sentence. */
    String format();

    /** What the file says that its numbers are. */
    CoordinateSystem coordinateSystem();

    void read(Consumer<BoundaryFeature> areas) throws IOException;

    @Override
    void close() throws IOException;
}
