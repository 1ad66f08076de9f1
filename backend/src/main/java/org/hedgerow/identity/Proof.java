package org.hedgerow.identity;

/** How well somebody has shown who they are. What it must be for whom is {@link SecondFactors}' business. */
public enum Proof {
    /** A password, or a link that only they were sent. */
    ONE_FACTOR,
    /** Something known and something held: a password and a code, a passkey with its own check, or a force's own sign-in that asks for both. */
    TWO_FACTORS
}
