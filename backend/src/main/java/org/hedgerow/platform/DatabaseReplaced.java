package org.hedgerow.platform;

/**
 * The database that this process talks to is not the one, or does not go on from the state, that it knew: a copy was put back, or another
 * server has taken over. Published when it is noticed; whoever holds something of the database in memory lets go of it before it returns.
 */
public record DatabaseReplaced() {}
