package org.hedgerow.sharing;

import java.util.HexFormat;

/** A set of labels as the database takes it: a bit varying in hexadecimal digits, in which the bit of a label is at its id, counted from 0. */
final class LabelBits {

    private LabelBits() {}

    /** @param ids of labels, none negative, in any order */
    static String of(int[] ids) {
        int last = -1;
        for (int id : ids) {
            last = Math.max(last, id);
        }
        var bits = new byte[(last + Byte.SIZE) / Byte.SIZE];
        for (int id : ids) {
            bits[id / Byte.SIZE] |= (byte) (0x80 >>> id % Byte.SIZE);
        }
        return "x" + HexFormat.of().formatHex(bits);
    }
}
