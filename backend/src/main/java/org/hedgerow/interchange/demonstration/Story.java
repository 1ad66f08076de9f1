package org.hedgerow.interchange.demonstration;

import java.util.List;
import java.util.random.RandomGenerator;

/** What the invented incidents say. */
final class Story {

    private static final Weighted<String> CATEGORIES = new Weighted<String>()
            .with(62, "HARE.COURSING")
            .with(10, "HARE.SUSPECTED")
            .with(4, "HARE.EQUIPPED")
            .with(3, "HARE.POACHING")
            .with(4, "POACH.DEER")
            .with(3, "AGRI.QUAD")
            .with(3, "AGRI.GPS")
            .with(3, "FUEL.REDDIESEL")
            .with(2, "LIVESTOCK.WORRYING")
            .with(3, "ENVIRONMENT.FLYTIP")
            .with(2, "DAMAGE.CROP")
            .with(1, "TRESPASS.VEHICLE");

    private static final List<String> WHO =
            List.of("Two men", "Three men", "Four men in dark clothing", "A group of five", "Six or seven people");
    private static final List<String> WITH = List.of(
            "with two lurchers on slip leads",
            "with three long dogs",
            "with sighthounds and a spotting scope",
            "and dogs loose on the stubble",
            "walking the drilled field in a line");
    private static final List<String> CAME_BY = List.of(
            "A 4x4 was left on the verge.",
            "An estate car waited at the gateway.",
            "They drove over winter wheat.",
            "A pick-up stood on the farm track.",
            "Two vehicles, one keeping watch at the road.",
            "No vehicle seen.");
    private static final List<String> ENDED = List.of(
            "Left when approached.",
            "Gone on arrival.",
            "Still there when reported.",
            "One filmed with a telephone.",
            "A padlock was cut.",
            "Muddy tracks through two gateways.");

    private Story() {}

    static String category(RandomGenerator random) {
        return CATEGORIES.choose(random);
    }

    /** The same number of draws for every category, so that changing one text moves nothing else. */
    static String narrative(String category, RandomGenerator random) {
        var who = one(WHO, random);
        var with = one(WITH, random);
        var cameBy = one(CAME_BY, random);
        var ended = one(ENDED, random);
        return switch (category) {
            case "AGRI.QUAD" -> "Quad bike taken from a locked shed overnight. " + ended;
            case "AGRI.GPS" -> "Guidance screen and receiver taken from a tractor in the yard. " + ended;
            case "FUEL.REDDIESEL" -> "Red diesel drawn from a bowser. " + cameBy;
            case "LIVESTOCK.WORRYING" -> "A dog loose among ewes. " + ended;
            case "ENVIRONMENT.FLYTIP" -> "A van load of building waste tipped in a gateway.";
            case "DAMAGE.CROP" -> "Vehicles driven across a growing crop. " + ended;
            case "TRESPASS.VEHICLE" -> cameBy + " " + ended;
            case "POACH.DEER" -> "Lamp seen along the wood and a shot heard. " + cameBy;
            case "HARE.EQUIPPED" -> "Stopped check: " + who.toLowerCase(java.util.Locale.ROOT) + " " + with + ".";
            default -> who + " " + with + ". " + cameBy + " " + ended;
        };
    }

    private static String one(List<String> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
