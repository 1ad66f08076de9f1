package org.hedgerow.reference;

/** Whether two words differ by one slip of the keyboard: a letter wrong, missing or too many, or two neighbours swapped. */
final class OneSlip {

    private OneSlip() {}

    static boolean between(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        if (longer - shorter > 1) {
            return false;
        }
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int differing = longer - start - end;
        boolean swapped = differing == 2
                && longer == shorter
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        return differing <= 1 || swapped;
    }
}
