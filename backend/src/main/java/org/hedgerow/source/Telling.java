package org.hedgerow.source;

/**
 * What goes with one thing that a source told, in the words of whoever was told. Any of it, but not all, may be empty. Never written out.
 *
 * @param whoElseKnows with whom else the source shared it
 * @param firstKnown since when the source knows
 * @param lastKnown when the source last knew it to be so
 * @param canSayMore whether, and what, the source could find out
 * @param risk to the source if it became known who told, and why
 * @param riskReduced what is done about that
 */
public record Telling(
        String whoElseKnows, String firstKnown, String lastKnown, String canSayMore, String risk, String riskReduced) {

    public static final int LONGEST = 1_000;

    public boolean saysNothing() {
        return (whoElseKnows + firstKnown + lastKnown + canSayMore + risk + riskReduced).isEmpty();
    }

    @Override
    public String toString() {
        return "Telling[hidden]";
    }
}
