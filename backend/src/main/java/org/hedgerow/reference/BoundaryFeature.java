package org.hedgerow.reference;

import java.util.List;
import java.util.Map;

/**
 * An area as a file has it, before anything is checked.
 *
 * @param number in the file, from 1
 * @param attributes by the names of the file's columns, in their order; without those that are empty
 * @param polygons each a shell and its holes; each ring x, y, x, y ... in the file's coordinate system, perhaps not closed
 */
record BoundaryFeature(int number, Map<String, String> attributes, List<List<double[]>> polygons) {}
