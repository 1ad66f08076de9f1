package org.hedgerow.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds people and organisations as they are now, straight from the database: a right taken away is gone with the next request. */
public interface People {

    /** The person, unless unknown, suspended, gone, or a guest whose time is over. */
    Optional<Person> find(UUID personId);

    /** Those of these people whom {@link #find} would find, by id; one query whatever their number. */
    Map<UUID, Person> findAll(Collection<UUID> personIds);

    Optional<Organisation> findOrganisation(UUID organisationId);

    List<Organisation> listOrganisations();

    /** People of an organisation whom {@link #find} would find and whose name or username holds a text, in either case, by name. */
    List<Person> listNamed(UUID organisationId, String text, int limit);
}
