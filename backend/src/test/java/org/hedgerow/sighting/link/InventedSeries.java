package org.hedgerow.sighting.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.link.LinkAccount.Dogs;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * An invented season with known truth, from a seed alone: groups that travel over 200 km by 160 km, with their own vehicles, plates that are
 * often false, dogs, habits and rhythm, among incidents of everybody else, who drive and keep the same things. What is recorded of each is
 * what somebody saw: half of the plates in part, some characters and colours mistaken, dogs not seen, times as spans and places as squares.
 *
 * <p>It draws with {@link Random} alone, whose sequence the Java specification fixes, so that a season is the same on every machine.
 *
 * @param group of each account, numbered from 0; {@link #NOBODY} for everybody else, each of whom comes once
 */
record InventedSeries(List<LinkAccount> accounts, int[] group) {

    static final int NOBODY = -1;
    static final int GROUPS = 40;
    static final int OTHERS = 3_000;

    private static final Instant BEGIN = Instant.parse("2025-08-20T00:00:00Z");
    private static final double DAYS = 210;
    private static final int WEST = 450_000;
    private static final int SOUTH = 180_000;
    private static final int WIDE = 200_000;
    private static final int HIGH = 160_000;
    private static final double SECONDS_OF_DAY = 86_400;
    private static final int CARS_SEEN_AGAIN = 250;

    private static final String SUSPECTED = "HARE.SUSPECTED";
    private static final String COURSING = "HARE.COURSING";
    private static final String[] CATEGORIES = {
        COURSING,
        COURSING,
        COURSING,
        "POACH.DEER",
        "POACH.FISH",
        "AGRI.QUAD",
        "AGRI.TOOLS",
        "LIVESTOCK.THEFT",
        "TRESPASS.VEHICLE"
    };
    private static final String[] METHODS = {
        "GATEWAY",
        "VERGE",
        "FARM_TRACK",
        "DRIVING_ON_FIELD",
        "LINE_WALKING",
        "SLIP_LEADS",
        "MUDDY",
        "GATE_DAMAGED",
        "HEDGE_BREACHED",
        "LAMPING",
        "CONVOY",
        "DROP_OFF",
        "BINOCULARS",
        "FILMING",
        "BETTING",
        "THREATS",
        "RAMMING",
        "FAILED_TO_STOP",
        "CHILDREN",
        "CATAPULT",
        "DITCH_BRIDGED"
    };

    /** Who did it, as it truly was. */
    private record People(
            String category,
            List<Vehicle> vehicles,
            List<String> plates,
            @Nullable Dogs dogs,
            Set<String> habits,
            int number,
            double hour) {}

    static InventedSeries of(long seed) {
        return of(seed, GROUPS, OTHERS);
    }

    static InventedSeries of(long seed, int groups, int others) {
        var random = new Random(seed);
        var seenAgain = new ArrayList<String>();
        for (int car = 0; car < CARS_SEEN_AGAIN; car++) {
            seenAgain.add(InventedThings.plate(random));
        }
        var accounts = new ArrayList<LinkAccount>();
        var group = new ArrayList<Integer>();
        for (int number = 0; number < groups; number++) {
            travel(people(seenAgain, random, true), number, accounts, group, random);
        }
        for (int other = 0; other < others; other++) {
            var people = people(seenAgain, random, false);
            accounts.add(account(
                    people,
                    WEST + random.nextDouble() * WIDE,
                    SOUTH + random.nextDouble() * HIGH,
                    random.nextDouble() * DAYS,
                    random));
            group.add(NOBODY);
        }
        return new InventedSeries(
                List.copyOf(accounts),
                group.stream().mapToInt(Integer::intValue).toArray());
    }

    boolean isLinked(int one, int other) {
        return group[one] != NOBODY && group[one] == group[other];
    }

    /** 3 to 15 incidents within the season, about three haunts, in a rhythm of days, now and then two in a night. */
    private static void travel(
            People people, int number, List<LinkAccount> accounts, List<Integer> group, Random random) {
        int incidents = 3 + random.nextInt(13);
        double homeEast = WEST + random.nextDouble() * WIDE;
        double homeNorth = SOUTH + random.nextDouble() * HIGH;
        var haunts = new double[3][];
        for (int haunt = 0; haunt < haunts.length; haunt++) {
            haunts[haunt] =
                    new double[] {homeEast + random.nextGaussian() * 28_000, homeNorth + random.nextGaussian() * 28_000
                    };
        }
        double rhythm = 2 + random.nextDouble() * 13;
        double day = random.nextDouble() * Math.max(0, DAYS - rhythm * incidents);
        for (int incident = 0; incident < incidents && day < DAYS; incident++) {
            var haunt = haunts[random.nextInt(haunts.length)];
            accounts.add(account(
                    people,
                    haunt[0] + random.nextGaussian() * 5_000,
                    haunt[1] + random.nextGaussian() * 5_000,
                    day,
                    random));
            group.add(number);
            if (random.nextDouble() >= 0.12) {
                day += Math.max(1, Math.rint(rhythm * (1 + 0.4 * random.nextGaussian())));
            }
        }
    }

    private static People people(List<String> seenAgain, Random random, boolean travelling) {
        var category =
                travelling && random.nextDouble() < 0.7 ? COURSING : CATEGORIES[random.nextInt(CATEGORIES.length)];
        var vehicles = new ArrayList<Vehicle>();
        var plates = new ArrayList<String>();
        int count = travelling && random.nextDouble() < 0.4 ? 2 : 1;
        for (int vehicle = 0; vehicle < count; vehicle++) {
            vehicles.add(InventedThings.vehicle(random));
            plates.add(plate(seenAgain, random, travelling ? 0 : 0.06));
        }
        // False plates are used for some weeks; a few are copies of plates of other people's cars.
        for (int falsePlate = 0; travelling && falsePlate < 2; falsePlate++) {
            plates.add(plate(seenAgain, random, 0.15));
        }
        boolean hasDogs = category.equals(COURSING) || random.nextDouble() < 0.2;
        double[] hours = {7, 17.5, 21, 12};
        return new People(
                category,
                vehicles,
                plates,
                hasDogs
                        ? new Dogs(
                                InventedThings.BREEDS[InventedThings.common(random, InventedThings.BREEDS.length)],
                                1 + random.nextInt(4),
                                InventedThings.COATS[InventedThings.common(random, InventedThings.COATS.length)])
                        : null,
                InventedThings.some(METHODS, 3, 8, random),
                1 + random.nextInt(5),
                hours[random.nextInt(hours.length)]);
    }

    private static String plate(List<String> seenAgain, Random random, double copied) {
        return random.nextDouble() < copied
                ? seenAgain.get(random.nextInt(seenAgain.size()))
                : InventedThings.plate(random);
    }

    /** What is recorded of one visit. */
    private static LinkAccount account(People people, double east, double north, double day, Random random) {
        var vehicles = new ArrayList<Vehicle>();
        var plates = new ArrayList<Plate>();
        for (int at = 0; at < people.vehicles().size(); at++) {
            if (random.nextDouble() < 0.7) {
                vehicles.add(InventedThings.described(people.vehicles().get(at), random));
                if (random.nextDouble() < 0.55) {
                    plates.add(Plate.of(InventedThings.misread(shown(people, at, random), random))
                            .orElseThrow());
                }
            }
        }
        var dogs = new ArrayList<Dogs>();
        if (people.dogs() != null && random.nextDouble() < 0.55) {
            dogs.add(described(people.dogs(), random));
        }
        var methods = new TreeSet<String>();
        for (var habit : people.habits()) {
            if (random.nextDouble() < 0.45) {
                methods.add(habit);
            }
        }
        Integer number = null;
        if (random.nextDouble() < 0.6) {
            number = Math.max(1, people.number() + (random.nextDouble() < 0.3 ? random.nextInt(3) - 1 : 0));
        }
        int size = new int[] {1, 10, 100, 100, 1_000}[random.nextInt(5)];
        var category = random.nextDouble() < 0.9
                ? people.category()
                : people.category().equals(COURSING) ? SUSPECTED : "TRESPASS.VEHICLE";
        double hour = people.hour() + random.nextGaussian() * 1.4;
        return new LinkAccount(
                GridPoint.ofMetres(middle(east, size), middle(north, size)),
                size,
                when(Math.floor(day) + hour / 24, random),
                plates,
                vehicles,
                dogs,
                methods,
                number,
                category);
    }

    /** The plate that a vehicle shows: its own, or one of the false ones. */
    private static String shown(People people, int vehicle, Random random) {
        int own = people.vehicles().size();
        int falsePlates = people.plates().size() - own;
        return falsePlates > 0 && random.nextDouble() < 0.35
                ? people.plates().get(own + random.nextInt(falsePlates))
                : people.plates().get(vehicle);
    }

    private static Dogs described(Dogs dogs, Random random) {
        var breed = dogs.breedType();
        if (random.nextDouble() < 0.15) {
            breed = InventedThings.BREEDS[random.nextInt(4)];
        }
        return new Dogs(
                random.nextDouble() < 0.9 ? breed : null,
                random.nextDouble() < 0.6
                        ? Integer.valueOf(Math.max(1, dogs.number() + (random.nextDouble() < 0.25 ? 1 : 0)))
                        : null,
                random.nextDouble() < 0.5 ? dogs.colour() : null);
    }

    private static OccurredBetween when(double day, Random random) {
        var truth = BEGIN.plusSeconds((long) (day * SECONDS_OF_DAY));
        if (random.nextDouble() < 0.55) {
            return new OccurredBetween(truth, truth, true);
        }
        boolean overnight = random.nextDouble() < 0.25;
        long before = (long) ((0.5 + random.nextDouble() * (overnight ? 10 : 2)) * 3_600);
        long after = (long) ((0.5 + random.nextDouble() * (overnight ? 10 : 3)) * 3_600);
        return new OccurredBetween(
                truth.minus(Duration.ofSeconds(before)), truth.plus(Duration.ofSeconds(after)), false);
    }

    private static double middle(double metres, int size) {
        return Math.floor(metres / size) * size + size / 2.0;
    }
}
