package org.hedgerow.source;

/**
 * Who a source is. Never written out: not in a log, not in an error.
 *
 * @param contact how to reach the source safely; may be empty, as may {@code about}
 * @param about what else a handler needs to know
 */
public record SourceIdentity(String name, String contact, String about) {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_CONTACT = 200;
    public static final int LONGEST_ABOUT = 2_000;

    @Override
    public String toString() {
        return "SourceIdentity[hidden]";
    }
}
