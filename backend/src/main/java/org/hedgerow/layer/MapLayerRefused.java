package org.hedgerow.layer;

/** A map layer is configured in a way that cannot work. The message is for the operator and holds neither url nor key. */
final class MapLayerRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MapLayerRefused(String message) {
        super(message);
    }
}
