package org.hedgerow.platform;

import java.util.Map;

/**
 * What a service said.
 *
 * @param mediaType in lower case, without parameters; empty when it named none
 * @param headers by their names in lower case
 * @param content empty unless it was asked for and the status is 200
 */
public record UpstreamAnswer(int status, String mediaType, Map<String, String> headers, byte[] content) {

    public UpstreamAnswer {
        headers = Map.copyOf(headers);
    }
}
