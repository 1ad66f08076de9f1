package org.hedgerow.source;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * By which the rest of the application knows a source: random, so that it says neither who it is nor how many there are. Letters and figures that are taken
 * for others when they are read aloud are left out.
 *
 * @param text such as {@code SR-7K3QXM2D9V}
 */
public record SourceReference(String text) {

    public static final Pattern FORM = Pattern.compile("SR-[0-9A-HJKMNP-TV-Z]{10}");

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException for a text of another form */
    public SourceReference {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a source reference");
        }
    }

    static SourceReference make() {
        var text = new StringBuilder("SR-");
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new SourceReference(text.toString());
    }
}
