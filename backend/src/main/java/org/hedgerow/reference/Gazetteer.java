package org.hedgerow.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NamedPlace;
import org.hedgerow.geo.PlaceNames;
import org.springframework.stereotype.Component;

/** The towns and villages of the United Kingdom, by name and by place. Immutable and thread-safe. */
@Component
public class Gazetteer implements PlaceNames {

    /** How far away the nearest settlement may be and still say where a point is, in metres. */
    public static final int NEAR_METRES = 15_000;

    private static final int LEAST_PREFIX = 3;
    private static final int LEAST_TO_COMPARE = 4;
    private static final Comparator<NamedPlace> LARGEST_FIRST =
            Comparator.comparingInt(NamedPlace::rank).thenComparing(NamedPlace::fullName);

    private final NavigableMap<String, List<NamedPlace>> byName = new TreeMap<>();
    private final Set<String> counties;
    private final PlaceCells cells;

    public Gazetteer() {
        var places = read();
        for (var place : places) {
            byName.computeIfAbsent(plain(place.name()), unseen -> new ArrayList<>())
                    .add(place);
        }
        byName.values().forEach(namesakes -> namesakes.sort(LARGEST_FIRST));
        counties = places.stream()
                .map(place -> plain(place.county()))
                .filter(county -> !county.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        cells = new PlaceCells(places);
    }

    private static List<NamedPlace> read() {
        var resource = Gazetteer.class.getResourceAsStream("/gis/gazetteer.tsv");
        if (resource == null) {
            throw new IllegalStateException("The gazetteer is missing: gis/gazetteer.tsv");
        }
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Gazetteer::place).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The gazetteer cannot be read", unreadable);
        }
    }

    private static NamedPlace place(String line) {
        var fields = line.split("\t", -1);
        var point = GridPoint.ofMetres(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
        return new NamedPlace(fields[0], fields[4], point, Integer.parseInt(fields[3]));
    }

    /** By the whole name; failing that, by its beginning when that is at least three letters. */
    @Override
    public List<NamedPlace> named(String name, int limit) {
        var found = exactly(name, limit);
        return found.isEmpty() && name.indexOf(',') < 0 ? startingWith(name, limit) : found;
    }

    @Override
    public List<NamedPlace> exactly(String name, int limit) {
        int comma = name.indexOf(',');
        var wanted = plain(comma < 0 ? name : name.substring(0, comma));
        var county = comma < 0 ? "" : plain(name.substring(comma + 1));
        return byName.getOrDefault(wanted, List.of()).stream()
                .filter(place -> plain(place.county()).startsWith(county))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean isCounty(String name) {
        return counties.contains(plain(name));
    }

    @Override
    public List<NamedPlace> similar(String name, int limit) {
        var wanted = plain(name);
        if (wanted.length() < LEAST_TO_COMPARE) {
            return List.of();
        }
        return byName.entrySet().stream()
                .filter(entry -> OneSlip.between(wanted, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .sorted(LARGEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** The places whose names begin so, largest first; none for fewer than three letters. */
    public List<NamedPlace> startingWith(String beginning, int limit) {
        var wanted = plain(beginning);
        if (wanted.length() < LEAST_PREFIX) {
            return List.of();
        }
        return byName.subMap(wanted, true, wanted + Character.MAX_VALUE, false).values().stream()
                .flatMap(List::stream)
                .sorted(LARGEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** The settlement nearest to the point, none farther than 15 km. */
    public Optional<NamedPlace> nearestPlace(GridPoint point) {
        return Optional.ofNullable(cells.nearest(point, NEAR_METRES));
    }

    /** The settlements in a box, largest first, at most {@code limit}. */
    public List<NamedPlace> within(GridPoint southWest, GridPoint northEast, int limit) {
        return cells.within(southWest, northEast).stream()
                .sorted(LARGEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** The name of the nearest settlement within 15 km, for "near Fowlmere". */
    public Optional<String> nearest(GridPoint point) {
        return nearestPlace(point).map(NamedPlace::name);
    }

    /** Letters and figures only, lower case, without accents; "Saint" and "St." are one. */
    private static String plain(String name) {
        var letters = new StringBuilder(name.length());
        for (var word : Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .split("[\\s-]+", -1)) {
            int start = letters.length();
            word.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
            if (letters.substring(start).equals("saint")) {
                letters.setLength(start);
                letters.append("st");
            }
        }
        return letters.toString();
    }
}
