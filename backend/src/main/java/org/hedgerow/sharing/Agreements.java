package org.hedgerow.sharing;

import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, joins, leaves and ends information sharing agreements. An organisation is party to what its own administrator joined, and to
 * nothing else; what ends or is left stops with the same transaction.
 */
@Service
@Transactional
public class Agreements {

    private static final int LONGEST_REASON = 400;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;

    Agreements(JdbcClient jdbc, People people, AuditTrail audit) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
    }

    /** Where an organisation stands with an agreement. */
    public enum Membership {
        INVITED,
        PARTY,
        LEFT
    }

    /**
     * An agreement as one of those sees it who are invited or party to it.
     *
     * @param own where the organisation that asks stands
     * @param invited who has not joined yet
     */
    public record Seen(Agreement agreement, Membership own, List<Organisation> parties, List<Organisation> invited) {}

    private record Place(UUID agreement, UUID organisation, Membership membership) {}

    /** The agreements that the person's organisation is or was invited to, newest first. */
    @Transactional(readOnly = true)
    public List<Seen> list(Person person) {
        var own = person.organisation().id();
        var places = jdbc.sql("""
                        select agreement_id, organisation_id, joined_at, left_at from agreement_party
                        where agreement_id in (select agreement_id from agreement_party where organisation_id = :own)""")
                .param("own", own)
                .query((row, number) -> new Place(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(4) != null
                                ? Membership.LEFT
                                : row.getObject(3) != null ? Membership.PARTY : Membership.INVITED))
                .list();
        return jdbc.sql("""
                        select a.*, array(select p.organisation_id from agreement_party p
                          where p.agreement_id = a.id and p.joined_at is not null and p.left_at is null) as parties
                        from agreement a where id in (select agreement_id from agreement_party where organisation_id = :own)
                        order by first_day desc, lower(name)""").param("own", own).query((row, number) -> Standings.agreement(row)).list().stream()
                .map(agreement -> seen(agreement, own, places))
                .toList();
    }

    private Seen seen(Agreement agreement, UUID own, List<Place> places) {
        var here = places.stream()
                .filter(place -> place.agreement().equals(agreement.id()))
                .toList();
        var membership = here.stream()
                .filter(place -> place.organisation().equals(own))
                .findFirst()
                .orElseThrow()
                .membership();
        // Who has left is not told who came and went since.
        return membership == Membership.LEFT
                ? new Seen(agreement, membership, List.of(), List.of())
                : new Seen(
                        agreement,
                        membership,
                        organisations(here, Membership.PARTY),
                        organisations(here, Membership.INVITED));
    }

    private List<Organisation> organisations(List<Place> places, Membership membership) {
        return places.stream()
                .filter(place -> place.membership() == membership)
                .flatMap(place -> people.findOrganisation(place.organisation()).stream())
                .toList();
    }

    /** Whom an agreement of the person's organisation may invite, by name; nobody when that organisation may lead none. */
    @Transactional(readOnly = true)
    public List<Organisation> invitableBy(Person by) {
        return !mayLead(by.organisation())
                ? List.of()
                : people.listOrganisations().stream()
                        .filter(found -> !found.frozen() && mayBeParty(found))
                        .filter(found -> !found.id().equals(by.organisation().id()))
                        .toList();
    }

    /** Makes an agreement that the person's organisation leads and is party to; the others are invited. */
    public UUID make(Person by, NewAgreement wanted) {
        var lead = by.organisation();
        if (!mayLead(lead)) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        for (var id : wanted.invited()) {
            var invited = people.findOrganisation(id).filter(found -> !found.frozen() && mayBeParty(found));
            if (invited.isEmpty() || id.equals(lead.id())) {
                throw PlatformProblem.invalid("/invited", "Forces, national units and partners can be invited.");
            }
        }
        var agreement = insert(lead.id(), wanted);
        place(agreement, lead.id(), true);
        wanted.invited().forEach(id -> place(agreement, id, false));
        audit.record(by, Act.of(AuditOperation.SECURITY, "agreement made", "agreement", agreement));
        return agreement;
    }

    /** Makes an agreement that everybody invited has signed already: what an installation's operator enters for them. */
    public void establish(Person by, NewAgreement wanted) {
        var agreement = make(by, wanted);
        jdbc.sql("update agreement_party set joined_at = now() where agreement_id = :agreement and joined_at is null")
                .param("agreement", agreement)
                .update();
    }

    private UUID insert(UUID lead, NewAgreement wanted) {
        try {
            return jdbc.sql("""
                            insert into agreement (name, lead_organisation, purposes, category_groups, maximum_marking,
                              first_day, last_day, review_day)
                            values (:name, :lead, :purposes, :groups, :marking, :first, :last, :review) returning id""")
                    .param("name", wanted.name())
                    .param("lead", lead)
                    .param(
                            "purposes",
                            wanted.purposes().stream().map(Enum::name).sorted().toArray(String[]::new))
                    .param("groups", wanted.categoryGroups().stream().sorted().toArray(String[]::new))
                    .param("marking", wanted.maximumMarking().text())
                    .param("first", wanted.firstDay())
                    .param("last", wanted.lastDay())
                    .param("review", wanted.reviewDay())
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw PlatformProblem.invalid("/name", "There is an agreement of that name: add a year or a place.");
        }
    }

    private void place(UUID agreement, UUID organisation, boolean joined) {
        jdbc.sql("insert into agreement_party (agreement_id, organisation_id, joined_at)"
                        + " values (:agreement, :organisation, case when :joined then now() end)")
                .param("agreement", agreement)
                .param("organisation", organisation)
                .param("joined", joined)
                .update();
    }

    private static boolean mayLead(Organisation organisation) {
        return organisation.kind() == OrganisationKind.FORCE || organisation.kind() == OrganisationKind.NATIONAL_UNIT;
    }

    private static boolean mayBeParty(Organisation organisation) {
        return switch (organisation.kind()) {
            case FORCE, NATIONAL_UNIT, PARTNER -> true;
            case WATCH_GROUP -> false;
        };
    }

    /** The person's organisation becomes party to what it is invited to. */
    public void join(Person by, UUID agreement) {
        change(by, agreement, "agreement joined", null, """
                update agreement_party set joined_at = now()
                where agreement_id = :agreement and organisation_id = :own and joined_at is null and left_at is null""");
    }

    /** The person's organisation is party no longer, at once, or declines. */
    public void leave(Person by, UUID agreement) {
        change(by, agreement, "agreement left", null, """
                update agreement_party set left_at = now()
                where agreement_id = :agreement and organisation_id = :own and left_at is null""");
    }

    /** Ends an agreement for everybody, at once; for the organisation that leads it. */
    public void end(Person by, UUID agreement, @Nullable String reason) {
        if (list(by).stream().noneMatch(seen -> seen.agreement().id().equals(agreement))) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        var words = PlainText.checkLine("/reason", reason, LONGEST_REASON);
        change(by, agreement, "agreement ended", words, """
                update agreement set ended_at = now()
                where id = :agreement and lead_organisation = :own and ended_at is null""");
    }

    private void change(Person by, UUID agreement, String action, @Nullable String reason, String statement) {
        var changed = jdbc.sql(statement)
                .param("agreement", agreement)
                .param("own", by.organisation().id())
                .update();
        if (changed == 0) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        audit.record(
                by,
                Act.of(AuditOperation.SECURITY, action, "agreement", agreement).because(reason));
    }
}
