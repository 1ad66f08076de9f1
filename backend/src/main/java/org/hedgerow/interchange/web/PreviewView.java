package org.hedgerow.interchange.web;

import java.util.List;
import java.util.Map;
import org.hedgerow.interchange.ImportSummary;
import org.jspecify.annotations.Nullable;

/** What a dry run found. */
record PreviewView(
        String fileName,
        String format,
        int rows,
        int accepted,
        int rejected,
        int already,
        int elsewhere,
        Map<String, @Nullable String> mapping,
        List<String> columns,
        List<List<String>> sample,
        List<ImportSummary.RejectedLine> rejects) {

    static PreviewView of(ImportSummary summary) {
        return new PreviewView(
                summary.fileName(),
                summary.format().text(),
                summary.rows(),
                summary.accepted(),
                summary.rejected(),
                summary.already(),
                summary.elsewhere(),
                summary.mapping(),
                summary.columns(),
                summary.sample(),
                summary.firstRejects());
    }
}
