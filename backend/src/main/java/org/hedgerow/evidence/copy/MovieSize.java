package org.hedgerow.evidence.copy;

/**
 * What a video says of itself.
 *
 * @param picture as it is looked at
 * @param seconds rounded up; 0 when it does not say
 */
public record MovieSize(PictureSize picture, long seconds) {}
