package org.hedgerow.source.web;

import java.util.UUID;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.source.SourceReference;
import org.hedgerow.source.Telling;
import org.jspecify.annotations.Nullable;

/** What goes with one thing that a source told, as it is sent. Never written out. */
record TellingForm(
        @Nullable String reference,
        @Nullable UUID report,
        @Nullable String whoElseKnows,
        @Nullable String firstKnown,
        @Nullable String lastKnown,
        @Nullable String canSayMore,
        @Nullable String risk,
        @Nullable String riskReduced) {

    SourceReference sourceReference() {
        if (reference == null || !SourceReference.FORM.matcher(reference).matches()) {
            throw PlatformProblem.invalid("/reference", "A source reference is like SR-7K3QXM2D9V.");
        }
        return new SourceReference(reference);
    }

    Telling telling() {
        var telling = new Telling(
                text("/whoElseKnows", whoElseKnows),
                text("/firstKnown", firstKnown),
                text("/lastKnown", lastKnown),
                text("/canSayMore", canSayMore),
                text("/risk", risk),
                text("/riskReduced", riskReduced));
        if (telling.saysNothing()) {
            throw PlatformProblem.invalid("/whoElseKnows", "Say something about it.");
        }
        return telling;
    }

    private static String text(String pointer, @Nullable String said) {
        return PlainText.check(pointer, said == null ? "" : said, Telling.LONGEST);
    }

    @Override
    public String toString() {
        return "TellingForm[hidden]";
    }
}
