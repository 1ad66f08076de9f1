package org.hedgerow.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.PlainText;
import org.jspecify.annotations.Nullable;

/** Somebody to be added to an organisation. Refuses, field by field, what a person cannot be called. */
public record NewPerson(UUID organisationId, String username, String name, Set<Role> roles) {

    private static final int LONGEST_NAME = 120;

    public NewPerson(UUID organisationId, @Nullable String username, @Nullable String name, Collection<Role> roles) {
        this(
                organisationId,
                Username.chosen(username).canonical(),
                PlainText.checkLine("/name", name, LONGEST_NAME),
                (Set<Role>) (roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles)));
    }
}
