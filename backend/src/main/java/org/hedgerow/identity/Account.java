package org.hedgerow.identity;

/**
 * A person as administrators see one.
 *
 * @param suspended may not sign in
 * @param enrolled has set a password
 */
public record Account(Person person, boolean suspended, boolean enrolled) {}
