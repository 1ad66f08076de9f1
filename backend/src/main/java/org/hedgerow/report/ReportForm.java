package org.hedgerow.report;

import java.time.Instant;
import org.hedgerow.incident.PlaceForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody tells, as it is sent. Everything may be missing until it is checked; only when and where it happened is needed.
 *
 * @param way who tells it: oneself, or a caller through an officer
 * @param template which questions were asked; nothing for none in particular
 * @param category a kind of incident; nothing for the template's
 * @param answers by the code of the question
 * @param bulletin the id of the bulletin that it answers; whether there is one is nobody's to learn from this
 */
public record ReportForm(
        @Nullable By way,
        @Nullable Boolean happeningNow,
        @Nullable String template,
        @Nullable String category,
        @Nullable String narrative,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Boolean exactTimeKnown,
        @Nullable PlaceForm place,
        @Nullable JsonNode answers,
        @Nullable LandownerPermission landownerPermission,
        @Nullable Boolean mayContact,
        @Nullable Contact contact,
        @Nullable Language language,
        @Nullable String bulletin) {

    /** Who tells it. */
    public enum By {
        SELF,
        FOR_CALLER
    }

    /** Whether whoever was there may be on that land, as far as the reporter knows. */
    public enum LandownerPermission {
        NO,
        YES,
        UNKNOWN
    }

    /** The language in which the reporter is answered. */
    public enum Language {
        en,
        cy
    }

    /** Whom to ask; each part may be missing. */
    public record Contact(
            @Nullable String name,
            @Nullable String telephone,
            @Nullable String email) {
        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    @Override
    public String toString() {
        return "ReportForm[hidden]";
    }
}
