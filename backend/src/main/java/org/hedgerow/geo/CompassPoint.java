package org.hedgerow.geo;

import java.util.Locale;

/** One of the sixteen points of the compass, clockwise from north: as finely as anybody says a direction of travel. */
public enum CompassPoint {
    N("north"),
    NNE("north-north-east"),
    NE("north-east"),
    ENE("east-north-east"),
    E("east"),
    ESE("east-south-east"),
    SE("south-east"),
    SSE("south-south-east"),
    S("south"),
    SSW("south-south-west"),
    SW("south-west"),
    WSW("west-south-west"),
    W("west"),
    WNW("west-north-west"),
    NW("north-west"),
    NNW("north-north-west");

    private static final double APART = 22.5;

    private final String spoken;

    CompassPoint(String spoken) {
        this.spoken = spoken;
    }

    /** Degrees clockwise from north, 0 to 337.5. */
    public double degrees() {
        return ordinal() * APART;
    }

    /** As it is read out: {@code south-south-west}. */
    public String spoken() {
        return spoken;
    }

    /** The point nearest to a bearing in degrees clockwise from north; any finite number of turns is understood. */
    public static CompassPoint nearest(double degrees) {
        if (!Double.isFinite(degrees)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "No bearing: %s", degrees));
        }
        return values()[(int) Math.floorMod(Math.round(degrees / APART), (long) values().length)];
    }
}
