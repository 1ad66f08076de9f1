package org.hedgerow.operation.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of labelled texts that never runs over its end: while it is too long, the longest text gives up a line, down to the lines that it
 * is promised, and says that there is more.
 */
final class SheetColumn {

    /** No letter of the page is smaller, in points. */
    static final double SMALLEST = 9;

    /** Larger ones are easier to read where everything has room. */
    private static final double[] SIZES = {11.5, 10.75, 10, 9.5};

    private static final double LEADING = 1.19;
    private static final double GAP = 2.4;
    private static final double INDENT = 8;
    private static final double AFTER_LABEL = 3.5;

    /**
     * One labelled text.
     *
     * @param paragraphs each begins a line; those after the first are set in a little
     * @param least so many of its lines stay when others have some to give
     */
    record Item(String label, List<String> paragraphs, int least) {

        static Item of(String label, String text, int least) {
            return new Item(label, List.of(text), least);
        }
    }

    private static final class Block {
        final Item item;
        final List<String> lines;
        final List<Boolean> indented = new ArrayList<>();
        int kept;

        Block(Item item, List<String> lines) {
            this.item = item;
            this.lines = lines;
            kept = lines.size();
        }
    }

    private final SheetPen pen;
    private final double x;
    private final double top;
    private final double width;
    private double size = SMALLEST;

    SheetColumn(SheetPen pen, double x, double top, double width) {
        this.pen = pen;
        this.x = x;
        this.top = top;
        this.width = width;
    }

    /** Draws the items from the top down and ends above {@code bottom}; returns where. */
    double draw(List<Item> items, double bottom) throws IOException {
        double room = top - bottom - items.size() * GAP;
        var blocks = blocks(items, room);
        while (height(blocks) > room && shorten(blocks)) {
            // Until it fits or nobody can give any more.
        }
        double y = top;
        for (var block : blocks) {
            double from = y;
            if (from - size * LEADING * block.kept < bottom - 1) {
                break;
            }
            pen.tagged("P", "", () -> draw(block, from));
            y -= size * LEADING * block.kept + GAP;
        }
        return y;
    }

    /** In the largest letters in which all has room, or else in the smallest. */
    private List<Block> blocks(List<Item> items, double room) {
        for (double larger : SIZES) {
            size = larger;
            var blocks = items.stream().map(this::block).toList();
            if (height(blocks) <= room) {
                return blocks;
            }
        }
        size = SMALLEST;
        return items.stream().map(this::block).toList();
    }

    private double height(List<Block> blocks) {
        return blocks.stream().mapToInt(block -> block.kept).sum() * size * LEADING;
    }

    private Block block(Item item) {
        var block = new Block(item, new ArrayList<>());
        double label = pen.width(item.label(), size) + AFTER_LABEL;
        for (int i = 0; i < item.paragraphs().size(); i++) {
            boolean first = i == 0;
            var lines = pen.wrapped(item.paragraphs().get(i), size, first ? width : width - INDENT, first ? label : 0);
            lines.forEach(line -> block.indented.add(!first));
            block.lines.addAll(lines);
        }
        block.kept = block.lines.size();
        return block;
    }

    /** Takes a line from the longest that has more than it is promised, or else from the longest. */
    private static boolean shorten(List<Block> blocks) {
        Block longest = null;
        for (var block : blocks) {
            boolean spare = block.kept > block.item.least();
            boolean longestSpare = longest != null && longest.kept > longest.item.least();
            if (block.kept > 1
                    && (longest == null
                            || spare && !longestSpare
                            || spare == longestSpare && block.kept > longest.kept)) {
                longest = block;
            }
        }
        if (longest != null) {
            longest.kept--;
        }
        return longest != null;
    }

    private void draw(Block block, double top) throws IOException {
        double label = pen.width(block.item.label(), size) + AFTER_LABEL;
        double y = top - size;
        pen.text(x, y, size, true, block.item.label());
        for (int i = 0; i < block.kept; i++) {
            double indent = i == 0 ? label : block.indented.get(i) ? INDENT : 0;
            boolean last = i == block.kept - 1 && block.kept < block.lines.size();
            var line = block.lines.get(i);
            pen.text(
                    x + indent, y, size, line.equals(BriefingWords.NOT_KNOWN), last ? cut(line, width - indent) : line);
            y -= size * LEADING;
        }
    }

    /** As much of the line as leaves room to say that there is more. */
    private String cut(String line, double width) {
        double room = width - pen.width(" " + BriefingWords.ON_THE_PAGE, size);
        if (room <= 0 || line.isEmpty()) {
            return BriefingWords.ON_THE_PAGE;
        }
        if (pen.width(line, size) <= room) {
            return line + " " + BriefingWords.ON_THE_PAGE;
        }
        int fitting = pen.fitting(line, size, room);
        int space = line.lastIndexOf(' ', fitting);
        return line.substring(0, space > 0 ? space : fitting) + " " + BriefingWords.ON_THE_PAGE;
    }
}
