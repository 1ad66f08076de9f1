package org.hedgerow.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk does with one report: who sees to it, what its reporter is asked, how far it is trusted and what is made of it. */
@Component
public class DeskActs {

    /** Source, information and handling of the 3x5x2 system. */
    private static final Pattern GRADE = Pattern.compile("([1-3])([A-E])([PC])");

    private static final String KIND = "report";

    private final Access access;
    private final DeskRows rows;
    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;

    DeskActs(Access access, DeskRows rows, JdbcClient jdbc, People people, AuditTrail audit) {
        this.access = access;
        this.rows = rows;
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Gives a report to somebody of the own force who may work on incidents, or back to nobody.
     *
     * @throws ProblemException not found; 409 when it is closed; 412 when it was changed; 422 when the other is no such colleague
     */
    public void assign(Person person, UUID id, int expectedVersion, @Nullable UUID to) {
        var owner = Desk.forceOf(person);
        access.writing(person, () -> {
            var held = open(rows.hold(owner, id, expectedVersion));
            if (to != null && colleague(person, to).isEmpty()) {
                throw PlatformProblem.invalid("/to", "Choose somebody of your own force who works on incidents.");
            }
            var state = held.state() == DeskState.WAITING
                    ? DeskState.WAITING
                    : to == null ? DeskState.NEW : DeskState.ASSIGNED;
            rows.assign(id, state, to);
            if (to != null && state != DeskState.WAITING) {
                rows.progress(id, "BEING_LOOKED_AT");
            }
            audit.record(
                    person,
                    AuditOperation.ALTERATION,
                    to == null ? "put report back" : "assign report",
                    KIND,
                    id,
                    null);
            return id;
        });
    }

    /**
     * Says something to the reporter. The same message under the same id again does nothing.
     *
     * @param question whether an answer is waited for
     * @throws ProblemException not found; 409 when the report is closed; 422 when the id was used for anything else
     */
    public void say(Person person, UUID id, UUID message, boolean question, String text) {
        var owner = Desk.forceOf(person);
        access.writing(person, () -> {
            var held = rows.hold(owner, List.of(id)).stream().findFirst().orElseThrow(() -> Desk.NOT_FOUND);
            var before = jdbc.sql(
                            "select text from report_message where id = :id and report_id = :report and sender = 'DESK'")
                    .param("id", message)
                    .param("report", id)
                    .query(String.class)
                    .optional();
            if (before.isPresent()) {
                if (!before.get().equals(text)) {
                    throw idUnusable();
                }
                return id;
            }
            open(held);
            if (!add(held, message, question ? "QUESTION" : "NOTE", person, text)) {
                throw idUnusable();
            }
            if (question) {
                rows.state(id, DeskState.WAITING);
                rows.progress(id, "QUESTION");
            } else {
                rows.state(id, held.state());
            }
            audit.record(
                    person, AuditOperation.DISCLOSURE, question ? "ask reporter" : "write to reporter", KIND, id, null);
            return id;
        });
    }

    /** Whether the message is new; within a transaction that writes. */
    boolean add(DeskRows.Held report, UUID message, String kind, Person person, String text) {
        return jdbc.sql("""
                        insert into report_message (id, report_id, label_id, holder, sender, kind, person_id, text)
                        values (:id, :report, :label, :holder, 'DESK', :kind, :person, :text) on conflict do nothing""")
                        .param("id", message)
                        .param("report", report.id())
                        .param("label", report.labelId())
                        .param("holder", report.holder())
                        .param("kind", kind)
                        .param("person", person.id())
                        .param("text", text)
                        .update()
                == 1;
    }

    /**
     * Says how far a report is trusted.
     *
     * @param grade such as {@code 1BP}
     * @param reason needed where the source is not reliable (3) or the information is suspected to be false (E)
     */
    public void grade(Person person, UUID id, int expectedVersion, String grade, @Nullable String reason) {
        var owner = Desk.forceOf(person);
        var parts = GRADE.matcher(grade);
        if (!parts.matches()) {
            throw PlatformProblem.invalid(
                    "/grade", "A grade is a figure from 1 to 3, a letter from A to E, and P or C, such as 1BP.");
        }
        if (reason == null && (parts.group(1).equals("3") || parts.group(2).equals("E"))) {
            throw PlatformProblem.invalid("/reason", "Say why you do not trust the source or what it says.");
        }
        access.writing(person, () -> {
            var held = rows.hold(owner, id, expectedVersion);
            jdbc.sql("""
                            update report set source_evaluation = :source, information_assessment = :information,
                              handling_code = :handling, version = version + 1 where id = :id""")
                    .param("source", Integer.parseInt(parts.group(1)))
                    .param("information", parts.group(2))
                    .param("handling", parts.group(3))
                    .param("id", id)
                    .update();
            jdbc.sql(
                            "insert into report_grading (report_id, label_id, grade, reason) values (:id, :label, :grade, :reason)")
                    .param("id", id)
                    .param("label", held.labelId())
                    .param("grade", grade)
                    .param("reason", reason)
                    .update();
            audit.record(person, AuditOperation.ALTERATION, "grade report", KIND, id, reason);
            return id;
        });
    }

    /**
     * Records what is made of a report. The same under the same id again does nothing.
     *
     * @param promotion its person and time are not looked at
     */
    public void promote(Person person, UUID id, int expectedVersion, DeskPromotion promotion) {
        var owner = Desk.forceOf(person);
        access.writing(person, () -> {
            var again = jdbc.sql("select kind from report_promotion where id = :id and report_id = :report")
                    .param("id", promotion.id())
                    .param("report", id)
                    .query(String.class)
                    .optional();
            if (again.isPresent()) {
                if (!again.get().equals(promotion.kind().name())) {
                    throw idUnusable();
                }
                return id;
            }
            var held = rows.hold(owner, id, expectedVersion);
            var intelligence = promotion.kind() == DeskPromotion.Kind.INTELLIGENCE;
            if (intelligence && held.grade() == null) {
                throw PlatformProblem.invalid(
                        "/grade", "Grade the report first: intelligence is never without a grade.");
            }
            var written = jdbc.sql("""
                            insert into report_promotion (id, report_id, label_id, kind, crime_reference, crime_recorded_at, reason, grade)
                            values (:id, :report, :label, :kind, :reference, :recorded, :reason, :grade) on conflict do nothing""")
                    .param("id", promotion.id())
                    .param("report", id)
                    .param("label", held.labelId())
                    .param("kind", promotion.kind().name())
                    .param("reference", promotion.crimeReference())
                    .param(
                            "recorded",
                            promotion.crimeRecordedAt() == null ? null : DeskRows.utc(promotion.crimeRecordedAt()))
                    .param("reason", promotion.reason())
                    .param("grade", intelligence ? held.grade() : null)
                    .update();
            if (written == 0) {
                throw idUnusable();
            }
            rows.state(id, held.state());
            audit.record(
                    person,
                    AuditOperation.ALTERATION,
                    switch (promotion.kind()) {
                        case CRIME -> "record crime of report";
                        case NO_CRIME -> "record no crime of report";
                        case INTELLIGENCE -> "put report forward as intelligence";
                    },
                    KIND,
                    id,
                    promotion.reason());
            return id;
        });
    }

    private Optional<Person> colleague(Person person, UUID other) {
        return people.find(other)
                .filter(found ->
                        found.organisation().id().equals(person.organisation().id()))
                .filter(found -> found.may(Permission.AMEND_INCIDENT));
    }

    private static DeskRows.Held open(DeskRows.Held held) {
        if (Objects.requireNonNull(held).state() == DeskState.CLOSED) {
            throw new ProblemException(DeskProblem.CLOSED);
        }
        return held;
    }

    private static ProblemException idUnusable() {
        return PlatformProblem.invalid("/id", "This id cannot be used here; make another.");
    }
}
