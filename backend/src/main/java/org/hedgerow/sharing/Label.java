package org.hedgerow.sharing;

/**
 * A label as the database knows it.
 *
 * @param id what protected rows carry
 */
record Label(int id, LabelTerms terms) {}
