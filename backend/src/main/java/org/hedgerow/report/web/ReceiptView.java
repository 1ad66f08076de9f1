package org.hedgerow.report.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.evidence.FileReceipt;
import org.hedgerow.report.Receipts.Receipt;
import org.hedgerow.report.ReportMessage;
import org.hedgerow.report.ReportState;

/** A report as its reporter is shown it. Who has only a code is not told ids: there is one report for them. */
record ReceiptView(
        ReportState state,
        String force,
        Instant receivedAt,
        boolean happeningNow,
        List<ReportMessage> messages,
        List<FileReceipt> files) {

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.state(),
                receipt.force(),
                receipt.receivedAt(),
                receipt.happeningNow(),
                receipt.messages(),
                receipt.files());
    }

    /** One's own report among others. */
    record Own(
            UUID id,
            String category,
            ReportState state,
            String force,
            Instant receivedAt,
            boolean happeningNow,
            List<ReportMessage> messages,
            List<FileReceipt> files) {

        static Own of(Receipt receipt) {
            return new Own(
                    receipt.report(),
                    receipt.categoryCode(),
                    receipt.state(),
                    receipt.force(),
                    receipt.receivedAt(),
                    receipt.happeningNow(),
                    receipt.messages(),
                    receipt.files());
        }
    }
}
