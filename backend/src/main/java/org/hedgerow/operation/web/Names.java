package org.hedgerow.operation.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How organisations and people are called in what is shown. */
@Component
class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    /** An organisation as it is shown. */
    record Named(UUID id, String name, String shortName) {}

    /** All organisations, read once for one answer. */
    final class Known {

        private final Map<UUID, Organisation> organisations;

        private Known(List<Organisation> all) {
            organisations = all.stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        }

        Named of(UUID organisation) {
            var found = organisations.get(organisation);
            return found == null
                    ? new Named(organisation, "", "")
                    : new Named(organisation, found.name(), found.shortName());
        }

        @Nullable Named ofNullable(@Nullable UUID organisation) {
            return organisation == null ? null : of(organisation);
        }

        /** The code of a force; null for who is none. */
        @Nullable String forceCode(UUID organisation) {
            var found = organisations.get(organisation);
            return found == null ? null : found.forceCode();
        }
    }

    Known now() {
        return new Known(people.listOrganisations());
    }

    Map<UUID, Person> people(Collection<UUID> ids) {
        return people.findAll(ids.stream().distinct().toList());
    }
}
