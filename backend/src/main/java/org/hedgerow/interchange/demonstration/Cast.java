package org.hedgerow.interchange.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Role;

/** Who appears in the demonstration. */
final class Cast {

    /** An organisation that is not a force. */
    record Company(String shortName, String name, OrganisationKind kind, List<String> watchSquares) {}

    /** @param organisation a force's code, or the short name of a company */
    record Player(String username, String name, String organisation, Set<Role> roles) {}

    /** The forces of the eastern counties, by code. */
    static final List<String> FORCES = List.of("CAMBS", "ESSEX", "HERTS", "BEDS", "SUFFOLK", "NORFOLK", "LINCS");

    static final String FOUR_BORDERS = "Four Borders Watch";
    private static final String FEN_EDGE = "Fen Edge Watch";
    private static final String STOUR = "Stour Fields Watch";
    private static final String AIR = "National Air Support";
    private static final String DRAINAGE = "Drains Partnership";
    private static final String OPERATORS = "Map Operators";

    static final List<Company> COMPANIES = List.of(
            new Company(
                    FOUR_BORDERS,
                    "Four Borders Farm Watch (demonstration)",
                    OrganisationKind.WATCH_GROUP,
                    List.of("TL44", "TL34", "TL33", "TL43")),
            new Company(
                    FEN_EDGE,
                    "Fen Edge Farm Watch (demonstration)",
                    OrganisationKind.WATCH_GROUP,
                    List.of("TF20", "TF30", "TF40", "TF41", "TF50", "TL29", "TL39", "TL49")),
            new Company(
                    STOUR,
                    "Stour Fields Farm Watch (demonstration)",
                    OrganisationKind.WATCH_GROUP,
                    List.of("TL64", "TL74", "TL84", "TL83", "TL94")),
            new Company(AIR, "National Air Support (demonstration)", OrganisationKind.NATIONAL_UNIT, List.of()),
            new Company(DRAINAGE, "Fen Drains Partnership (demonstration)", OrganisationKind.PARTNER, List.of()),
            new Company(OPERATORS, "Operators of this map (demonstration)", OrganisationKind.PARTNER, List.of()));

    /** Which force looks after which watch group. */
    static final Map<String, String> IN_CARE_OF = Map.of(FOUR_BORDERS, "CAMBS", FEN_EDGE, "CAMBS", STOUR, "ESSEX");

    /** Who signs agreements for the force that leads them. */
    static final String AGREES = "admin.cambs";

    static final List<Player> PLAYERS = List.of(
            new Player("officer.cambs", "Hawthorn (officer)", "CAMBS", Set.of(Role.OFFICER)),
            new Player("analyst.cambs", "Bramble (analyst)", "CAMBS", Set.of(Role.ANALYST)),
            new Player("admin.cambs", "Elder (administrator)", "CAMBS", Set.of(Role.ORGANISATION_ADMINISTRATOR)),
            new Player("officer.herts", "Hornbeam (officer)", "HERTS", Set.of(Role.OFFICER)),
            new Player("officer.essex", "Blackthorn (officer)", "ESSEX", Set.of(Role.OFFICER)),
            new Player("analyst.essex", "Spindle (analyst)", "ESSEX", Set.of(Role.ANALYST)),
            new Player("officer.beds", "Maple (officer)", "BEDS", Set.of(Role.OFFICER)),
            new Player("officer.suffolk", "Dogwood (officer)", "SUFFOLK", Set.of(Role.OFFICER)),
            new Player("officer.norfolk", "Guelder (officer)", "NORFOLK", Set.of(Role.OFFICER)),
            new Player("officer.lincs", "Buckthorn (officer)", "LINCS", Set.of(Role.OFFICER)),
            new Player("air.support", "Kestrel (air support)", AIR, Set.of(Role.AIR_SUPPORT)),
            new Player("watch.borders", "Hazel (coordinator)", FOUR_BORDERS, Set.of(Role.WATCH_COORDINATOR)),
            new Player("farmer.borders", "Barley (farmer)", FOUR_BORDERS, Set.of(Role.REPORTER)),
            new Player("watch.fens", "Sedge (coordinator)", FEN_EDGE, Set.of(Role.WATCH_COORDINATOR)),
            new Player("watch.stour", "Osier (coordinator)", STOUR, Set.of(Role.WATCH_COORDINATOR)),
            new Player("partner", "Sluice (partner)", DRAINAGE, Set.of(Role.REPORTER)),
            new Player("auditor", "Yew (auditor)", OPERATORS, Set.of(Role.AUDITOR)),
            new Player("system.admin", "Oak (system)", OPERATORS, Set.of(Role.SYSTEM_ADMINISTRATOR)));

    private Cast() {}
}
