package org.hedgerow.reference;

/**
 * An area that a point lies in.
 *
 * @param code as published: {@code E07000012}
 * @param name as published: {@code South Cambridgeshire}
 */
public record NamedArea(BoundaryKind kind, String code, String name) {}
