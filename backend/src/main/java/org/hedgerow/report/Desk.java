package org.hedgerow.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The triage desk of a force, as its officers and analysts read it. A report is seen by whoever may know both the incident that it began and
 * the one that it counts for; to everybody else it is not there. Every reading is written down.
 */
@Component
public class Desk {

    public static final int PAGE = 50;
    private static final int MOST_MESSAGES = 500;
    private static final int MOST_OF_AN_INCIDENT = 500;
    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final DeskRows rows;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final RecordViews views;
    private final Clock clock;

    Desk(Access access, DeskRows rows, JdbcClient jdbc, AuditTrail audit, RecordViews views, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.jdbc = jdbc;
        this.audit = audit;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A part of the list.
     *
     * @param next where the next part begins; null at the end
     */
    public record Page(List<DeskReport> reports, @Nullable DeskCursor next) {}

    /**
     * One report with all that was said and done about it.
     *
     * @param joinings oldest first, as every list here
     */
    public record Whole(
            DeskReport report,
            List<Message> messages,
            List<Joining> joinings,
            List<Grading> gradings,
            List<DeskPromotion> promotions) {}

    /**
     * What the desk or the reporter said.
     *
     * @param person of the desk; null for a reporter without account
     */
    public record Message(
            UUID id,
            String sender,
            String kind,
            String text,
            @Nullable UUID person,
            Instant at) {}

    /** That a report was made to count for another incident. */
    public record Joining(UUID from, UUID to, UUID person, String reason, Instant at) {}

    /** How far somebody trusted a report. */
    public record Grading(String grade, @Nullable String reason, UUID person, Instant at) {}

    /** Whom to ask; each may be missing. */
    public record Contact(
            @Nullable String name,
            @Nullable String telephone,
            @Nullable String email) {}

    /** Reports of the person's own force: what is happening now first, then the newest. */
    public Page list(
            Person person,
            @Nullable DeskState state,
            @Nullable UUID assigned,
            boolean unassigned,
            @Nullable DeskCursor before) {
        return list(person, new DeskRows.Wanted(state, assigned, unassigned, false), before);
    }

    /** Those of them whose incident was closed elsewhere, so that whoever reported it was not told. */
    public Page listUntold(Person person, @Nullable UUID assigned, boolean unassigned, @Nullable DeskCursor before) {
        return list(person, new DeskRows.Wanted(null, assigned, unassigned, true), before);
    }

    private Page list(Person person, DeskRows.Wanted wanted, @Nullable DeskCursor before) {
        var owner = forceOf(person);
        var now = clock.instant();
        var found = access.reading(person, () -> rows.list(owner, wanted, before, now, PAGE + 1));
        var page = found.subList(0, Math.min(PAGE, found.size()));
        noteShown(person, page);
        return new Page(page, found.size() > PAGE ? DeskCursor.of(page.get(PAGE - 1)) : null);
    }

    /** How many reports of the person's own force answer a bulletin; none of an id that there is not. */
    public int countAnswering(Person person, UUID bulletin) {
        var owner = forceOf(person);
        return access.reading(person, () -> rows.countAnswering(owner, bulletin));
    }

    /** One report, with all that was said and done about it. */
    public Whole get(Person person, UUID id) {
        var owner = forceOf(person);
        return access.consulting(person, () -> {
            var report = rows.find(owner, id, clock.instant()).orElseThrow(() -> NOT_FOUND);
            audit.record(person, AuditOperation.CONSULTATION, "read report", "report", id, null);
            return new Whole(report, messages(id), joinings(id), gradings(id), promotions(id));
        });
    }

    /** Reports that count for an incident, in the order in which they came. */
    public List<DeskReport> ofIncident(Person person, UUID incident) {
        var owner = forceOf(person);
        var found =
                access.reading(person, () -> rows.countingFor(owner, incident, clock.instant(), MOST_OF_AN_INCIDENT));
        noteShown(person, found);
        return found;
    }

    /** Whom to ask about a report; that this was read is written down by itself. */
    public Contact contact(Person person, UUID id) {
        var owner = forceOf(person);
        return access.consulting(person, () -> {
            rows.find(owner, id, clock.instant()).orElseThrow(() -> NOT_FOUND);
            audit.record(person, AuditOperation.CONSULTATION, "read contact of report", "report", id, null);
            return contactOf(id);
        });
    }

    /** Likewise in the reader's own transaction, for whoever writes down that it was read. */
    Contact contactOf(UUID id) {
        return jdbc.sql("select name, telephone, email from report_contact where report_id = :id")
                .param("id", id)
                .query((row, number) -> new Contact(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .orElse(new Contact(null, null, null));
    }

    /**
     * A number that is another one whenever anything changed about an open report of the person's force that the person may see, or a message
     * or a remark came: for a page that looks whether to ask again.
     */
    public String mark(Person person) {
        var owner = forceOf(person);
        return access.reading(
                person,
                () -> jdbc.sql("""
                                select count(*) || '.' || coalesce(sum(r.version), 0) || '.'
                                  || coalesce(sum((select count(*) from report_message m where m.report_id = r.id)), 0) || '.'
                                  || (select count(*) || '.' || count(*) filter (where k.state = 'NEW') || '.' || count(*) filter (where k.state = 'TAKEN_BACK')
                                    || '.' || count(*) filter (where k.state in ('DONE', 'DECLINED')) from remark k where k.owner_organisation = :owner)
                                from report r where r.owner_organisation = :owner and r.state <> 'CLOSED'""").param("owner", owner).query(String.class).single());
    }

    /** The force whose desk a person sits at; for everybody else there is none. */
    static UUID forceOf(Person person) {
        if (!person.may(Permission.AMEND_INCIDENT) || person.organisation().kind() != OrganisationKind.FORCE) {
            throw NOT_FOUND;
        }
        return person.organisation().id();
    }

    private void noteShown(Person person, List<DeskReport> reports) {
        views.shown(
                person,
                "desk",
                reports.stream()
                        .map(report -> new RecordViews.Shown(report.id(), Tier.EXACT.name()))
                        .toList());
    }

    private List<Message> messages(UUID id) {
        return jdbc.sql("select id, sender, kind, text, person_id, at from report_message where report_id = :id"
                        + " order by at, id limit " + MOST_MESSAGES)
                .param("id", id)
                .query((row, number) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getString("sender"),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getObject("person_id", UUID.class),
                        DeskRows.instant(row, "at")))
                .list();
    }

    private List<Joining> joinings(UUID id) {
        return jdbc.sql("select * from report_joining where report_id = :id order by at, id limit 500")
                .param("id", id)
                .query((row, number) -> new Joining(
                        row.getObject("from_incident", UUID.class),
                        row.getObject("to_incident", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("reason"),
                        DeskRows.instant(row, "at")))
                .list();
    }

    private List<Grading> gradings(UUID id) {
        return jdbc.sql("select * from report_grading where report_id = :id order by at, id limit 500")
                .param("id", id)
                .query((row, number) -> new Grading(
                        row.getString("grade"),
                        row.getString("reason"),
                        row.getObject("person_id", UUID.class),
                        DeskRows.instant(row, "at")))
                .list();
    }

    private List<DeskPromotion> promotions(UUID id) {
        return jdbc.sql("select * from report_promotion where report_id = :id order by at, id limit 500")
                .param("id", id)
                .query((row, number) -> new DeskPromotion(
                        row.getObject("id", UUID.class),
                        DeskPromotion.Kind.valueOf(row.getString("kind")),
                        row.getString("crime_reference"),
                        row.getObject("crime_recorded_at") == null ? null : DeskRows.instant(row, "crime_recorded_at"),
                        row.getString("reason"),
                        row.getString("grade"),
                        row.getObject("person_id", UUID.class),
                        DeskRows.instant(row, "at")))
                .list();
    }
}
