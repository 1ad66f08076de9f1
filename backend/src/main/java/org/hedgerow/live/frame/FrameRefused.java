package org.hedgerow.live.frame;

/** What came is no frame of this protocol, or not within our bounds: the connection ends with this code. */
public final class FrameRefused extends Exception {

    /** Against the protocol. */
    public static final int BROKEN = 1002;

    /** A kind of data that nobody here reads. */
    public static final int NOT_TEXT = 1003;

    /** A text that is none, or that cannot be inflated. */
    public static final int UNREADABLE = 1007;

    /** More than one message may have. */
    public static final int TOO_LONG = 1009;

    private final int code;

    FrameRefused(int code) {
        super("refused with " + code, null, false, false);
        this.code = code;
    }

    /** The status of RFC 6455, section 7.4.1. */
    public int code() {
        return code;
    }
}
