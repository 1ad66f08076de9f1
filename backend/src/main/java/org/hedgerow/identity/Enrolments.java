package org.hedgerow.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes become passwords: a person's own code sets that person's, the installation's code makes the first administrator. */
@Service
@Transactional
public class Enrolments {

    private static final Duration FIRST_CODE_LIFE = Duration.ofHours(24);

    private record Found(Optional<UUID> personId) {}

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final Directory directory;

    Enrolments(JdbcClient jdbc, PeopleStore people, Directory directory) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
    }

    /**
     * Uses a code up, or changes nothing at all.
     *
     * @param username for the first administrator only, as is {@code name}
     * @throws org.hedgerow.platform.ProblemException 422; unknown, used and expired codes are refused alike
     */
    public void enrol(
            @Nullable String code, @Nullable String password, @Nullable String username, @Nullable String name) {
        var found = use(OneTimeCode.typed(code))
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/code", "This code is not known, was used, or is too old. Ask for another."));
        if (found.personId().isPresent()) {
            if (username != null || name != null) {
                throw PlatformProblem.invalid("/username", "Your name is set already; leave this out.");
            }
            directory.setPassword(found.personId().get(), password, null);
            return;
        }
        makeFirstAdministrator(password, username, name);
    }

    private void makeFirstAdministrator(@Nullable String password, @Nullable String username, @Nullable String name) {
        lock();
        if (!people.isEmpty()) {
            throw refused();
        }
        var organisation = directory.createOrganisation(NewOrganisation.of(
                OrganisationKind.PARTNER, "Administration of this installation", "Administration", null, List.of()));
        var first = directory.createPerson(
                NewPerson.of(organisation.id(), username, name, Set.of(Role.SYSTEM_ADMINISTRATOR)));
        directory.setPassword(first.account().person().id(), password, null);
    }

    /** A new code for the first administrator, worth 24 h; empty as soon as there is anybody. */
    Optional<String> renewFirstCode() {
        lock();
        return people.isEmpty() ? Optional.of(directory.newCode(null, FIRST_CODE_LIFE)) : Optional.empty();
    }

    private Optional<Found> use(OneTimeCode code) {
        return jdbc.sql("""
                        update enrolment e set used_at = now()
                        where code_hash = ? and used_at is null and expires_at > now()
                          and (person_id is not null or not exists (select from person))
                          and not exists (select from person p where p.id = e.person_id and p.suspended)
                        returning person_id
                        """)
                .param(code.hash())
                .query((row, number) -> new Found(Optional.ofNullable(row.getObject("person_id", UUID.class))))
                .optional();
    }

    private static ProblemException refused() {
        return PlatformProblem.invalid("/code", "This code is not known, was used, or is too old. Ask for another.");
    }

    private void lock() {
        jdbc.sql("select epoch from policy_epoch for update").query(Long.class).single();
    }
}
