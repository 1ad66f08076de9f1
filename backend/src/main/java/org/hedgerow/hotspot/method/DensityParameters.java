package org.hedgerow.hotspot.method;

/**
 * How a {@link KernelDensity} is made.
 *
 * @param kernel how the weight of a point falls off
 * @param bandwidthMetres for the quartic kernel the distance at which it ends; for the Gaussian one standard deviation
 * @param cellMetres the side of the square cells, at most the bandwidth
 * @param edge what becomes of weight that would fall outside a given extent
 */
public record DensityParameters(Kernel kernel, double bandwidthMetres, double cellMetres, Edge edge) {

    /** How the weight of a point falls off with the distance. */
    public enum Kernel {
        /** {@code (1 - (d / b)^2)^2} up to the bandwidth b. */
        QUARTIC(1),
        /** {@code exp(-d^2 / 2 b^2)}, cut off at four bandwidths, where less than one part in 2,900 is left. */
        GAUSSIAN(4);

        /** Where it ends, in bandwidths. */
        final double reach;

        Kernel(double reach) {
            this.reach = reach;
        }
    }

    /** What becomes of weight that would fall outside a given extent. Without a given extent none does. */
    public enum Edge {
        /** It is lost: the surface inside is what it would be if the extent were larger. */
        LOST,
        /** The share inside is raised to the whole (Diggle 1985), so that the surface adds up to all points inside. */
        RAISED
    }

    public DensityParameters {
        if (!(bandwidthMetres > 0) || Double.isInfinite(bandwidthMetres)) {
            throw new IllegalArgumentException("The bandwidth is a number of metres above 0");
        }
        if (!(cellMetres > 0 && cellMetres <= bandwidthMetres)) {
            throw new IllegalArgumentException("The side of a cell is above 0 and at most the bandwidth");
        }
    }

    double reachMetres() {
        return kernel.reach * bandwidthMetres;
    }
}
