package org.hedgerow.enquiry;

import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Agreement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which enquiries an organisation of the police answers, for its administrators: none until one of them says so. */
@Service
@Transactional
public class Answerings {

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditTrail audit;

    Answerings(JdbcClient jdbc, Access access, AuditTrail audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    /** What the person's organisation answers, one for each kind. */
    @Transactional(readOnly = true)
    public List<Answering> list(Person by) {
        refuseUnlessAdministrator(by);
        var kept = jdbc
                .sql("select kind, answers, agreement_id, contact from answering where organisation_id = :own")
                .param("own", by.organisation().id())
                .query((row, number) -> new Answering(
                        EnquiryKind.valueOf(row.getString("kind")),
                        row.getBoolean("answers"),
                        row.getObject("agreement_id", UUID.class),
                        row.getString("contact")))
                .list()
                .stream()
                .collect(Collectors.toMap(Answering::kind, Function.identity()));
        return Arrays.stream(EnquiryKind.values())
                .map(kind -> kept.getOrDefault(kind, Answering.none(kind)))
                .toList();
    }

    /** The agreements whose parties may be answered alone: those that the person's organisation is party to now, by name. */
    @Transactional(readOnly = true)
    public List<Agreement> agreements(Person by) {
        refuseUnlessAdministrator(by);
        return access.agreementsOf(by.organisation().id());
    }

    /**
     * Says what the person's organisation answers from now on.
     *
     * @throws ProblemException 422 for an agreement that the organisation is not party to, or for no contact where something is answered
     */
    public Answering keep(Person by, Answering wanted) {
        refuseUnlessAdministrator(by);
        var own = by.organisation().id();
        if (wanted.answers() && wanted.contact().isEmpty()) {
            throw PlatformProblem.invalid("/contact", "Say whom to ask.");
        }
        if (wanted.agreement() != null
                && access.agreementsOf(own).stream()
                        .noneMatch(found -> found.id().equals(wanted.agreement()))) {
            throw PlatformProblem.invalid("/agreement", "Choose an agreement that you are party to.");
        }
        jdbc.sql("""
                        insert into answering (organisation_id, kind, answers, agreement_id, contact, changed_by, changed_at)
                        values (:own, :kind, :answers, :agreement, :contact, :by, now())
                        on conflict (organisation_id, kind) do update set answers = excluded.answers, agreement_id = excluded.agreement_id,
                          contact = excluded.contact, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("own", own)
                .param("kind", wanted.kind().name())
                .param("answers", wanted.answers())
                .param("agreement", wanted.agreement(), Types.OTHER)
                .param("contact", wanted.contact())
                .param("by", by.id())
                .update();
        audit.record(
                by,
                Act.of(
                                AuditOperation.SECURITY,
                                wanted.answers() ? "enquiries answered" : "enquiries not answered",
                                "organisation",
                                own)
                        .searchingFor(wanted.kind().name()));
        return wanted;
    }

    private static void refuseUnlessAdministrator(Person by) {
        var kind = by.organisation().kind();
        if (!by.may(Permission.KEEP_ANSWERING)
                || (kind != OrganisationKind.FORCE && kind != OrganisationKind.NATIONAL_UNIT)) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
    }
}
