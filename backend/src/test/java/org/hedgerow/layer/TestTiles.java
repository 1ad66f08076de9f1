package org.hedgerow.layer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Small images, and layers to serve them. */
final class TestTiles {

    private TestTiles() {}

    static byte[] png(int marker) {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', (byte) marker};
    }

    static byte[] jpeg() {
        return new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1};
    }

    static byte[] webp() {
        return "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] larger(byte[] image, int length) {
        return Arrays.copyOf(image, length);
    }

    static MapLayerSettings.Layer raster(@Nullable String url, boolean allowHttp, boolean allowPrivate) {
        return layer(MapLayerSettings.Kind.RASTER, null, url, allowHttp, allowPrivate);
    }

    static MapLayerSettings.Layer pmtiles(java.nio.file.@Nullable Path file) {
        return layer(MapLayerSettings.Kind.PMTILES, file, null, false, false);
    }

    private static MapLayerSettings.Layer layer(
            MapLayerSettings.Kind kind,
            java.nio.file.@Nullable Path file,
            @Nullable String url,
            boolean allowHttp,
            boolean allowPrivate) {
        return new MapLayerSettings.Layer(
                "fields",
                "Fields",
                kind,
                file,
                url,
                "© Invented Surveys",
                5,
                16,
                1,
                MapLayer.Night.DIM,
                false,
                allowHttp,
                allowPrivate);
    }
}
