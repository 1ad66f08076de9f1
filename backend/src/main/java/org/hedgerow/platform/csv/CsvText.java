package org.hedgerow.platform.csv;

/** Writes cells of comma-separated values. */
public final class CsvText {

    private CsvText() {}

    /**
     * A quoted cell (RFC 4180). Text that a spreadsheet would take for a formula begins with an apostrophe, and control characters but line
     * ends and tabs become the replacement character.
     */
    public static String cell(String text) {
        var safe = new StringBuilder(text.length() + 8).append('"');
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            safe.append('\'');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                safe.append("\"\"");
            } else {
                safe.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return safe.append('"').toString();
    }
}
