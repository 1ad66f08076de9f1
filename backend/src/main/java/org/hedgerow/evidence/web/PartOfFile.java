package org.hedgerow.evidence.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a player asks for (RFC 9110, 14.2): from one byte to another or to the end. Several parts at once, and whatever else a client may
 * write, are answered with the whole file, as every server may.
 *
 * @param from the first byte, from nought
 * @param to the last one; null is the end of the file
 * @param isWhole that no part was asked for
 */
record PartOfFile(long from, @Nullable Long to, boolean isWhole) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{0,12})");
    private static final PartOfFile WHOLE = new PartOfFile(0, null, true);

    static PartOfFile asked(@Nullable String range) {
        var asked = range == null ? null : ONE.matcher(range);
        if (asked == null || !asked.matches()) {
            return WHOLE;
        }
        long from = Long.parseLong(asked.group(1));
        var to = asked.group(2).isEmpty() ? null : Long.valueOf(asked.group(2));
        return to != null && to < from ? WHOLE : new PartOfFile(from, to, false);
    }

    /** How many bytes it has of a file of so many, in which it begins. */
    long length(long size) {
        long end = to == null ? size - 1 : Math.min(to, size - 1);
        return end - from + 1;
    }
}
