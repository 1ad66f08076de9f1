package org.hedgerow.ladder;

/** Under what something is held. Compared with the database's check by a test. */
public enum CustodyBasis {
    /** For an offence. */
    PACE(true),
    HUNTING_ACT(true),
    /** A detention while a dispersal lasts (Anti-social Behaviour, Crime and Policing Act 2014 s.37), which ends with it. */
    ASB_S37(false),
    LIVESTOCK_ACT(true),
    /** A vehicle used to cause alarm, with charges of its own. */
    POLICE_REFORM_S59(false);

    private final boolean forOffence;

    CustodyBasis(boolean forOffence) {
        this.forOffence = forOffence;
    }

    /** Whether it was taken for an offence, so that what its keep costs may be asked back. */
    public boolean isForOffence() {
        return forOffence;
    }

    /** Whether it has to be given back when the dispersal lapses. */
    public boolean isDetention() {
        return this == ASB_S37;
    }
}
