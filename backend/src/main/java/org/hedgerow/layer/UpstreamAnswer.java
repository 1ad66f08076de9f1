package org.hedgerow.layer;

/**
 * What a tile service said.
 *
 * @param mediaType in lower case, without parameters; empty when it named none
 */
record UpstreamAnswer(int status, String mediaType, byte[] content) {}
