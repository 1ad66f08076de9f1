package org.hedgerow.operation.sheet;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;
import org.hedgerow.geo.NamedPlace;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.MapUnder;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Gazetteer;
import org.springframework.stereotype.Component;

/**
 * The briefing on one page of A4: with a map to scale, to be printed at 100 %, in black on white. The same arguments and the same map under it give
 * the same page. What does not fit is cut and says that it is. Thread-safe.
 */
@Component
public class BriefingSheet {

    private static final double MILLIMETRE = MapFrame.MILLIMETRE;
    private static final double LEFT = 9 * MILLIMETRE;
    private static final double RIGHT = 201 * MILLIMETRE;
    private static final double TOP = 290 * MILLIMETRE;
    private static final double BOTTOM = 16 * MILLIMETRE;
    private static final double MAP_LEFT = 16 * MILLIMETRE;
    private static final double MAP_SIDE = 100 * MILLIMETRE;
    private static final double MAP_TOP = 247 * MILLIMETRE;
    private static final double BESIDE = 124 * MILLIMETRE;
    private static final double BELOW_WIDTH = 109 * MILLIMETRE;
    private static final double LEAST_SQUEEZE = 80;
    private static final int MOST_NAMES = 60;

    private final NationalGrid grid;
    private final ForceAreas areas;
    private final Gazetteer gazetteer;
    private final MapUnder under;

    public BriefingSheet(NationalGrid grid, ForceAreas areas, Gazetteer gazetteer, MapUnder under) {
        this.grid = grid;
        this.areas = areas;
        this.gazetteer = gazetteer;
        this.under = under;
    }

    /**
     * The page, as PDF.
     *
     * @param now when it is printed, which decides ages, rings and whether it has expired
     */
    public byte[] of(AirBriefing briefing, Instant now) {
        try (var document = new PDDocument();
                var font = new SheetFont(document)) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var root = describe(document, briefing, now);
            var whole = new PDStructureElement("Document", root);
            root.appendKid(whole);
            try (var stream = new PDPageContentStream(document, page)) {
                var pen = new SheetPen(stream, font, page, whole);
                draw(pen, briefing, now);
                number(root, page, pen.marked());
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The page cannot be written", e);
        }
    }

    private static PDStructureTreeRoot describe(PDDocument document, AirBriefing briefing, Instant now) {
        var information = document.getDocumentInformation();
        information.setTitle(BriefingWords.line(title(briefing)));
        information.setSubject(briefing.marking().text());
        information.setCreator("Hedgerow");
        information.setCreationDate(GregorianCalendar.from(briefing.madeAt().atZone(ZoneOffset.UTC)));
        document.setDocumentId(now.toEpochMilli());
        var catalogue = document.getDocumentCatalog();
        catalogue.setLanguage("en-GB");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        preferences.setPrintScaling(PDViewerPreferences.PRINT_SCALING.None);
        catalogue.setViewerPreferences(preferences);
        var mark = new PDMarkInfo();
        mark.setMarked(true);
        catalogue.setMarkInfo(mark);
        var root = new PDStructureTreeRoot();
        catalogue.setStructureTreeRoot(root);
        return root;
    }

    /** Says which element each marked piece of the page belongs to. */
    private static void number(PDStructureTreeRoot root, PDPage page, COSArray marked) {
        page.setStructParents(0);
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        var numbers = new COSArray(List.of(COSInteger.ZERO, marked));
        tree.getCOSObject().setItem(COSName.NUMS, numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(1);
    }

    private static String title(AirBriefing briefing) {
        return "Air support briefing " + briefing.number() + " version " + briefing.version();
    }

    private void draw(SheetPen pen, AirBriefing briefing, Instant now) throws IOException {
        head(pen, briefing, now);
        double below = place(pen, briefing);
        var paper = new Rectangle2D.Double(MAP_LEFT, MAP_TOP - MAP_SIDE, MAP_SIDE, MAP_SIDE);
        var view = MapView.of(briefing, now, paper, grid);
        var frame = view.frame();
        var borders = areas.bordersWithin(frame.southWest(), frame.northEast());
        var ground = under.within(frame.southWest(), frame.northEast());
        var about = view.about(briefing, now, ground.words(), borders.isEmpty() ? null : areas.source());
        new SheetColumn(pen, BESIDE, Math.min(below, MAP_TOP + 3 * MILLIMETRE), RIGHT - BESIDE)
                .draw(SheetItems.beside(briefing, now), BOTTOM);
        pen.tagged(
                "Figure",
                "Map of the place. " + about,
                () -> new BriefingMap(pen, view, briefing).draw(ground.lines(), borders, names(frame)));
        new SheetColumn(pen, LEFT, MAP_TOP - MAP_SIDE - 10 * MILLIMETRE, BELOW_WIDTH)
                .draw(SheetItems.below(briefing, about), BOTTOM);
        pen.tagged("P", "", () -> foot(pen, briefing, now));
        var warning = BriefingWords.warning(briefing, now);
        if (warning != null) {
            pen.untold(() -> across(pen, warning));
        }
    }

    private List<NamedPlace> names(MapFrame frame) {
        return gazetteer.within(frame.southWest(), frame.northEast(), MOST_NAMES);
    }

    private static void head(SheetPen pen, AirBriefing briefing, Instant now) throws IOException {
        double middle = (LEFT + RIGHT) / 2;
        pen.tagged(
                "P",
                "",
                () -> pen.centred(middle, TOP - 8, 12, true, briefing.marking().text()));
        var warning = BriefingWords.warning(briefing, now);
        pen.tagged("H1", "", () -> {
            pen.text(LEFT, TOP - 24, 13, true, title(briefing));
            pen.right(RIGHT, TOP - 24, 13, true, warning == null ? BriefingWords.state(briefing.state()) : warning);
        });
        pen.tagged("P", "", () -> {
            var state = warning == null ? "" : "state " + BriefingWords.state(briefing.state()) + " | ";
            var times = state + "made " + BriefingWords.at(briefing.madeAt()) + " | not after "
                    + BriefingWords.at(briefing.endsAt()) + " | page 1 of 1";
            pen.right(RIGHT, TOP - 36, SheetColumn.SMALLEST, false, times);
            var force = pen.font.printable(briefing.force());
            double room = RIGHT - LEFT - pen.width(times, SheetColumn.SMALLEST) - 10;
            int fitting = pen.fitting(force + " ", SheetColumn.SMALLEST, room);
            pen.text(LEFT, TOP - 36, SheetColumn.SMALLEST, true, force.substring(0, Math.min(force.length(), fitting)));
        });
        pen.untold(() -> pen.line(1.4, LEFT, TOP - 41, RIGHT, TOP - 41));
    }

    /** Where it is, in every form that somebody may need; returns where the lines end. */
    private static double place(SheetPen pen, AirBriefing briefing) throws IOException {
        var place = briefing.where().place();
        var forms = PlaceForms.of(place);
        var reference = forms.gridReference();
        pen.tagged("P", "", () -> {
            var first = reference == null ? forms.eastingNorthing() : reference;
            pen.text(LEFT, TOP - 57, 15, true, first);
            pen.text(LEFT + pen.width(first, 15) + 24, TOP - 57, 15, true, forms.degreesMinutes());
        });
        pen.tagged("P", "", () -> squeezed(pen, TOP - 71, forms.oneLine()));
        pen.tagged(
                "P",
                "",
                () -> squeezed(
                        pen,
                        TOP - 83,
                        String.format(
                                Locale.ROOT,
                                "E%.1f N%.1f | %s | %s | known to %s by %s; grid and degrees agree %s",
                                place.point().eastingMetres(),
                                place.point().northingMetres(),
                                forms.aeronautical(),
                                forms.degreesMinutesSeconds(),
                                BriefingWords.precision(place.precisionMetres()),
                                BriefingWords.method(place.method()),
                                place.transformation().accuracy())));
        pen.tagged(
                "P",
                "",
                () -> squeezed(
                        pen,
                        TOP - 95,
                        "three words, as somebody said them and never worked out here: "
                                + BriefingWords.known(briefing.where().threeWords())));
        pen.untold(() -> pen.line(0.8, LEFT, TOP - 100, RIGHT, TOP - 100));
        return TOP - 103;
    }

    /** One line, its letters a little narrower when it would be too long; what is longer still is cut. */
    private static void squeezed(SheetPen pen, double y, String text) throws IOException {
        double room = RIGHT - LEFT;
        double narrow = Math.min(100, 100 * room / Math.max(1, pen.width(text, SheetColumn.SMALLEST)));
        var line = pen.font.printable(text);
        if (narrow < LEAST_SQUEEZE) {
            narrow = LEAST_SQUEEZE;
            line = line.substring(0, pen.fitting(line, SheetColumn.SMALLEST, room * 100 / LEAST_SQUEEZE - 12)) + "…";
        }
        pen.stream.beginText();
        pen.stream.setFont(pen.font.font, (float) SheetColumn.SMALLEST);
        pen.stream.setRenderingMode(RenderingMode.FILL);
        pen.stream.setHorizontalScaling((float) narrow);
        pen.stream.newLineAtOffset((float) LEFT, (float) y);
        pen.stream.showText(line);
        pen.stream.setHorizontalScaling(100);
        pen.stream.endText();
    }

    private static void foot(SheetPen pen, AirBriefing briefing, Instant now) throws IOException {
        double middle = (LEFT + RIGHT) / 2;
        pen.line(1.4, LEFT, BOTTOM - 4, RIGHT, BOTTOM - 4);
        pen.text(
                LEFT,
                BOTTOM - 15,
                SheetColumn.SMALLEST,
                false,
                briefing.number() + " version " + briefing.version() + " | printed " + BriefingWords.at(now)
                        + " | destroy after " + BriefingWords.at(briefing.endsAt()));
        pen.right(RIGHT, BOTTOM - 15, SheetColumn.SMALLEST, false, "page 1 of 1");
        pen.centred(middle, BOTTOM - 29, 12, true, briefing.marking().text());
    }

    /** From corner to corner in outlined letters, through which everything can still be read. */
    private static void across(SheetPen pen, String warning) throws IOException {
        double wide = RIGHT - LEFT;
        double high = TOP - BOTTOM;
        double size = Math.min(120, 0.9 * Math.hypot(wide, high) / pen.width(warning, 1));
        var stream = pen.stream;
        stream.saveGraphicsState();
        stream.transform(Matrix.getRotateInstance(
                Math.atan2(high, wide), (float) ((LEFT + RIGHT) / 2), (float) ((TOP + BOTTOM) / 2)));
        stream.beginText();
        stream.setFont(pen.font.font, (float) size);
        stream.setRenderingMode(RenderingMode.STROKE);
        stream.setLineWidth(1.6f);
        stream.newLineAtOffset((float) (-pen.width(warning, size) / 2), (float) (-size * 0.36));
        stream.showText(pen.font.printable(warning));
        stream.endText();
        stream.restoreGraphicsState();
    }
}
