package org.hedgerow.interchange;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The table at the end: what became of every row, by file and in all. */
final class ImportReport {

    private static final String ROW = "%-44s %9s %9s %9s %9s %9s%n";

    private final PrintStream out;

    ImportReport(PrintStream out) {
        this.out = out;
    }

    void print(List<ImportSummary> files, boolean dryRun) {
        out.println();
        out.printf(
                ROW,
                dryRun ? "file (dry run: nothing was written)" : "file",
                "rows",
                "accepted",
                "already",
                "rejected",
                "rows/s");
        int rows = 0;
        int accepted = 0;
        int already = 0;
        int rejected = 0;
        int elsewhere = 0;
        double seconds = 0;
        var reasons = new TreeMap<String, Integer>();
        for (var file : files) {
            line(file.fileName(), file.rows(), file.accepted(), file.already(), file.rejected(), file.rowsPerSecond());
            rows += file.rows();
            accepted += file.accepted();
            already += file.already();
            rejected += file.rejected();
            elsewhere += file.elsewhere();
            seconds += file.seconds();
            file.reasons().forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        }
        line("in all", rows, accepted, already, rejected, rows / Math.max(0.001, seconds));
        reasons.forEach((reason, count) -> out.printf(Locale.ROOT, "  rejected, %s: %,d%n", reason, count));
        if (elsewhere > 0) {
            out.printf(
                    Locale.ROOT,
                    "  accepted, point in another force's area than the row says: %,d (recorded as the row says)%n",
                    elsewhere);
        }
    }

    private void line(String name, int rows, int accepted, int already, int rejected, double rate) {
        out.printf(ROW, name, count(rows), count(accepted), count(already), count(rejected), count(Math.round(rate)));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
