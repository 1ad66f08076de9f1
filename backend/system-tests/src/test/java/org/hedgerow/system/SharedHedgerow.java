package org.hedgerow.system;

/**
 * One running Hedgerow for the tests that leave it running, with two forces whose border is near TL 42 40. Each test makes its own
 * people, watch groups and incidents.
 */
final class SharedHedgerow {

    static final RunningHedgerow HEDGEROW = RunningHedgerow.start();
    static final Settlement SETTLEMENT = Settlement.in(HEDGEROW);
    static final String CAMBRIDGESHIRE = SETTLEMENT.force("CAMBS", "Cambridgeshire Constabulary");
    static final String HERTFORDSHIRE = SETTLEMENT.force("HERTS", "Hertfordshire Constabulary");

    private SharedHedgerow() {}

    static HedgerowClient officer() {
        return SETTLEMENT.signIn(SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER"));
    }

    static HedgerowClient coordinator(String... squares) {
        return SETTLEMENT.signIn(coordinatorLogin(squares));
    }

    static Settlement.Login coordinatorLogin(String... squares) {
        var name = "Watch of " + String.join(" ", squares) + " " + java.util.UUID.randomUUID();
        return SETTLEMENT.person(SETTLEMENT.watchGroup(name, squares), "WATCH_COORDINATOR");
    }
}
