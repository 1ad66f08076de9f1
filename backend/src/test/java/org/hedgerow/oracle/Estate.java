package org.hedgerow.oracle;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The organisations and people of the generated proofs: every role in every kind of organisation, near and far, in and out of every
 * agreement, team and compartment. The same in every application that they are put into, ids included.
 */
public final class Estate {

    public static final OracleAgreement BORDERLESS =
            agreement("borderless", "PREVENTION", "CAMBS ESSEX WARKS HERTS", 30);
    public static final OracleAgreement OVER = agreement("over", "PREVENTION", "CAMBS ESSEX WARKS HERTS NORTHUM", -1);
    public static final OracleAgreement COUNTRYSIDE = agreement("countryside", "PREVENTION", "CAMBS union", 30);

    /** Names of organisations, their kinds, squares of the watch, policing region, remit. */
    private static final String ORGANISATIONS = """
            CAMBS|FORCE||EASTERN|
            ESSEX|FORCE||EASTERN|
            KENT|FORCE||EASTERN|
            NORTHUM|FORCE||NORTH_EAST|
            WARKS|FORCE||WEST_MIDLANDS|
            HERTS|FORCE||EASTERN|
            crime-unit|NATIONAL_UNIT|||HARE
            wildlife-unit|NATIONAL_UNIT|||WILDLIFE
            union|PARTNER|||
            council|PARTNER|||
            here|WATCH_GROUP|TL35 TL36 TL45 TL46||
            elsewhere|WATCH_GROUP|SU00||""";

    /** Names of people, organisation, roles, groups, stated purpose. */
    private static final String PEOPLE = """
            owner-officer|CAMBS|OFFICER||
            owner-analyst|CAMBS|ANALYST||PREVENTION
            owner-originator|CAMBS|OFFICER||PREVENTION
            owner-team|CAMBS|OFFICER|team|
            owner-compartment|CAMBS|ANALYST|hide|
            owner-both-compartments|CAMBS|ANALYST|hide vault team|PREVENTION
            owner-barred|CAMBS|OFFICER|hide vault team|PREVENTION
            owner-air|CAMBS|AIR_SUPPORT||
            owner-civilian|CAMBS|REPORTER||
            owner-auditor|CAMBS|AUDITOR||
            owner-administrator|CAMBS|ORGANISATION_ADMINISTRATOR||
            owner-officer-administrator|CAMBS|OFFICER ORGANISATION_ADMINISTRATOR||
            agreed-officer|ESSEX|OFFICER||PREVENTION
            agreed-other-purpose|ESSEX|OFFICER||ANALYSIS
            agreed-no-purpose|ESSEX|ANALYST||
            agreed-compartment|ESSEX|OFFICER|hide vault|PREVENTION
            agreed-barred|ESSEX|OFFICER||PREVENTION
            agreed-air|ESSEX|AIR_SUPPORT||PREVENTION
            agreed-auditor|ESSEX|AUDITOR||
            region-officer|KENT|OFFICER||PREVENTION
            far-officer|NORTHUM|OFFICER||PREVENTION
            far-analyst|NORTHUM|ANALYST||
            far-team|NORTHUM|OFFICER|team|
            far-air|NORTHUM|AIR_SUPPORT||
            far-officer-air|NORTHUM|OFFICER AIR_SUPPORT||
            far-agreed-officer|WARKS|OFFICER||PREVENTION
            far-agreed-air|WARKS|AIR_SUPPORT||
            frozen-officer|HERTS|OFFICER||PREVENTION
            unit-officer|crime-unit|OFFICER||PREVENTION
            unit-air|crime-unit|AIR_SUPPORT||
            unit-officer-air|crime-unit|OFFICER AIR_SUPPORT||
            unit-administrator|crime-unit|ORGANISATION_ADMINISTRATOR||
            other-unit-officer|wildlife-unit|OFFICER||
            other-unit-analyst|wildlife-unit|ANALYST||PREVENTION
            party-member|union|REPORTER||PREVENTION
            party-no-purpose|union|REPORTER||
            party-barred|union|REPORTER||PREVENTION
            partner-member|council|REPORTER||PREVENTION
            partner-administrator|council|ORGANISATION_ADMINISTRATOR||
            system-administrator|council|SYSTEM_ADMINISTRATOR||
            coordinator|here|WATCH_COORDINATOR||
            coordinator-barred|here|WATCH_COORDINATOR||
            farmer|here|REPORTER||
            farmer-barred|here|REPORTER||
            farmer-who-reported|here|REPORTER||
            watch-administrator|here|ORGANISATION_ADMINISTRATOR||
            coordinator-elsewhere|elsewhere|WATCH_COORDINATOR||
            farmer-elsewhere|elsewhere|REPORTER||
            owner-guest|CAMBS|GUEST||
            agreed-guest|ESSEX|GUEST||PREVENTION
            far-guest|NORTHUM|GUEST||""";

    private final Map<String, OracleViewer> viewers = new LinkedHashMap<>();
    private final Map<String, List<String>> organisations = new LinkedHashMap<>();
    private final Oracle oracle = new Oracle(agreements());

    /** Somebody like another who reads for another purpose. */
    public static OracleViewer reading(OracleViewer viewer, @Nullable String purpose) {
        return new OracleViewer(
                viewer.person(),
                viewer.organisation(),
                viewer.kind(),
                viewer.roles(),
                viewer.squares(),
                viewer.region(),
                viewer.groups(),
                viewer.remit(),
                purpose,
                viewer.shutOut());
    }

    public Estate() {
        ORGANISATIONS.lines().map(Estate::cells).forEach(cells -> organisations.put(cells.get(0), cells));
        PEOPLE.lines().map(Estate::cells).forEach(cells -> {
            var home = organisations.get(cells.get(1));
            viewers.put(
                    cells.get(0),
                    new OracleViewer(
                            cells.get(0),
                            cells.get(1),
                            home.get(1),
                            words(cells.get(2)),
                            words(home.get(2)),
                            home.get(3).isEmpty() ? null : home.get(3),
                            words(cells.get(3)),
                            words(home.get(4)),
                            cells.get(4).isEmpty() ? null : cells.get(4),
                            cells.get(1).equals("HERTS")));
        });
    }

    public Oracle oracle() {
        return oracle;
    }

    /** Everybody by name. */
    public Map<String, OracleViewer> viewers() {
        return viewers;
    }

    public OracleViewer viewer(String name) {
        return viewers.get(name);
    }

    /** The id of whatever has this name: an organisation, a person, a group, an agreement. */
    public static UUID id(String name) {
        var made = UUID.nameUUIDFromBytes(("estate " + name).getBytes(StandardCharsets.UTF_8));
        // As a random id looks, which is the only kind that some doors take.
        return new UUID(made.getMostSignificantBits() & ~0xf000L | 0x4000L, made.getLeastSignificantBits());
    }

    public static String username(String name) {
        return "x." + name;
    }

    /** Kind, squares of the watch, policing region and remit of each organisation, by name. */
    public record Home(
            String name,
            String kind,
            Set<String> squares,
            @Nullable String region,
            Set<String> remit) {}

    public List<Home> organisations() {
        return organisations.values().stream()
                .map(cells -> new Home(
                        cells.get(0),
                        cells.get(1),
                        words(cells.get(2)),
                        cells.get(3).isEmpty() ? null : cells.get(3),
                        words(cells.get(4))))
                .toList();
    }

    /** Teams and compartments by name, with what each is. */
    public static Map<String, String> groups() {
        return Map.of("team", "TEAM", "hide", "COMPARTMENT", "vault", "COMPARTMENT");
    }

    public static List<OracleAgreement> agreements() {
        return List.of(BORDERLESS, OVER, COUNTRYSIDE);
    }

    private static OracleAgreement agreement(String name, String purpose, String parties, int daysLeft) {
        var today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
        return new OracleAgreement(
                name,
                words(parties),
                Set.of(purpose),
                Set.of("HARE"),
                "OFFICIAL",
                today.minusDays(60),
                today.plusDays(daysLeft));
    }

    public static Map<String, Object> row(@Nullable Object... pairs) {
        var row = new LinkedHashMap<String, Object>();
        for (int at = 0; at < pairs.length; at += 2) {
            row.put(String.valueOf(pairs[at]), pairs[at + 1]);
        }
        return row;
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\|", -1));
    }

    public static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
