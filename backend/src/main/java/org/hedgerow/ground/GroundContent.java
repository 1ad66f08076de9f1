package org.hedgerow.ground;

/**
 * What somebody says of something on the ground.
 *
 * @param note in their own words, one line; empty for nothing
 */
public record GroundContent(GroundKind kind, String note, GroundFacts facts, GroundShape shape) {

    public static final int LONGEST_NOTE = 160;

    public GroundContent {
        if (!kind.isDrawnAs(shape.outline())) {
            throw new IllegalArgumentException("A " + kind + " is not drawn as " + shape.outline());
        }
        if (kind.isDated() != (facts.lastDay() != null)) {
            throw new IllegalArgumentException("What is over some day says when, and nothing else does");
        }
    }
}
