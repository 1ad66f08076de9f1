package org.hedgerow.layer;

/**
 * A layer as the map's menu offers it: nothing of where it comes from.
 *
 * @param tiles what a tile is
 * @param minZoom the lowest zoom with tiles
 * @param maxZoom the highest zoom with tiles
 * @param opacity from 0.1 to 1
 * @param night what the dark theme does to images
 */
public record MapLayer(
        String id,
        String name,
        Tiles tiles,
        String attribution,
        int minZoom,
        int maxZoom,
        double opacity,
        Night night) {

    /** What a tile is. */
    public enum Tiles {
        /** PNG, JPEG or WebP. */
        IMAGE,
        /** GeoJSON (WGS 84) whose features have a {@code kind}, for the client to draw in its own colours. */
        DRAWING
    }

    /** What the dark theme does to images. */
    public enum Night {
        AS_IS,
        DIM,
        INVERT
    }
}
