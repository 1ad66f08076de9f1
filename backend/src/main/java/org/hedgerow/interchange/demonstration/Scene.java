package org.hedgerow.interchange.demonstration;

import java.util.List;
import java.util.random.RandomGenerator;
import org.hedgerow.geo.GridPoint;

/**
 * Country that coursers come back to.
 *
 * @param easting of its middle, metres on the National Grid
 * @param northing of its middle, metres
 * @param spread standard deviation, metres
 * @param weight how often it is chosen, beside the others
 */
record Scene(int easting, int northing, int spread, int weight) {

    /** Mostly where two or three forces meet. */
    private static final List<Scene> SCENES = List.of(
            // Cambridgeshire, Hertfordshire and Essex: Fowlmere, Barley, Chrishall
            new Scene(542_000, 240_000, 2_000, 15),
            new Scene(538_500, 238_500, 1_500, 5),
            // Cambridgeshire, Norfolk and Lincolnshire: the fens about Wisbech
            new Scene(546_000, 311_000, 3_000, 10),
            new Scene(552_000, 303_000, 2_500, 6),
            // Cambridgeshire and Lincolnshire: Crowland, Thorney
            new Scene(526_500, 307_500, 2_500, 7),
            // Suffolk, Essex and Cambridgeshire: the Stour from Haverhill down
            new Scene(569_000, 244_000, 2_500, 6),
            new Scene(584_500, 242_500, 2_500, 5),
            // Bedfordshire, Hertfordshire and Cambridgeshire: Hinxworth, Ashwell, Gamlingay
            new Scene(523_500, 240_500, 2_200, 6),
            new Scene(523_000, 252_000, 2_500, 4),
            new Scene(532_000, 321_000, 4_000, 5),
            new Scene(580_000, 308_000, 6_000, 5),
            new Scene(613_000, 274_000, 6_000, 4));

    private static final int SCATTERED = 22;
    private static final int WEST = 510_000;
    private static final int EAST = 612_000;
    private static final int SOUTH = 230_000;
    private static final int NORTH = 320_000;

    /** A place on one of the scenes, or anywhere in the eastern counties. */
    static GridPoint place(RandomGenerator random) {
        int total = SCENES.stream().mapToInt(Scene::weight).sum() + SCATTERED;
        int chosen = random.nextInt(total);
        for (var scene : SCENES) {
            chosen -= scene.weight();
            if (chosen < 0) {
                return GridPoint.ofMetres(
                        Math.round(scene.easting() + random.nextGaussian() * scene.spread()),
                        Math.round(scene.northing() + random.nextGaussian() * scene.spread()));
            }
        }
        return GridPoint.ofMetres(random.nextInt(WEST, EAST), random.nextInt(SOUTH, NORTH));
    }
}
