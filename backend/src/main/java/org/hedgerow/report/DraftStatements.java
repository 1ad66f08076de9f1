package org.hedgerow.report;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.Words;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** Drafts the statement of who made a report, for an officer to go through with them; nothing of it is kept. */
@Component
public class DraftStatements {

    private final Words words = Words.of("question");
    private final Access access;
    private final Desk desk;
    private final DeskRows rows;
    private final Evidence evidence;
    private final Templates templates;
    private final AuditTrail audit;
    private final Clock clock;

    DraftStatements(
            Access access,
            Desk desk,
            DeskRows rows,
            Evidence evidence,
            Templates templates,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.desk = desk;
        this.rows = rows;
        this.evidence = evidence;
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The draft as plain text, lines ended by line feeds. That it was read, with the name of the reporter, is written down.
     *
     * @throws org.hedgerow.platform.ProblemException not found, for everybody who does not read the report at its desk
     */
    public String of(Person person, UUID id) {
        var owner = Desk.forceOf(person);
        return access.consulting(person, () -> {
            var now = clock.instant();
            var report = rows.find(owner, id, now).orElseThrow(() -> Desk.NOT_FOUND);
            audit.record(person, AuditOperation.CONSULTATION, "draft statement of report", "report", id, null);
            return new DraftStatement(
                            report.countsFor().reference().toString(),
                            desk.contactOf(id).name(),
                            report.way().equals(Way.FOR_CALLER.name()),
                            report.told(),
                            counts(report),
                            report.landownerPermission(),
                            evidence.ofReport(id),
                            now)
                    .text();
        });
    }

    private Map<String, Long> counts(DeskReport report) {
        var counts = new LinkedHashMap<String, Long>();
        for (var answer : report.answers().properties()) {
            var question = templates.questions().get(answer.getKey());
            if (question != null
                    && question.kind().equals("number")
                    && answer.getValue().isIntegralNumber()) {
                counts.put(
                        words.say("en", "question." + answer.getKey()),
                        answer.getValue().asLong());
            }
        }
        return counts;
    }
}
