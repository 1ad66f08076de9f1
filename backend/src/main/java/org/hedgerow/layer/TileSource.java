package org.hedgerow.layer;

import java.util.Optional;

/** Where one layer's tiles come from. Safe for any number of threads. */
interface TileSource extends AutoCloseable {

    MapLayer.Tiles tiles();

    /** The tile, or nothing where there is none or none to be had now. */
    Optional<MapTile> tile(TileAddress address);

    /** Whether an empty answer just now meant that there is no tile, and not that there is none to be had at this moment. */
    default boolean isSettled(TileAddress address) {
        return true;
    }

    @Override
    default void close() {}
}
