package org.hedgerow.layer;

import java.io.IOException;
import org.hedgerow.platform.UpstreamAnswer;
import org.hedgerow.platform.UpstreamClient;

/** A tile service, asked for one tile at a time. */
final class TileService {

    private static final String IMAGES = "image/png, image/jpeg, image/webp";

    private final TileTemplate template;
    private final UpstreamClient client;

    TileService(TileTemplate template, UpstreamClient client) {
        this.template = template;
        this.client = client;
    }

    /** @throws IOException as {@link UpstreamClient#get} */
    UpstreamAnswer get(TileAddress address) throws IOException {
        return client.get(template.target(address), IMAGES);
    }
}
