package org.hedgerow.sighting.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.hedgerow.platform.ClientSent;

/**
 * What each finding counts, as data: a file of lines {@code feature,bin,points,linked,unlinked} after comments ({@code #}) that say how it was
 * learned. The last two columns say in how many pairs it was seen and are for the reader. Two lines are settings: {@code PRIOR} has
 * the number of others that an incident is linked with on average, {@code PROPOSED} the probability from which a link is put before a person.
 */
public final class LinkWeights {

    static final String HEADER = "feature,bin,points,linked,unlinked";
    static final String PRIOR = "PRIOR";
    static final String PROPOSED = "PROPOSED";

    private static final String SHIPPED = "link-weights.csv";
    private static final int COLUMNS = 5;

    private final Map<String, Double> points = new HashMap<>();
    private double linkedOthers;
    private double proposed;
    private String digest = "";

    private LinkWeights() {}

    /** Those that Hedgerow comes with, learned from invented series. */
    public static LinkWeights shipped() {
        var file = Objects.requireNonNull(LinkWeights.class.getResourceAsStream(SHIPPED), SHIPPED);
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads such a file to its end.
     *
     * @throws IllegalArgumentException when a line is none of those, or a setting is missing
     */
    static LinkWeights read(Reader file) throws IOException {
        var weights = new LinkWeights();
        var read = new StringBuilder();
        var lines = new BufferedReader(file);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#") && !line.isBlank() && !line.equals(HEADER)) {
                weights.take(line.split(",", -1), line);
                read.append(line).append('\n');
            }
        }
        weights.digest = HexFormat.of().formatHex(ClientSent.sha256(read.toString()));
        if (!(weights.linkedOthers > 0) || !(weights.proposed > 0 && weights.proposed < 1)) {
            throw new IllegalArgumentException("The weights lack a setting");
        }
        return weights;
    }

    private void take(String[] cells, String line) {
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("Not a line of weights: " + line);
        }
        double value = Double.parseDouble(cells[2]);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a weight: " + line);
        }
        switch (cells[0]) {
            case PRIOR -> linkedOthers = value;
            case PROPOSED -> proposed = value;
            default -> {
                if (points.put(key(LinkFeature.valueOf(cells[0]), cells[1]), value) != null) {
                    throw new IllegalArgumentException("A weight stands there twice: " + line);
                }
            }
        }
    }

    /** What a finding counts; nothing when pairs like it were never seen. */
    double points(LinkFinding finding) {
        return points.getOrDefault(key(finding.feature(), finding.bin()), 0.0);
    }

    /**
     * The points that a pair starts with: of all others, an incident is linked with so many.
     *
     * @param incidents that are compared with each other, from 2
     */
    double priorPoints(int incidents) {
        if (incidents < 2) {
            throw new IllegalArgumentException("A pair is taken from two incidents at least");
        }
        double share = Math.min(0.5, linkedOthers / (incidents - 1));
        return LinkScore.points(share / (1 - share));
    }

    /** From which probability a link is put before a person, who decides. */
    public double proposed() {
        return proposed;
    }

    /** By which a score says which weights made it: SHA-256 of the lines, without comments, in small hexadecimal figures. */
    public String digest() {
        return digest;
    }

    private static String key(LinkFeature feature, String bin) {
        return feature.name() + '/' + bin;
    }
}
