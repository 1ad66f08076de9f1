package org.hedgerow.source.web;

import org.hedgerow.platform.PlainText;
import org.hedgerow.source.SourceIdentity;
import org.jspecify.annotations.Nullable;

/** Who a source is, as it is sent. Everything may be missing until it is checked. Never written out. */
record SourceForm(
        @Nullable String name,
        @Nullable String contact,
        @Nullable String about,
        @Nullable Boolean handlersOnly) {

    SourceIdentity identity() {
        return new SourceIdentity(
                PlainText.checkLine("/name", name, SourceIdentity.LONGEST_NAME),
                PlainText.check("/contact", contact == null ? "" : contact, SourceIdentity.LONGEST_CONTACT),
                PlainText.check("/about", about == null ? "" : about, SourceIdentity.LONGEST_ABOUT));
    }

    @Override
    public String toString() {
        return "SourceForm[hidden]";
    }
}
