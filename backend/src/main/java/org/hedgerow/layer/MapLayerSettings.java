package org.hedgerow.layer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may lay under Hedgerow's own map. Nothing is configured unless the operator does so.
 *
 * @param layers at most eight; each is offered in the map's menu
 */
@Validated
@ConfigurationProperties("hedgerow.map")
record MapLayerSettings(@DefaultValue @Size(max = 8) List<@Valid Layer> layers) {

    MapLayerSettings {
        layers = List.copyOf(layers);
        var ids = new HashSet<String>();
        for (var layer : layers) {
            if (!ids.add(layer.id())) {
                throw new MapLayerRefused("two map layers have the id " + layer.id());
            }
        }
    }

    /** Where a layer's tiles come from. */
    enum Kind {
        /** A file in the format PMTiles 3, with images or with vector tiles. */
        PMTILES,
        /** A service of images, asked by this server and never by a browser. */
        RASTER
    }

    /**
     * One layer.
     *
     * @param id names it in addresses
     * @param name what the menu calls it
     * @param file of a {@code PMTILES} layer
     * @param url of a {@code RASTER} layer, with {@code {z}}, {@code {x}} and {@code {y}}; a key in it stays on this server
     * @param attribution the words that its owner asks for, shown on the map
     * @param minZoom the lowest zoom that it has tiles for
     * @param maxZoom the highest zoom that it has tiles for; the map enlarges those beyond it
     * @param opacity from 0.1 to 1
     * @param night what the dark theme does to its images
     * @param open whether anybody may have its tiles without signing in, and keep those of an area on a phone: its owner must allow
     *     that, and a service that counts requests counts these too
     * @param allowHttp whether the url may be plain http, which shows its key and its tiles to the network
     * @param allowPrivate whether the service may have an address of a private network, such as a tile server of one's own
     */
    record Layer(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String id,

            @NotBlank @Size(max = 60) String name,
            @NotNull Kind kind,
            @Nullable Path file,
            @Nullable @Size(max = 1000) String url,
            @NotBlank @Size(max = 300) String attribution,
            @DefaultValue("5") @Min(0) @Max(20) int minZoom,
            @DefaultValue("16") @Min(0) @Max(20) int maxZoom,

            @DefaultValue("1") @DecimalMin("0.1") @DecimalMax("1") double opacity,

            @DefaultValue("DIM") MapLayer.Night night,
            @DefaultValue("false") boolean open,
            @DefaultValue("false") boolean allowHttp,
            @DefaultValue("false") boolean allowPrivate) {

        Layer {
            var wanted = kind == Kind.PMTILES ? file : url;
            var unwanted = kind == Kind.PMTILES ? url : file;
            if (kind != null && (wanted == null || unwanted != null)) {
                throw new MapLayerRefused("map layer " + id + ": a layer of the kind " + kind + " has "
                        + (kind == Kind.PMTILES ? "a file and no url" : "a url and no file"));
            }
            if (minZoom > maxZoom) {
                throw new MapLayerRefused("map layer " + id + ": min-zoom is above max-zoom");
            }
        }

        /** Without the url, which may hold a key. */
        @Override
        public String toString() {
            return "Layer[" + id + ", " + kind + "]";
        }
    }
}
