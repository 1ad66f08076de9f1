package org.hedgerow.bulletin;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
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
     * What a bulletin may say nothing of.
     *
     * @param places points of it on the National Grid
     */
    record Source(SourceWords words, List<GridPoint> places) {

        static final Source NONE = new Source(SourceWords.NONE, List.of());
    }

    /**
     * What may not be repeated of what a bulletin was made from.
     *
     * @throws org.hedgerow.platform.ProblemException 422 when this person may not read all of it: then nobody could say what is repeated
     */
    Source of(Person person, BulletinContent content) {
        var incidents = new HashSet<>(content.sourceMembers());
        Stream.ofNullable(content.sourceIncident()).forEach(incidents::add);
        if (incidents.isEmpty()) {
            return Source.NONE;
        }
        var told = access.<List<Told>>reading(
                person,
                () -> jdbc.sql(
                                "select i.narrative, p.as_given, r.name, st_x(p.grid) as east, st_y(p.grid) as north from incident i"
                                        + " join incident_place p on p.incident_id = i.id"
                                        + " left join (select ir.incident_id, person.name from incident_reporter ir"
                                        + " join person on person.id = ir.person_id) r on r.incident_id = i.id where i.id in (:ids)")
                        .param("ids", incidents)
                        .query((row, number) -> new Told(
                                row.getString("narrative"),
                                row.getString("as_given"),
                                row.getString("name"),
                                GridPoint.ofMetres(row.getDouble("east"), row.getDouble("north"))))
                        .list());
        if (told.size() < incidents.size()) {
            throw content.sourceMembers().isEmpty()
                    ? PlatformProblem.invalid(
                            "/sourceIncident", "Begin from a report that you may read whole, or from none.")
                    : PlatformProblem.invalid(
                            "/sourceMembers",
                            "Not all that this was made from may be read whole any more. Begin from the hotspot again, or from nothing.");
        }
        var words = SourceWords.of(
                told.stream().map(Told::narrative).toList(),
                told.stream().map(Told::place).toList(),
                told.stream().map(Told::reporter).filter(Objects::nonNull).toList());
        return new Source(words, told.stream().map(Told::point).toList());
    }

    private record Told(
            String narrative, String place, @Nullable String reporter, GridPoint point) {}
}
