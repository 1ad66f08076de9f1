package org.hedgerow.verifier;

/**
 * One line of an export: the leaf, the fifteen fields that the leaf is made of, and four pairs of a personal value and its salt.
 *
 * @param leaf -1 for an entry that is not sealed yet
 * @param sealed the text whose hash the leaf is
 * @param fields of the whole line, as they are written; the entry's number is field 1
 */
record ExportedEntry(long leaf, String sealed, String[] fields) {

    static final int FIELDS = 24;
    private static final int FIRST_PERSONAL = 16;
    private static final int FIRST_COMMITMENT = 12;
    private static final int ERASED = 11;
    private static final String[] VALUES = {"person", "account", "reason", "query"};

    /** @throws IllegalArgumentException when the line is not an entry */
    static ExportedEntry parse(String line) {
        var fields = new String[FIELDS];
        int from = 0;
        int endOfSealed = 0;
        for (int i = 0; i < FIELDS; i++) {
            int tab = line.indexOf('\t', from);
            if ((tab < 0) != (i == FIELDS - 1)) {
                throw new IllegalArgumentException("a line has another number of fields than " + FIELDS);
            }
            int end = tab < 0 ? line.length() : tab;
            fields[i] = line.substring(from, end);
            from = end + 1;
            if (i == FIRST_PERSONAL - 1) {
                endOfSealed = end;
            }
        }
        long leaf = fields[0].equals("-") ? -1 : Long.parseLong(fields[0]);
        return new ExportedEntry(leaf, line.substring(fields[0].length() + 1, endOfSealed), fields);
    }

    long number() {
        return Long.parseLong(fields[1]);
    }

    long atMicros() {
        return Long.parseLong(fields[2]);
    }

    /** What this entry says was erased: numbers of entries with the name of a value, apart by commas. */
    String[] erased() {
        return fields[ERASED].isEmpty() ? new String[0] : fields[ERASED].split(",");
    }

    boolean isErasure() {
        return fields[4].equals("ERASURE");
    }

    static int values() {
        return VALUES.length;
    }

    static String nameOf(int value) {
        return VALUES[value];
    }

    /** In hexadecimal; empty when the entry never had the value. */
    String commitment(int value) {
        return fields[FIRST_COMMITMENT + value];
    }

    /** With the escapes undone. */
    String value(int value) {
        return unescaped(fields[FIRST_PERSONAL + 2 * value]);
    }

    String salt(int value) {
        return fields[FIRST_PERSONAL + 2 * value + 1];
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                c = next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next;
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
