package org.hedgerow.interchange;

import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.ProblemException;

/** What may stand in any cell. */
final class Cells {

    private static final int LONGEST_NARRATIVE = 4_000;
    private static final int LONGEST_NUMBER = 24;

    private Cells() {}

    /** Text as an incident may tell it. */
    static String narrative(String text) throws RowRejected {
        if (text.length() > LONGEST_NARRATIVE) {
            throw new RowRejected(Reject.TOO_LONG);
        }
        try {
            return PlainText.check("", text, LONGEST_NARRATIVE);
        } catch (ProblemException e) {
            throw new RowRejected(Reject.CONTROLS);
        }
    }

    /** Plain decimals: no exponent, no sign but minus, nothing that is not a number. */
    static double decimal(String text) throws RowRejected {
        var digits = text.strip();
        if (digits.isEmpty()) {
            throw new RowRejected(Reject.NO_COORDINATE);
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' && i == 0)) {
                throw new RowRejected(Reject.PLACE);
            }
        }
        try {
            if (digits.length() <= LONGEST_NUMBER) {
                return Double.parseDouble(digits);
            }
        } catch (NumberFormatException e) {
            throw new RowRejected(Reject.PLACE);
        }
        throw new RowRejected(Reject.PLACE);
    }
}
