package org.hedgerow.operation.sheet;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Draws text and lines on one page, black on white alone, and says of each piece what it is, in the order in which it is to be read. In points
 * of 1/72 inch from the lower left corner.
 */
final class SheetPen {

    /** A stroke of Bézier's that is a quarter of a circle to within 0.03 % of its radius. */
    private static final double QUARTER = 0.5523;

    private static final double HALO = 2.6;

    /** Anywhere between words, but never within NOT KNOWN, of which half says the contrary. */
    private static final String BREAKS = " (?!KNOWN)";

    final PDPageContentStream stream;
    final SheetFont font;
    private final PDPage page;
    private final PDStructureElement parent;
    private final COSArray marked = new COSArray();

    /** Something that is drawn. */
    interface Drawing {
        void draw() throws IOException;
    }

    SheetPen(PDPageContentStream stream, SheetFont font, PDPage page, PDStructureElement parent) {
        this.stream = stream;
        this.font = font;
        this.page = page;
        this.parent = parent;
    }

    /** Draws a piece that a screen reader reads: a heading {@code H1}, a paragraph {@code P}, or a {@code Figure} in other words. */
    void tagged(String type, String otherWords, Drawing drawing) throws IOException {
        var element = new PDStructureElement(type, parent);
        element.setPage(page);
        if (!otherWords.isEmpty()) {
            element.setAlternateDescription(font.printable(otherWords));
        }
        parent.appendKid(element);
        element.appendKid(marked.size());
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, marked.size());
        marked.add(element.getCOSObject());
        stream.beginMarkedContent(COSName.getPDFName(type), PDPropertyList.create(properties));
        drawing.draw();
        stream.endMarkedContent();
    }

    /** Draws what repeats or adorns, and need not be read. */
    void untold(Drawing drawing) throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
        drawing.draw();
        stream.endMarkedContent();
    }

    /** The elements of the marked pieces, by their numbers. */
    COSArray marked() {
        return marked;
    }

    void text(double x, double y, double size, boolean bold, String text) throws IOException {
        var printable = font.printable(text);
        if (printable.isEmpty()) {
            return;
        }
        stream.beginText();
        stream.setFont(font.font, (float) size);
        // One typeface, so that the page stays small: bold is the same letters with their edges drawn.
        stream.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        stream.setLineWidth((float) (size * 0.032));
        stream.newLineAtOffset((float) x, (float) y);
        stream.showText(printable);
        stream.endText();
    }

    /** Text on the map: white about its letters, so that lines behind do not run into them. Returns what it covers. */
    Rectangle2D label(double x, double y, double size, boolean bold, String text) throws IOException {
        var printable = font.printable(text);
        stream.saveGraphicsState();
        stream.setStrokingColor(1f);
        stream.setLineWidth((float) HALO);
        stream.setLineJoinStyle(1);
        stream.beginText();
        stream.setFont(font.font, (float) size);
        stream.setRenderingMode(RenderingMode.STROKE);
        stream.newLineAtOffset((float) x, (float) y);
        stream.showText(printable);
        stream.endText();
        stream.restoreGraphicsState();
        text(x, y, size, bold, text);
        return new Rectangle2D.Double(x, y - size * 0.25, width(text, size), size * 1.1);
    }

    double width(String text, double size) {
        return font.width(font.printable(text), size);
    }

    void centred(double x, double y, double size, boolean bold, String text) throws IOException {
        text(x - width(text, size) / 2, y, size, bold, text);
    }

    void right(double x, double y, double size, boolean bold, String text) throws IOException {
        text(x - width(text, size), y, size, bold, text);
    }

    void line(double width, double... corners) throws IOException {
        path(corners);
        stream.setLineWidth((float) width);
        stream.stroke();
    }

    void filled(double... corners) throws IOException {
        path(corners);
        stream.fill();
    }

    private void path(double... corners) throws IOException {
        stream.moveTo((float) corners[0], (float) corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            stream.lineTo((float) corners[i], (float) corners[i + 1]);
        }
    }

    void box(double width, Rectangle2D box) throws IOException {
        stream.addRect((float) box.getX(), (float) box.getY(), (float) box.getWidth(), (float) box.getHeight());
        stream.setLineWidth((float) width);
        stream.stroke();
    }

    void circle(double width, double x, double y, double radius) throws IOException {
        addCircle(x, y, radius);
        stream.setLineWidth((float) width);
        stream.stroke();
    }

    void disc(double x, double y, double radius) throws IOException {
        addCircle(x, y, radius);
        stream.fill();
    }

    private void addCircle(double x, double y, double r) throws IOException {
        double k = r * QUARTER;
        stream.moveTo((float) (x + r), (float) y);
        curve(x + r, y + k, x + k, y + r, x, y + r);
        curve(x - k, y + r, x - r, y + k, x - r, y);
        curve(x - r, y - k, x - k, y - r, x, y - r);
        curve(x + k, y - r, x + r, y - k, x + r, y);
        stream.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        stream.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
    }

    /** The text in lines no wider than that, in points; a word that is too long is broken. The first line begins so far from the left. */
    List<String> wrapped(String text, double size, double width, double firstIndent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        double left = width - firstIndent;
        for (var word : font.printable(text).split(BREAKS, -1)) {
            var candidate = line.isEmpty() ? word : line + " " + word;
            if (font.width(candidate, size) <= left) {
                line.setLength(0);
                line.append(candidate);
                continue;
            }
            if (!line.isEmpty() || left < width && font.width(word, size) <= width) {
                lines.add(line.toString());
                line.setLength(0);
                left = width;
            }
            var rest = word;
            while (font.width(rest, size) > left) {
                int fitting = fitting(rest, size, left);
                lines.add(rest.substring(0, fitting));
                rest = rest.substring(fitting);
                left = width;
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** How many characters of the text fit: at least one, and no half of a pair. */
    int fitting(String printable, double size, double width) {
        int fitting = 1;
        while (fitting < printable.length() && font.width(printable.substring(0, fitting + 1), size) <= width) {
            fitting++;
        }
        return fitting;
    }
}
