package org.hedgerow.intelligence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.SanitisationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What others read of a live report, on paper: pages of A4 as PDF, each with the marking at its top and bottom, how it is to be handled, the report's name and
 * which page of how many it is. In English, as the forms are. Thread-safe.
 */
@Component
public class IntelligencePrint {

    /** In words of our own; what it asks for holds for everybody who is given a copy. */
    static final String CAVEAT =
            "This report is intelligence. It is not evidence, and neither it nor what it says is used in proceedings, shown to anybody who is"
                    + " not named here, or passed on, unless the force that made it has agreed.";

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final byte[] LETTERS = letters();
    private static final int BOX = 0x25A1;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** In points of 1/72 inch. */
    private static final float MARGIN = 56;

    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TOP = PDRectangle.A4.getHeight() - 96;
    private static final float BOTTOM = 84;
    private static final float SIZE = 10.5f;
    private static final float LEADING = 14.5f;

    /** @param bold drawn larger, as a heading */
    private record Line(String text, boolean bold) {}

    /**
     * The pages.
     *
     * @param force the name of the force that made it
     * @param now when they are printed
     */
    public byte[] of(SanitisedReport report, String force, Instant now) {
        try (var document = new PDDocument();
                var letters = new TTFParser().parse(new RandomAccessReadBuffer(LETTERS))) {
            // Letters that run together would be read back as one.
            letters.disableGsubFeature("liga");
            var font = PDType0Font.load(document, letters, true);
            var known = letters.getUnicodeCmapLookup();
            var pages = pages(lines(report, force, now), font, known);
            for (int at = 0; at < pages.size(); at++) {
                draw(document, font, report, pages.get(at), at + 1, pages.size());
            }
            describe(document, report);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The pages cannot be written", e);
        }
    }

    private static List<Line> lines(SanitisedReport report, String force, Instant now) {
        var content = report.content();
        var lines = new ArrayList<Line>();
        lines.add(new Line(content.title(), true));
        plain(
                lines,
                "Report " + report.urn() + " of " + force + ", priority "
                        + content.priority().name().toLowerCase(Locale.ROOT));
        var day = report.intelligenceDay();
        plain(lines, "Date of the intelligence: " + (day == null ? "not known" : DAY.format(day)));
        plain(lines, "Created: " + day(report.madeAt()) + ". Printed: " + day(now) + ".");
        lines.add(new Line("Handling", true));
        handling(lines, report);
        lines.add(new Line("Intelligence", true));
        for (int at = 0; at < content.items().size(); at++) {
            graded(lines, (at + 1) + ".", content.items().get(at));
        }
        lines.add(new Line("Provenance", true));
        graded(lines, "", content.provenance());
        said(lines, "Why the source is graded 3, not reliable: ", content.unreliableReason());
        said(lines, "Why it is graded E, suspected false: ", content.falseReason());
        plain(lines, "");
        plain(lines, CAVEAT);
        return lines;
    }

    private static void handling(List<Line> lines, SanitisedReport report) {
        var conditions = report.content().conditions();
        said(lines, "", report.content().handlingInstruction());
        if (conditions.action() == null || conditions.sanitisation() == null) {
            plain(lines, "P: may be shared lawfully, for a policing purpose and under an agreement.");
            return;
        }
        plain(lines, "C: may be shared lawfully under these conditions alone.");
        said(lines, "Conditions: ", conditions.text());
        said(lines, "Reason: ", conditions.reason());
        plain(lines, meaning(conditions.action()));
        said(lines, "Permitted use: ", conditions.permittedUse());
        plain(lines, meaning(conditions.sanitisation()));
        if (!report.approved().isEmpty()) {
            plain(
                    lines,
                    "Approved by the originator: "
                            + report.approved().stream()
                                    .sorted()
                                    .map(use ->
                                            use.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static String meaning(ActionCode action) {
        return switch (action) {
            case A1 -> "A1: may be combined with other intelligence; no action without the originator.";
            case A2 ->
                "A2: covert action only, protecting source and method; never by itself as evidence or for an arrest.";
            case A3 -> "A3: action in the open, as the owner permits.";
        };
    }

    private static String meaning(SanitisationCode sanitisation) {
        return switch (sanitisation) {
            case S1 -> "S1: whoever has it may sanitise it for others.";
            case S2 -> "S2: not to be sanitised for others without asking the originator.";
        };
    }

    private static void graded(List<Line> lines, String number, GradedText graded) {
        plain(lines, (number + " [" + graded.grading().text() + "] " + graded.text()).strip());
    }

    private static void said(List<Line> lines, String before, @Nullable String text) {
        if (text != null) {
            plain(lines, before + text);
        }
    }

    private static void plain(List<Line> lines, String text) {
        text.lines().forEach(each -> lines.add(new Line(each, false)));
        if (text.isEmpty()) {
            lines.add(new Line("", false));
        }
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atZone(LONDON));
    }

    /** Lines that fit, as many to a page as fit. */
    private static List<List<Line>> pages(List<Line> lines, PDType0Font font, CmapLookup known) throws IOException {
        int most = (int) ((TOP - BOTTOM) / LEADING);
        var pages = new ArrayList<List<Line>>();
        var page = new ArrayList<Line>();
        for (var line : lines) {
            for (var part : wrapped(line, font, known)) {
                if (page.size() == most) {
                    pages.add(List.copyOf(page));
                    page.clear();
                }
                page.add(part);
            }
        }
        pages.add(page);
        return pages;
    }

    private static List<Line> wrapped(Line line, PDType0Font font, CmapLookup known) throws IOException {
        var parts = new ArrayList<Line>();
        var part = new StringBuilder();
        for (var word : printable(line.text(), known).split(" ")) {
            var rest = word;
            // A word that is wider than the page goes on in the next line.
            while (width(font, rest) > WIDTH) {
                int fits = rest.length() - 1;
                while (width(font, rest.substring(0, fits)) > WIDTH) {
                    fits--;
                }
                if (!part.isEmpty()) {
                    parts.add(new Line(part.toString(), line.bold()));
                    part.setLength(0);
                }
                parts.add(new Line(rest.substring(0, fits), line.bold()));
                rest = rest.substring(fits);
            }
            if (!part.isEmpty() && width(font, part + " " + rest) > WIDTH) {
                parts.add(new Line(part.toString(), line.bold()));
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : " ").append(rest);
        }
        parts.add(new Line(part.toString(), line.bold()));
        return parts;
    }

    private static void draw(
            PDDocument document, PDType0Font font, SanitisedReport report, List<Line> lines, int number, int count)
            throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        float height = PDRectangle.A4.getHeight();
        var marking = report.content().marking().text();
        var handled = report.handling().code()
                + (report.handling().action() == null
                        ? ""
                        : " " + report.handling().action() + "/"
                                + report.handling().sanitisation());
        try (var stream = new PDPageContentStream(document, page)) {
            centred(stream, font, height - 40, 13, marking);
            centred(
                    stream,
                    font,
                    height - 58,
                    9,
                    "Handling " + handled + ". Report " + report.urn() + ". Intelligence only.");
            float y = TOP;
            for (var line : lines) {
                write(stream, font, MARGIN, y, line.bold() ? SIZE + 1.5f : SIZE, line.text());
                y -= LEADING;
            }
            centred(stream, font, 52, 9, report.urn() + ", page " + number + " of " + count);
            centred(stream, font, 32, 13, marking);
        }
    }

    private static void centred(PDPageContentStream stream, PDType0Font font, float y, float size, String text)
            throws IOException {
        float width = font.getStringWidth(text) / 1000 * size;
        write(stream, font, (PDRectangle.A4.getWidth() - width) / 2, y, size, text);
    }

    private static void write(PDPageContentStream stream, PDType0Font font, float x, float y, float size, String text)
            throws IOException {
        if (text.isEmpty()) {
            return;
        }
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, y);
        stream.showText(text);
        stream.endText();
    }

    /** As wide as it is drawn at most, headings included. */
    private static float width(PDType0Font font, CharSequence text) throws IOException {
        return font.getStringWidth(text.toString()) / 1000 * (SIZE + 1.5f);
    }

    /** The text in letters that there are, with a box for each that is not. */
    private static String printable(String text, CmapLookup known) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            int drawn = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) ? ' ' : codePoint;
            boolean has = drawn == ' ' || (drawn < 0x10000 && known.getGlyphId(drawn) != 0);
            printable.appendCodePoint(has ? drawn : BOX);
        });
        return printable.toString();
    }

    private static void describe(PDDocument document, SanitisedReport report) {
        var information = document.getDocumentInformation();
        information.setTitle("Intelligence report " + report.urn());
        information.setSubject(report.content().marking().text());
        information.setCreator("Hedgerow");
        var catalogue = document.getDocumentCatalog();
        catalogue.setLanguage("en-GB");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(preferences);
    }

    private static byte[] letters() {
        try (var resource = PDDocument.class.getResourceAsStream(FONT)) {
            if (resource == null) {
                throw new IllegalStateException("The typeface is missing: " + FONT);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The typeface cannot be read", e);
        }
    }
}
