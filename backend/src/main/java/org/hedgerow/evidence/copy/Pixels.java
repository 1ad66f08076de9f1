package org.hedgerow.evidence.copy;

import java.awt.AlphaComposite;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A grid of pixels and nothing else.
 *
 * @param argb row by row from the top, eight bits each of alpha, red, green and blue, the colours multiplied by alpha
 */
record Pixels(int width, int height, int[] argb) {

    private static final int STRIP_ROWS = 64;

    /**
     * A picture in sRGB, no side longer than asked: each pixel is the mean of those that it stands for. The source is read in strips, so that no
     * second picture of its size is needed.
     */
    static Pixels of(BufferedImage source, int longest) {
        int longer = Math.max(source.getWidth(), source.getHeight());
        int width = side(source.getWidth(), longer, longest);
        int height = side(source.getHeight(), longer, longest);
        var shrinking = new Shrinking(source.getWidth(), source.getHeight(), width, height);
        var strip = new BufferedImage(
                source.getWidth(), Math.min(STRIP_ROWS, source.getHeight()), BufferedImage.TYPE_INT_ARGB_PRE);
        var rows = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        var graphics = strip.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        for (int top = 0; top < source.getHeight(); top += STRIP_ROWS) {
            graphics.drawImage(source, 0, -top, null);
            int count = Math.min(STRIP_ROWS, source.getHeight() - top);
            for (int y = 0; y < count; y++) {
                shrinking.add(rows, y * source.getWidth(), top + y);
            }
        }
        graphics.dispose();
        return new Pixels(width, height, shrinking.finish());
    }

    /** The same, smaller. */
    Pixels shrunk(int longest) {
        int longer = Math.max(width, height);
        int newWidth = side(width, longer, longest);
        int newHeight = side(height, longer, longest);
        var shrinking = new Shrinking(width, height, newWidth, newHeight);
        for (int y = 0; y < height; y++) {
            shrinking.add(argb, y * width, y);
        }
        return new Pixels(newWidth, newHeight, shrinking.finish());
    }

    /** As it is looked at, when the camera was held as EXIF's number says. */
    Pixels upright(int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return this;
        }
        boolean turned = orientation >= 5;
        int newWidth = turned ? height : width;
        int newHeight = turned ? width : height;
        var moved = new int[argb.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int fromX =
                        switch (orientation) {
                            case 2, 3 -> width - 1 - x;
                            case 4 -> x;
                            case 5, 6 -> y;
                            default -> width - 1 - y;
                        };
                int fromY =
                        switch (orientation) {
                            case 2 -> y;
                            case 3, 4 -> height - 1 - y;
                            case 5, 8 -> x;
                            default -> height - 1 - x;
                        };
                moved[y * newWidth + x] = argb[fromY * width + fromX];
            }
        }
        return new Pixels(newWidth, newHeight, moved);
    }

    boolean isOpaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }

    BufferedImage image() {
        var image =
                new BufferedImage(width, height, isOpaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        var premultiplied = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        premultiplied.getRaster().setDataElements(0, 0, width, height, argb);
        var graphics = image.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(premultiplied, 0, 0, null);
        graphics.dispose();
        return image;
    }

    private static int side(int side, int longer, int longest) {
        return longer <= longest ? side : Math.max(1, (int) ((long) side * longest / longer));
    }
}
