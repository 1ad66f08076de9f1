package org.hedgerow.platform;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A text as a QR code (ISO/IEC 18004, error correction M), to be drawn by the client without asking anybody else.
 *
 * @param size modules to a side, the quiet zone of four modules on every side included
 * @param path the dark modules as the path of an SVG whose view box is {@code 0 0 size size}
 */
public record QrCode(int size, String path) {

    private static final int QUIET_ZONE = 4;
    private static final int LONGEST = 1000;

    /** @param text at most {@value #LONGEST} characters */
    public static QrCode of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("A text of 1 to " + LONGEST + " characters");
        }
        try {
            var modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    int run = x;
                    while (run < modules.getWidth() && modules.get(run, y) == 1) {
                        run++;
                    }
                    if (run > x) {
                        path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                        path.append('h')
                                .append(run - x)
                                .append("v1h-")
                                .append(run - x)
                                .append('z');
                        x = run;
                    }
                }
            }
            return new QrCode(modules.getWidth() + 2 * QUIET_ZONE, path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException("A text of this length fits", e);
        }
    }

    @Override
    public String toString() {
        return "QrCode[hidden]";
    }
}
