package org.hedgerow.evidence.copy;

/** In pixels. */
public record PictureSize(int width, int height) {

    public long pixels() {
        return (long) width * height;
    }

    /** Lying on its side. */
    PictureSize turned() {
        return new PictureSize(height, width);
    }
}
