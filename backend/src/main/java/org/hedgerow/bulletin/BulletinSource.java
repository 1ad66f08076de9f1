package org.hedgerow.bulletin;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody told the police, read to see that a bulletin repeats none of it; it goes nowhere else. */
@Component
class BulletinSource {

    private final Access access;
    private final JdbcClient jdbc;

    BulletinSource(Access access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * What may not be repeated of an incident.
     *
     * @throws org.hedgerow.platform.ProblemException 422 when this person may not read all of it: then nobody could say what is repeated
     */
    SourceWords of(Person person, @Nullable UUID incident) {
        if (incident == null) {
            return SourceWords.NONE;
        }
        return access.reading(
                person,
                () -> jdbc.sql(
                                "select i.narrative, p.as_given, r.name from incident i"
                                        + " join incident_place p on p.incident_id = i.id"
                                        + " left join (select ir.incident_id, person.name from incident_reporter ir"
                                        + " join person on person.id = ir.person_id) r on r.incident_id = i.id where i.id = :id")
                        .param("id", incident)
                        .query((row, number) -> SourceWords.of(
                                List.of(row.getString("narrative")),
                                List.of(row.getString("as_given")),
                                Stream.of(row.getString("name"))
                                        .filter(Objects::nonNull)
                                        .toList()))
                        .optional()
                        .orElseThrow(() -> PlatformProblem.invalid(
                                "/sourceIncident", "Begin from a report that you may read whole, or from none.")));
    }
}
