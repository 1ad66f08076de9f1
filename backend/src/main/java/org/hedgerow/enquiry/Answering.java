package org.hedgerow.enquiry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether an organisation answers enquiries of one kind.
 *
 * @param agreement whose parties are answered; null for every force
 * @param contact whom a hit says to ask, one line; may be empty only when nothing is answered
 */
public record Answering(
        EnquiryKind kind, boolean answers, @Nullable UUID agreement, String contact) {

    public static final int LONGEST_CONTACT = 200;

    /** Nobody is answered before an administrator has said so. */
    static Answering none(EnquiryKind kind) {
        return new Answering(kind, false, null, "");
    }
}
