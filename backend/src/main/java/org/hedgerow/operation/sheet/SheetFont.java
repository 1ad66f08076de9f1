package org.hedgerow.operation.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one typeface of the page, Liberation Sans, of which the document holds the letters that it uses. It has the letters of Welsh and of
 * every other language of Europe, Greek and Cyrillic; a box stands for what it lacks.
 */
final class SheetFont implements AutoCloseable {

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int BOX = 0x25A1;
    private static final byte[] BYTES = bytes();

    private final TrueTypeFont letters;
    private final CmapLookup known;
    final PDType0Font font;

    private static byte[] bytes() {
        try (var resource = PDDocument.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The typeface is missing: " + RESOURCE);
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The typeface cannot be read", unreadable);
        }
    }

    SheetFont(PDDocument document) throws IOException {
        letters = new TTFParser().parse(new RandomAccessReadBuffer(BYTES));
        // Letters that run together would be read back as one.
        letters.disableGsubFeature("liga");
        known = letters.getUnicodeCmapLookup();
        font = PDType0Font.load(document, letters, true);
    }

    /** The text in letters that there are: one line, and a box for each that is not. */
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        BriefingWords.line(text).codePoints().forEach(codePoint -> {
            boolean drawn = codePoint == ' ' || codePoint < 0x10000 && known.getGlyphId(codePoint) != 0;
            printable.appendCodePoint(drawn && codePoint != BriefingWords.SUBSTITUTE ? codePoint : BOX);
        });
        return printable.toString();
    }

    /** In points. */
    double width(String printable, double size) {
        try {
            return font.getStringWidth(printable) / 1000 * size;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        letters.close();
    }
}
