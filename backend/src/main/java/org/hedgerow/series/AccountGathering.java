package org.hedgerow.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.link.LinkAccount;
import org.hedgerow.sighting.link.LinkAccount.Dogs;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gathers what is known of one incident, from each sighting and each report. What nobody said stays out: nothing is guessed from words, but that features of a
 * vehicle are parted by commas, semicolons and line ends.
 */
final class AccountGathering {

    private static final Set<String> NO_BREED = Set.of("OTHER", "UNKNOWN");
    private static final Set<String> NO_COLOUR = Set.of("MIXED", "OTHER");
    private static final int MOST_FEATURES = 20;
    private static final int LONGEST_FEATURE = 40;

    private final Set<Plate> plates = new LinkedHashSet<>();
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<Dogs> dogs = new ArrayList<>();
    private final Set<String> methods = new HashSet<>();
    private final List<UUID> sightings = new ArrayList<>();
    private @Nullable Integer people;

    /** Adds a sighting. What does not belong to its kind is null. */
    void seen(
            UUID id,
            String kind,
            @Nullable String plate,
            @Nullable String make,
            @Nullable String model,
            @Nullable String breed,
            @Nullable String colour,
            @Nullable Integer number,
            String description) {
        if (sightings.size() >= LinkAccount.MOST) {
            return;
        }
        sightings.add(id);
        switch (kind) {
            case "VEHICLE" -> {
                add(plate);
                vehicles.add(new Vehicle(make, model, colour, features(description)));
            }
            case "DOGS" -> dogs.add(new Dogs(breed, number, colour));
            default -> atLeast(number);
        }
    }

    /** Adds the answers of a report, as they were checked when it came. */
    void told(JsonNode answers) {
        for (var vehicle : answers.path("vehicles")) {
            add(text(vehicle, "plate"));
            if (vehicles.size() < LinkAccount.MOST) {
                var colour = text(vehicle, "colour");
                vehicles.add(new Vehicle(
                        text(vehicle, "make"),
                        text(vehicle, "model"),
                        colour == null || NO_COLOUR.contains(colour) ? null : worded(colour),
                        Set.of()));
            }
        }
        methods.addAll(codes(answers, "doing"));
        methods.addAll(codes(answers, "equipment"));
        if (answers.path("peopleCount").isInt()) {
            atLeast(answers.get("peopleCount").asInt());
        }
        toldOfDogs(answers);
    }

    /** A number and a colour are of one kind of dogs only where no other was named. */
    private void toldOfDogs(JsonNode answers) {
        var breeds = codes(answers, "dogBreeds").stream()
                .filter(breed -> !NO_BREED.contains(breed))
                .toList();
        var colours = codes(answers, "dogColours").stream()
                .filter(colour -> !NO_COLOUR.contains(colour))
                .toList();
        var number =
                answers.path("dogsCount").isInt() && answers.get("dogsCount").asInt() > 0
                        ? (Integer) answers.get("dogsCount").asInt()
                        : null;
        boolean one = codes(answers, "dogBreeds").size() <= 1;
        var colour = one && colours.size() == 1 ? worded(colours.get(0)) : null;
        for (var breed : breeds) {
            addDogs(new Dogs(worded(breed), one ? number : null, colour));
        }
        if (breeds.isEmpty() && colour != null) {
            addDogs(new Dogs(null, number, colour));
        }
    }

    private void addDogs(Dogs told) {
        if (dogs.size() < LinkAccount.MOST) {
            dogs.add(told);
        }
    }

    LinkAccount account(VisibleIncident incident) {
        return new LinkAccount(
                KnownIncident.centre(incident),
                incident.sizeMetres(),
                KnownIncident.when(incident),
                plates.stream().limit(LinkAccount.MOST).toList(),
                vehicles.stream().limit(LinkAccount.MOST).toList(),
                dogs.stream().limit(LinkAccount.MOST).toList(),
                methods.stream().sorted().limit(LinkAccount.MOST).collect(Collectors.toSet()),
                people,
                incident.categoryCode());
    }

    List<UUID> sightings() {
        return sightings;
    }

    private void add(@Nullable String plate) {
        if (plate != null) {
            Plate.of(plate).ifPresent(plates::add);
        }
    }

    /** So many were seen by whoever saw most. */
    private void atLeast(@Nullable Integer number) {
        if (number != null && number > 0 && (people == null || number > people)) {
            people = number;
        }
    }

    private static Set<String> features(String description) {
        return Stream.of(description.split("[,;\n]"))
                .map(String::strip)
                .filter(feature -> !feature.isEmpty() && feature.length() <= LONGEST_FEATURE)
                .limit(MOST_FEATURES)
                .collect(Collectors.toSet());
    }

    private static List<String> codes(JsonNode answers, String question) {
        var codes = new ArrayList<String>();
        for (var code : answers.path(question)) {
            if (code.isString()) {
                codes.add(code.asString());
            }
        }
        return codes;
    }

    private static @Nullable String text(JsonNode of, String name) {
        return of.path(name).isString() ? of.get(name).asString() : null;
    }

    /** A code as people write it: {@code saluki cross}. */
    private static String worded(String code) {
        return code.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
