package org.hedgerow.sighting.link;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;

/** What invented people drive and keep, common things more often than rare ones, and how others mistake it. */
final class InventedThings {

    /** Of each: make, model; the first ones are common. */
    private static final String[][] MODELS = {
        {"Arden", "Trail"},
        {"Arden", "Ranger"},
        {"Borley", "Estate"},
        {"Corve", "Outback"},
        {"Corve", "Forester"},
        {"Deben", "Van"},
        {"Deben", "Pickup"},
        {"Eller", "Four"},
        {"Fosse", "Country"},
        {"Gipping", "Combi"},
        {"Hever", "Hatch"},
        {"Isbourne", "Saloon"}
    };

    private static final String[] COLOURS = {
        "silver", "black", "grey", "blue", "white", "green", "red", "gold", "brown", "maroon"
    };
    private static final String[] FEATURES = {
        "roof rack", "bull bar", "tow bar", "dog box", "spot lamps", "dented door", "missing hub cap", "dark windows"
    };
    static final String[] BREEDS = {"lurcher", "greyhound", "saluki cross", "whippet", "terrier", "bull lurcher"};
    static final String[] COATS = {"brindle", "fawn", "black", "white", "grey", "blue"};

    private static final List<String> MISREAD =
            List.of("0ODQ", "1IL", "2Z", "5S", "8B", "6G", "7T", "4A", "MW", "VY", "UV");
    private static final String LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY";

    private InventedThings() {}

    static Vehicle vehicle(Random random) {
        var model = MODELS[common(random, MODELS.length)];
        var features = new TreeSet<String>();
        while (random.nextDouble() < 0.5) {
            features.add(FEATURES[random.nextInt(FEATURES.length)]);
        }
        return new Vehicle(model[0], model[1], COLOURS[common(random, COLOURS.length)], features);
    }

    /** A plate of the style since 2001 that nobody has: the ages 95 to 99 are not given out. */
    static String plate(Random random) {
        return "" + letter(random) + letter(random) + (95 + random.nextInt(5)) + letter(random) + letter(random)
                + letter(random);
    }

    /** A plate as somebody reads it in passing: half of them whole, and some characters taken for others. */
    static String misread(String plate, Random random) {
        var read = new StringBuilder(plate);
        for (int at = 0; at < read.length(); at++) {
            if (random.nextDouble() < 0.04) {
                char taken = read.charAt(at);
                var group = MISREAD.stream()
                        .filter(each -> each.indexOf(taken) >= 0)
                        .findFirst()
                        .orElse("" + taken);
                read.setCharAt(at, group.charAt(random.nextInt(group.length())));
            }
        }
        if (random.nextBoolean()) {
            int unknown = 1 + random.nextInt(4);
            int from = random.nextInt(read.length() - unknown + 1);
            read.replace(from, from + unknown, "?".repeat(unknown));
        }
        return read.toString();
    }

    /** A vehicle as somebody describes it. */
    static Vehicle described(Vehicle vehicle, Random random) {
        boolean make = random.nextDouble() < 0.75;
        boolean model = make && random.nextDouble() < 0.6;
        boolean mistaken = random.nextDouble() < 0.04;
        var other = MODELS[common(random, MODELS.length)];
        var features = new TreeSet<String>();
        for (var feature : new TreeSet<>(vehicle.features())) {
            if (random.nextDouble() < 0.35) {
                features.add(feature);
            }
        }
        return new Vehicle(
                make ? mistaken ? other[0] : vehicle.make() : null,
                model ? mistaken ? other[1] : vehicle.model() : null,
                random.nextDouble() < 0.85 ? mistakenColour(vehicle.colour(), random) : null,
                features);
    }

    /** Of so many, the first more often than the last: the square of an even number. */
    static int common(Random random, int count) {
        double even = random.nextDouble();
        return (int) (even * even * count);
    }

    static Set<String> some(String[] from, int least, int most, Random random) {
        var some = new TreeSet<String>();
        int wanted = least + random.nextInt(most - least + 1);
        while (some.size() < wanted) {
            some.add(from[random.nextInt(from.length)]);
        }
        return some;
    }

    private static String mistakenColour(String colour, Random random) {
        if (random.nextDouble() >= 0.15) {
            return colour;
        }
        return switch (colour) {
            case "silver" -> random.nextBoolean() ? "grey" : "white";
            case "grey" -> random.nextBoolean() ? "silver" : "black";
            case "black" -> random.nextBoolean() ? "blue" : "green";
            case "blue", "green" -> "black";
            case "white" -> "silver";
            case "red", "brown" -> "maroon";
            default -> COLOURS[common(random, COLOURS.length)];
        };
    }

    private static char letter(Random random) {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
}
