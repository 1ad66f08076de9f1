package org.hedgerow.access;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;

/**
 * Twelve ways to find out where in a released square an incident was. A robot asks as its strategy says and returns all that it heard. What it
 * then believes is every place for which it would have heard the same: nobody who uses that way can know more.
 */
enum Robot {
    /** Halves a box for as long as it can tell in which half the incident is. */
    HALVING {
        @Override
        String attack(Attacked map, Scene scene) {
            var bits = new StringBuilder();
            double west = scene.centre().longitude() - REACH_DEGREES;
            double east = scene.centre().longitude() + REACH_DEGREES;
            double south = scene.centre().latitude() - REACH_DEGREES;
            double north = scene.centre().latitude() + REACH_DEGREES;
            for (int halving = 0; halving < 24; halving++) {
                double middle = (west + east) / 2;
                boolean first = isIn(map, scene, west, south, middle, north);
                bits.append(first ? 'w' : 'e');
                west = first ? west : middle;
                east = first ? middle : east;
                middle = (south + north) / 2;
                first = isIn(map, scene, west, south, east, middle);
                bits.append(first ? 's' : 'n');
                south = first ? south : middle;
                north = first ? middle : north;
            }
            return bits.toString();
        }

        private boolean isIn(Attacked map, Scene scene, double west, double south, double east, double north) {
            return map.get("/api/map?zoom=12&bbox=" + box(west, south, east, north) + scene.filter())
                    .contains(scene.id());
        }
    },
    /** Asks the same again and again and takes the mean. */
    AVERAGING(250) {
        @Override
        String attack(Attacked map, Scene scene) {
            double[] sum = new double[2];
            for (int time = 0; time < 60; time++) {
                add(sum, map.get("/api/incidents?limit=200&bbox=" + scene.about() + scene.filter()), scene);
            }
            return mean(sum, 60);
        }
    },
    /** Takes the mean of what many accounts are told. */
    COLLUSION(250) {
        @Override
        String attack(Attacked map, Scene scene) {
            double[] sum = new double[2];
            for (int account = 0; account < 60; account++) {
                add(sum, map.as(account).get("/api/incidents?limit=200&bbox=" + scene.about() + scene.filter()), scene);
            }
            return mean(sum, 60);
        }
    },
    /** Compares the cells of every zoom. */
    ZOOM_CROSSING {
        @Override
        String attack(Attacked map, Scene scene) {
            var heard = new StringBuilder();
            for (int zoom = 0; zoom <= 20; zoom++) {
                heard.append(plain(map.get("/api/map?zoom=" + zoom + "&bbox=" + scene.country() + scene.anything())));
            }
            return heard.toString();
        }
    },
    /** Pushes one edge of a box across the country and notes when the incident drops out. */
    EDGE {
        @Override
        String attack(Attacked map, Scene scene) {
            var heard = new StringBuilder();
            for (int step = -30; step < 30; step++) {
                double shift = step * REACH_DEGREES / 30;
                heard.append(total(
                                map,
                                scene,
                                scene.centre().longitude() + shift,
                                scene.centre().latitude() - 1,
                                1.9,
                                2))
                        .append(',')
                        .append(total(
                                map,
                                scene,
                                scene.centre().longitude() - 1,
                                scene.centre().latitude() + shift,
                                2,
                                1.9))
                        .append(' ');
            }
            return heard.toString();
        }
    },
    /** Looks how near the incident must be to others to make a hotspot with them, and where that pulls it. */
    HOTSPOT_PULL {
        @Override
        String attack(Attacked map, Scene scene) {
            var heard = new StringBuilder();
            for (int reach : new int[] {500, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000, 10_000}) {
                heard.append(plain(map.get("/api/hotspots?minimumIncidents=2&reachMetres=" + reach + scene.filter())));
            }
            return heard.toString();
        }
    },
    /** Subtracts the counts of boxes that overlap. */
    COUNTING {
        @Override
        String attack(Attacked map, Scene scene) {
            var random = new Random(scene.middle().hashCode());
            var heard = new StringBuilder();
            for (int pair = 0; pair < 40; pair++) {
                double west = scene.centre().longitude() + (random.nextDouble() - 0.75) * REACH_DEGREES;
                double south = scene.centre().latitude() + (random.nextDouble() - 0.75) * REACH_DEGREES;
                heard.append(total(map, scene, west, south, REACH_DEGREES / 2, REACH_DEGREES / 2))
                        .append('-')
                        .append(total(map, scene, west, south, REACH_DEGREES / 2.1, REACH_DEGREES / 2.1))
                        .append(' ');
            }
            return heard.toString();
        }
    },
    /** Reads lists, page by page and by the hour, and notes the order. */
    ORDER {
        @Override
        String attack(Attacked map, Scene scene) {
            var heard = new StringBuilder();
            for (int corner = 0; corner < 9; corner++) {
                double east = scene.centre().longitude() + (corner % 3 - 1) * 0.05;
                double north = scene.centre().latitude() + (corner / 3 - 1) * 0.03;
                var box = box(east - 1, north - 1, east + 1, north + 1);
                heard.append(ids(map.get("/api/incidents?limit=50&bbox=" + box + scene.filter())))
                        .append(ids(map.get("/api/incidents?limit=200&hours=" + corner * 2 + "-" + (corner * 2 + 6)
                                + "&bbox=" + box + scene.filter())))
                        .append(ids(map.get("/api/incidents/nearby?within=10000&hours=336&easting="
                                + (scene.middle().eastingMetres() + (corner % 3 - 1) * 4_000)
                                + "&northing="
                                + (scene.middle().northingMetres() + (corner / 3 - 1) * 4_000))));
            }
            return heard.toString();
        }
    },
    /** Watches the headers of the one incident. */
    ETAG {
        @Override
        String attack(Attacked map, Scene scene) {
            return map.envelope(scene.id());
        }
    },
    /** Listens to the stream: which messages come, in which order, how long they are. */
    LIVE {
        @Override
        String attack(Attacked map, Scene scene) {
            return map.told(scene.id());
        }
    },
    /** Draws small boxes all over the square and waits for one to say that something is in it: there are no saved areas yet. */
    FENCE {
        @Override
        String attack(Attacked map, Scene scene) {
            var heard = new StringBuilder();
            double side = REACH_DEGREES / 12;
            for (int fence = 0; fence < 144; fence++) {
                heard.append(total(
                        map,
                        scene,
                        scene.centre().longitude() + (fence % 12 - 6) * side,
                        scene.centre().latitude() + (fence / 12 - 6) * side / 2,
                        side,
                        side / 2));
            }
            return heard.toString();
        }
    },
    /** Does what is refused, and reads why. */
    ERROR_TEXT {
        @Override
        String attack(Attacked map, Scene scene) {
            return map.refusals(scene.id());
        }
    };

    /**
     * What everybody knows before the attack.
     *
     * @param id of the incident
     * @param middle of its released square
     * @param centre the same in degrees
     * @param category in which nothing but the incident and a few others is
     */
    record Scene(String id, GridPoint middle, GeoPoint centre, String category) {
        String filter() {
            return "&category=" + category + "&period=all";
        }

        String anything() {
            return "&period=all";
        }

        String about() {
            return box(
                    centre.longitude() - 0.12,
                    centre.latitude() - 0.08,
                    centre.longitude() + 0.12,
                    centre.latitude() + 0.08);
        }

        String country() {
            return box(
                    centre.longitude() - 1.5, centre.latitude() - 1, centre.longitude() + 1.5, centre.latitude() + 1);
        }
    }

    private static final double REACH_DEGREES = 0.2;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    /** How many metres two means may lie apart and be one: a mean over noise is never twice the same. */
    private final double metres;

    Robot() {
        this(0);
    }

    Robot(double metres) {
        this.metres = metres;
    }

    /** All that the robot heard. */
    abstract String attack(Attacked map, Scene scene);

    /** Whether the robot could not tell these two apart. */
    boolean cannotTell(String one, String other) {
        if (metres == 0 || one.isEmpty() || other.isEmpty()) {
            return one.equals(other);
        }
        var a = one.split(" ", 2);
        var b = other.split(" ", 2);
        return Math.hypot(
                        (Double.parseDouble(a[0]) - Double.parseDouble(b[0])) * 68_000,
                        (Double.parseDouble(a[1]) - Double.parseDouble(b[1])) * 111_000)
                <= metres;
    }

    /** An answer without what differs between any two: where the log is, how long it took, and the moment. */
    static String plain(String body) {
        return body.replaceAll("\"(asOf|milliseconds|from|to)\":(\"[^\"]*\"|\\d+|null)", "");
    }

    private static String ids(String body) {
        var ids = new ArrayList<String>();
        ID.matcher(body).results().forEach(found -> ids.add(found.group(1)));
        return ids.toString();
    }

    private static String total(Attacked map, Scene scene, double west, double south, double width, double height) {
        var body = map.get(
                "/api/incidents?limit=1&bbox=" + box(west, south, west + width, south + height) + scene.filter());
        var total = TOTAL.matcher(body);
        return total.find() ? total.group(1) : "?";
    }

    private static void add(double[] sum, String body, Scene scene) {
        for (var feature : Visitor.JSON.readTree(body).get("incidents")) {
            if (feature.get("id").asString().equals(scene.id())) {
                sum[0] += feature.at("/properties/centre/0").asDouble();
                sum[1] += feature.at("/properties/centre/1").asDouble();
            }
        }
    }

    private static String mean(double[] sum, int of) {
        return sum[0] / of + " " + sum[1] / of;
    }

    static String box(double west, double south, double east, double north) {
        return String.format(Locale.ROOT, "%.8f,%.8f,%.8f,%.8f", west, south, east, north);
    }
}
