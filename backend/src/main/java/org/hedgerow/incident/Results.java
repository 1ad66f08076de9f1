package org.hedgerow.incident;

import java.time.LocalDate;
import java.util.List;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of the work of forces: figures for whole days that belong to no incident, and sums of everything that somebody may know. */
@Component
public class Results {

    private static final int MOST_LISTED = 2_000;

    private final Access access;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Results(Access access, JdbcClient jdbc, AuditTrail audit) {
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * A figure of a force for a day.
     *
     * @param scope {@link Scope#OWN_FORCE} or {@link Scope#ALL_FORCES}
     */
    public record OfForce(ResultMeasure measure, LocalDate day, int count, Scope scope) {}

    /**
     * A sum.
     *
     * @param categoryCode of the incidents; null for what belongs to no incident
     */
    public record Sum(
            String forceCode,
            ResultMeasure measure,
            @Nullable String categoryCode,
            int count) {}

    /** What the person may know of, from a day to a day, both counted: what is recorded of incidents that are not withdrawn, and of no incident. */
    public List<Sum> sums(Person person, LocalDate first, LocalDate last) {
        return access.reading(
                person,
                () -> jdbc.sql("""
                                select i.force_code, r.measure, i.category_code, sum(r.count)::int
                                from incident_result r
                                  join released_incident i on i.incident_id = r.incident_id and i.tier = 'EXACT'
                                where r.day between :first and :last and i.status <> 'WITHDRAWN' group by 1, 2, 3
                                union all
                                select force_code, measure, null, sum(count)::int from force_result
                                where day between :first and :last group by 1, 2""")
                        .param("first", first)
                        .param("last", last)
                        .query((row, number) -> new Sum(
                                row.getString(1),
                                ResultMeasure.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getInt(4)))
                        .list());
    }

    /** What the person's own force has recorded without an incident, from a day to a day, latest first. */
    public List<OfForce> listOwn(Person person, LocalDate first, LocalDate last) {
        refuseUnlessForce(person);
        return access.reading(
                person,
                () -> jdbc.sql(
                                "select measure, day, count, label_id from force_result where owner_organisation = :owner"
                                        + " and day between :first and :last order by day desc, measure limit "
                                        + MOST_LISTED)
                        .param("owner", person.organisation().id())
                        .param("first", first)
                        .param("last", last)
                        .query((row, number) -> new OfForce(
                                ResultMeasure.valueOf(row.getString(1)),
                                row.getObject(2, LocalDate.class),
                                row.getInt(3),
                                access.termsOf(row.getInt(4)).scope()))
                        .list());
    }

    /**
     * Records what a force did on a day without an incident, in place of what was recorded before.
     *
     * @param was the count that the person has seen, 0 for none: when it is another by now, nothing is written
     * @param now the count and who may know it; a count of 0 takes it away
     * @throws ProblemException {@link IncidentProblem#RESULTS_STALE}
     */
    public void record(Person person, int was, OfForce now) {
        refuseUnlessForce(person);
        var owner = person.organisation().id();
        var terms = LabelTerms.of(owner, SharingTerms.of(now.scope()), Tier.EXACT);
        var labels = access.labelsOf(List.of(terms));
        access.writing(person, () -> {
            if (!write(person, was, now, labels.get(terms))) {
                throw new ProblemException(IncidentProblem.RESULTS_STALE);
            }
            audit.record(person, Act.of(AuditOperation.ALTERATION, "record results of force", "organisation", owner));
            return owner;
        });
    }

    private boolean write(Person person, int was, OfForce now, int label) {
        var statement = was == 0
                ? now.count() == 0
                        ? "select 1 where not exists (select from force_result where owner_organisation = :owner"
                                + " and measure = :measure and day = :day)"
                        : "insert into force_result (owner_organisation, label_id, force_code, measure, day, count) values"
                                + " (:owner, :label, :force, :measure, :day, :now) on conflict do nothing returning 1"
                : now.count() == 0
                        ? "delete from force_result where owner_organisation = :owner and measure = :measure and day = :day"
                                + " and count = :was returning 1"
                        : "update force_result set count = :now, label_id = :label where owner_organisation = :owner"
                                + " and measure = :measure and day = :day and count = :was returning 1";
        return jdbc.sql(statement)
                .param("owner", person.organisation().id())
                .param("label", label)
                .param("force", person.organisation().forceCode())
                .param("measure", now.measure().name())
                .param("day", now.day())
                .param("now", now.count())
                .param("was", was)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static void refuseUnlessForce(Person person) {
        if (!person.may(Permission.AMEND_INCIDENT)
                || person.organisation().kind() != OrganisationKind.FORCE
                || person.organisation().forceCode() == null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
    }
}
