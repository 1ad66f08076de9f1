package org.hedgerow.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.HandlingCode;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked other forces, as who asked reads it.
 *
 * @param asked in a few words
 * @param reason one line
 * @param answering how many organisations answered, with a hit or with none
 */
public record Enquiry(
        UUID id,
        EnquiryKind kind,
        String asked,
        Purpose purpose,
        String reason,
        int answering,
        Instant askedAt,
        List<Hit> hits) {

    /** So many records are counted; a hit of this many stands for this many or more. */
    public static final int MOST_COUNTED = 20;

    public Enquiry {
        hits = List.copyOf(hits);
    }

    /**
     * That an owner holds something: all that is told of it.
     *
     * @param records 1 to {@value Enquiry#MOST_COUNTED}
     * @param handling C when one of them is kept under conditions
     * @param contact whom to ask, as the owner says it
     * @param seen null until somebody of the owner has seen that they were asked
     */
    public record Hit(
            UUID id,
            UUID owner,
            int records,
            HandlingCode handling,
            String contact,
            @Nullable Seen seen) {}

    /** @param note what the owner says to who asked; empty for nothing */
    public record Seen(UUID by, Instant at, String note) {}
}
