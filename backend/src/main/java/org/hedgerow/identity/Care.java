package org.hedgerow.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which force looks after which watch group, and what follows for who may do what. */
@Component
class Care {

    /** What only administrators see of an organisation. */
    record Footnote(
            UUID organisation,
            @Nullable UUID inCareOf,
            @Nullable String frozenReason) {}

    private final JdbcClient jdbc;

    Care(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Powers powersOf(Person by) {
        return new Powers(by, inCareOf(by.organisation()));
    }

    private Set<UUID> inCareOf(Organisation organisation) {
        return organisation.kind() != OrganisationKind.FORCE
                ? Set.of()
                : Set.copyOf(jdbc.sql("select id from organisation where in_care_of = ?")
                        .param(organisation.id())
                        .query(UUID.class)
                        .list());
    }

    /** By organisation; those that have neither a carer nor a reason are left out. */
    Map<UUID, Footnote> footnotes() {
        return jdbc
                .sql("select id, in_care_of, frozen_reason from organisation"
                        + " where in_care_of is not null or frozen_reason is not null")
                .query((row, number) -> new Footnote(
                        row.getObject("id", UUID.class),
                        row.getObject("in_care_of", UUID.class),
                        row.getString("frozen_reason")))
                .stream()
                .collect(Collectors.toMap(Footnote::organisation, Function.identity()));
    }

    /** Whether the system could still be administered with this organisation frozen. */
    boolean hasSystemAdministratorOutside(UUID organisationId) {
        return jdbc.sql("""
                        select exists (select from person_role r join person p on p.id = r.person_id
                            join organisation o on o.id = p.organisation_id
                          where r.role = 'SYSTEM_ADMINISTRATOR' and not p.suspended and not o.frozen and o.id <> ?)
                        """).param(organisationId).query(Boolean.class).single();
    }
}
