package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SanitisationCode;
import org.junit.jupiter.api.Test;

class IntelligencePrintTests {

    private final IntelligencePrint print = new IntelligencePrint();

    @Test
    void everyPageBearsItsMarkingTwiceItsHandlingItsNameAndItsNumber() throws IOException {
        var text = "Silver estate, three men and two lurchers, seen on Fen Road. ".repeat(20);
        var bytes = print.of(
                report(Collections.nCopies(12, graded(text, "2DC")), Marking.OFFICIAL_SENSITIVE),
                "Force of the test",
                Instant.parse("2025-10-20T10:00:00Z"));
        try (var document = Loader.loadPDF(bytes)) {
            int count = document.getNumberOfPages();
            assertThat(count).isGreaterThan(2);
            assertThat(document.getDocumentInformation().getTitle()).contains("STAFFS/000012/25");
            for (int page = 1; page <= count; page++) {
                var said = page(document, page);
                assertThat(said.split("OFFICIAL-SENSITIVE", -1))
                        .as("page " + page)
                        .hasSize(3);
                assertThat(said)
                        .contains(
                                "Handling C A3/S2",
                                "STAFFS/000012/25, page " + page + " of " + count,
                                "Intelligence only");
            }
            assertThat(page(document, 1))
                    .contains(
                            "Date of the intelligence: 15 October 2025",
                            "Created: 16 October 2025",
                            "Use a van",
                            "Permitted use: Patrols in the open",
                            "1. [2DC]");
            assertThat(page(document, count).replaceAll("\\s+", " ")).contains(IntelligencePrint.CAVEAT);
        }
    }

    @Test
    void lettersThatThereAreNotAndEndlessWordsBreakNoPage() throws IOException {
        var bytes = print.of(
                report(List.of(graded("\uD83D\uDC15 Llanfair\u00A0ŵ " + "x".repeat(4000), "2DC")), Marking.OFFICIAL),
                "Force",
                Instant.parse("2025-10-20T10:00:00Z"));
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(page(document, 1)).contains("\u25A1 Llanfair ŵ", "Handling C");
        }
    }

    private static String page(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static SanitisedReport report(List<GradedText> items, Marking marking) {
        return new SanitisedReport(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "STAFFS/000012/25",
                1,
                true,
                false,
                new SanitisedContent(
                        "Coursing expected",
                        IntelligencePriority.MEDIUM,
                        marking,
                        "Use a van",
                        "HARE.COURSING",
                        items,
                        graded("Not known", "2DC"),
                        null,
                        null,
                        new Conditions("Text", "Reason", ActionCode.A3, SanitisationCode.S2, "Patrols in the open")),
                LocalDate.of(2025, 10, 15),
                Instant.parse("2025-10-16T10:00:00Z"),
                Instant.parse("2025-10-16T11:00:00Z"),
                Instant.parse("2025-10-16T12:00:00Z"),
                Set.of());
    }

    private static GradedText graded(String text, String grade) {
        return new GradedText(text, Grade.of(grade).orElseThrow());
    }
}
