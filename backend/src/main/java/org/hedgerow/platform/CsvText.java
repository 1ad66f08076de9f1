package org.hedgerow.platform;

/** Writes cells of comma-separated values. */
public final class CsvText {

    private CsvText() {}

    /**
     * Adds a cell: as it stands when nothing in it needs quotes, otherwise as {@link #cell}. Plain decimal numbers keep their sign, since no
     * spreadsheet takes them for formulas.
     */
    public static StringBuilder append(StringBuilder out, String text) {
        return isPlain(text) ? out.append(text) : out.append(cell(text));
    }

    private static boolean isPlain(String text) {
        boolean number = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || Character.isISOControl(c)) {
                return false;
            }
            number &= c >= '0' && c <= '9' || c == '.' || i == 0 && (c == '-' || c == '+');
        }
        return number || text.isEmpty() || "=+-@".indexOf(text.charAt(0)) < 0;
    }

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
