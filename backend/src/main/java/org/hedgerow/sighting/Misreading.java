package org.hedgerow.sighting;

/**
 * Characters of plates that are taken for each other at night, in mud and by telephone.
 *
 * <p>Being taken for each other is no equivalence: U is taken for V and V for Y, but nobody takes U for Y. What two plates have in common is therefore judged by
 * the pairs ({@link #mayBe}). An index needs classes: {@link #folded} puts together whatever hangs together by any chain of pairs, so that it finds all that the
 * pairs find and a little more, which the pairs then take out again.
 */
final class Misreading {

    /** Of each group every character is taken for every other. */
    private static final String[] GROUPS = {"0ODQ", "1IL", "2Z", "5S", "8B", "6G", "7T", "4A", "MW", "VY", "UV"};

    private static final char[] FOLDED = folds();

    private Misreading() {}

    /** Whether one of two different characters is taken for the other. */
    static boolean mayBe(char one, char other) {
        for (var group : GROUPS) {
            if (one != other && group.indexOf(one) >= 0 && group.indexOf(other) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The one that stands for a capital or figure and all that hang together with it. */
    static char folded(char known) {
        return FOLDED[known];
    }

    /** Each text with {@link #folded} characters; what is no capital and no figure stays. */
    static String folded(String read) {
        var folded = new StringBuilder(read.length());
        for (int at = 0; at < read.length(); at++) {
            char each = read.charAt(at);
            folded.append(Plate.isKnown(each) ? folded(each) : each);
        }
        return folded.toString();
    }

    private static char[] folds() {
        var folds = new char['Z' + 1];
        for (char each = 0; each < folds.length; each++) {
            folds[each] = each;
        }
        for (var group : GROUPS) {
            for (int at = 1; at < group.length(); at++) {
                join(folds, folds[group.charAt(0)], folds[group.charAt(at)]);
            }
        }
        return folds;
    }

    private static void join(char[] folds, char one, char other) {
        char first = one < other ? one : other;
        char second = one < other ? other : one;
        for (int each = 0; each < folds.length; each++) {
            if (folds[each] == second) {
                folds[each] = first;
            }
        }
    }
}
