package org.hedgerow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged.Change;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slips of paper, or codes on a screen, with which one person joins one organisation in one role. Whether somebody may invite is
 * asked when the invitation is made and again when it is taken: one that was made by somebody who has since been suspended, or
 * lost the right, is worth nothing.
 */
@Service
@Transactional
public class Invitations {

    /** Enough for a meeting in a village hall; beyond it somebody is filling the table. */
    private static final int MOST_OPEN = 100;

    private static final int LATEST = 100;

    private static final String OPEN = "used_at is null and withdrawn_at is null and expires_at > now()";

    /**
     * A new invitation.
     *
     * @param code shown once and kept nowhere
     */
    public record Made(Invitation invitation, String code) {
        @Override
        public String toString() {
            return "Made[" + invitation.id() + "]";
        }
    }

    /**
     * What whoever holds the code is shown before taking it.
     *
     * @param byLink whether the person may choose to sign in by links instead of a password
     */
    public record Offer(
            String organisation,
            Role role,
            Instant expiresAt,
            @Nullable Integer guestDays,
            boolean byLink) {}

    private record Row(
            UUID id,
            UUID organisationId,
            Role role,
            @Nullable Integer guestDays,
            @Nullable String guestFrom,
            UUID madeBy,
            Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final Administration administration;
    private final PeopleStore people;
    private final Directory directory;
    private final Care care;

    Invitations(JdbcClient jdbc, Administration administration, PeopleStore people, Directory directory, Care care) {
        this.jdbc = jdbc;
        this.administration = administration;
        this.people = people;
        this.directory = directory;
        this.care = care;
    }

    /**
     * Invites one person.
     *
     * @param days how long the invitation holds; null for the usual time
     * @throws ProblemException 404 when the organisation is not there for this person; 422; 409 when too many are open
     */
    public Made invite(
            Person by,
            UUID organisationId,
            @Nullable Role role,
            @Nullable Integer days,
            @Nullable Integer guestDays,
            @Nullable String guestFrom) {
        var powers = administration.lockedAndReadAgain(by, Permission.ADMINISTER_MEMBERS);
        var organisation = administration.reach(powers, organisationId);
        var wanted = NewInvitation.of(organisationId, role, days, guestDays, guestFrom);
        if (!powers.covers(Set.of(wanted.role()))) {
            throw PlatformProblem.invalid("/role", "You may not give this role.");
        }
        RoleRules.check(organisation.kind(), Set.of(wanted.role()), "/role");
        if (open(organisationId) >= MOST_OPEN) {
            throw new ProblemException(IdentityProblem.TOO_MANY_INVITATIONS);
        }
        var code = OneTimeCode.random();
        var id = jdbc.sql("""
                        insert into invitation (code_hash, organisation_id, role, guest_days, guest_from, made_by, expires_at)
                        values (?, ?, ?, ?::int, ?, ?, now() + make_interval(secs => ?)) returning id
                        """)
                .param(code.hash())
                .param(organisationId)
                .param(wanted.role().name())
                .param(wanted.guestDays())
                .param(wanted.guestFrom())
                .param(powers.by().id())
                .param(wanted.life().toSeconds())
                .query(UUID.class)
                .single();
        directory.tell(powers.by().id(), organisationId, Change.INVITED);
        var made = list(organisationId).stream()
                .filter(invitation -> invitation.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new Made(made, code.grouped());
    }

    /** The latest {@value #LATEST} of an organisation, newest first; a coordinator is shown those that a coordinator could make. */
    @Transactional(readOnly = true)
    public List<Invitation> list(Person by, UUID organisationId) {
        var powers = care.powersOf(by);
        administration.reach(powers, organisationId);
        return list(organisationId).stream()
                .filter(invitation -> powers.covers(Set.of(invitation.role())))
                .toList();
    }

    /** Makes an open invitation worthless; one that was used or is over stays as it is. */
    public void withdraw(Person by, UUID invitationId) {
        var powers = administration.lockedAndReadAgain(by, Permission.ADMINISTER_MEMBERS);
        var row = jdbc.sql("select * from invitation where id = ?")
                .param(invitationId)
                .query(Invitations::row)
                .optional()
                .filter(found -> powers.reaches(found.organisationId()) && powers.covers(Set.of(found.role())))
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        int changed = jdbc.sql("update invitation set withdrawn_at = now() where id = ? and " + OPEN)
                .param(invitationId)
                .update();
        if (changed > 0) {
            directory.tell(powers.by().id(), row.organisationId(), Change.INVITATION_WITHDRAWN);
        }
    }

    /** What the code leads to; unknown, used, withdrawn and expired codes are refused alike. */
    @Transactional(readOnly = true)
    public Offer look(@Nullable String code) {
        var row = valid(OneTimeCode.typed(code));
        var organisation = people.findOrganisation(row.organisationId()).orElseThrow();
        return new Offer(
                organisation.name(),
                row.role(),
                row.expiresAt(),
                row.guestDays(),
                SignInLinks.mayUse(organisation.kind(), Set.of(row.role())));
    }

    /** Uses the code up, or changes nothing at all. Only {@link Joining} calls this, which counts tries. */
    Person take(OneTimeCode code, NewMember member) {
        jdbc.sql("select epoch from policy_epoch for update").query(Long.class).single();
        var row = valid(code);
        var organisation = people.findOrganisation(row.organisationId()).orElseThrow();
        var roles = Set.of(row.role());
        if (member.password() == null && !SignInLinks.mayUse(organisation.kind(), roles)) {
            throw PlatformProblem.invalid("/password", "Choose a password.");
        }
        var person = NewPerson.of(organisation.id(), member.username(), member.name(), roles);
        var id = directory.createPerson(person, row.madeBy()).account().person().id();
        directory.retireCodes(id);
        if (row.guestDays() != null) {
            directory.setStay(id, row.guestDays(), Objects.requireNonNull(row.guestFrom()));
        }
        directory.setEmail(id, member.email());
        if (member.password() != null) {
            directory.setPassword(id, member.password(), id);
        }
        jdbc.sql("update invitation set used_at = now(), used_by = ? where id = ?")
                .params(id, row.id())
                .update();
        directory.tell(id, organisation.id(), Change.INVITATION_TAKEN);
        return people.find(id).orElseThrow();
    }

    private Row valid(OneTimeCode code) {
        return jdbc.sql("select * from invitation where code_hash = ? and " + OPEN)
                .param(code.hash())
                .query(Invitations::row)
                .optional()
                .filter(this::isStillMeant)
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/code", "This invitation is not known, was used, or is too old. Ask for another."));
    }

    private boolean isStillMeant(Row row) {
        return people.findOrganisation(row.organisationId())
                        .filter(organisation -> !organisation.frozen())
                        .isPresent()
                && people.find(row.madeBy())
                        .map(care::powersOf)
                        .filter(powers -> powers.reaches(row.organisationId()) && powers.covers(Set.of(row.role())))
                        .isPresent();
    }

    private long open(UUID organisationId) {
        return jdbc.sql("select count(*) from invitation where organisation_id = ? and " + OPEN)
                .param(organisationId)
                .query(Long.class)
                .single();
    }

    private List<Invitation> list(UUID organisationId) {
        return jdbc.sql("""
                        select i.*, m.name as maker, u.name as taker,
                          case when i.used_at is not null then 'USED' when i.withdrawn_at is not null then 'WITHDRAWN'
                            when i.expires_at <= now() then 'EXPIRED' else 'OPEN' end as state
                        from invitation i join person m on m.id = i.made_by
                          left join person u on u.id = i.used_by and u.removed_at is null
                        where i.organisation_id = ? order by i.made_at desc, i.id limit
                        """ + LATEST)
                .param(organisationId)
                .query(Invitations::invitation)
                .list();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                Role.valueOf(row.getString("role")),
                Invitation.State.valueOf(row.getString("state")),
                row.getString("maker"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("taker"),
                row.getObject("guest_days", Integer.class),
                row.getString("guest_from"));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getObject("guest_days", Integer.class),
                row.getString("guest_from"),
                row.getObject("made_by", UUID.class),
                row.getTimestamp("expires_at").toInstant());
    }
}
