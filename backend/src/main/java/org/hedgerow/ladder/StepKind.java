package org.hedgerow.ladder;

/**
 * What the police may do next about somebody, or about a vehicle. What each needs before it and how long it lasts is dated reference data under the same name.
 * Compared with the database's check by a test.
 */
public enum StepKind {
    /** A direction to leave (Anti-social Behaviour, Crime and Policing Act 2014 s.35). */
    DISPERSAL(SubjectKind.PERSON),
    COMMUNITY_PROTECTION_WARNING(SubjectKind.PERSON),
    /** The same Act, s.43. */
    COMMUNITY_PROTECTION_NOTICE(SubjectKind.PERSON),
    /** Of a notice; s.48. */
    BREACH(SubjectKind.PERSON),
    CRIMINAL_BEHAVIOUR_ORDER(SubjectKind.PERSON),
    /** Police Reform Act 2002 s.59. */
    VEHICLE_WARNING(SubjectKind.VEHICLE),
    VEHICLE_SEIZURE(SubjectKind.VEHICLE);

    private final SubjectKind subject;

    StepKind(SubjectKind subject) {
        this.subject = subject;
    }

    public SubjectKind subject() {
        return subject;
    }
}
