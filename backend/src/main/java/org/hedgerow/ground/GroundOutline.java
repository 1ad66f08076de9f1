package org.hedgerow.ground;

/** As what something on the ground is drawn. Compared with the database's check by a test. */
public enum GroundOutline {
    POINT,
    LINE,
    AREA
}
