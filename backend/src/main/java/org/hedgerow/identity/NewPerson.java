package org.hedgerow.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be added to an organisation. Cannot be made with a name that nobody can have: that is a 422, naming the field.
 *
 * @param username what the person signs in with; kept in its canonical form, small letters
 * @param name what colleagues call the person
 */
public record NewPerson(UUID organisationId, String username, String name, Set<Role> roles) {

    private static final int LONGEST_NAME = 120;

    public NewPerson {
        username = Username.chosen(username).canonical();
        name = PlainText.checkLine("/name", name, LONGEST_NAME);
        var ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        roles = Collections.unmodifiableSet(ordered);
    }

    /** From a form, in which anything may be missing. */
    public static NewPerson of(UUID organisationId, @Nullable String username, @Nullable String name, Set<Role> roles) {
        return new NewPerson(
                organisationId, Objects.requireNonNullElse(username, ""), Objects.requireNonNullElse(name, ""), roles);
    }
}
