package org.hedgerow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Teams and compartments, and who belongs to them, by the database's clock. A team is of people of the organisation that keeps it; a
 * compartment may hold police of other organisations, whom its keeper must know by the name with which they sign in.
 */
@Service
@Transactional
public class AccessGroups {

    /** @param until null for as long as nobody ends it */
    public record Member(
            String username,
            String name,
            String organisation,
            @Nullable Instant until) {}

    private static final String COLUMNS = "select g.id, g.organisation_id, g.kind, g.name from access_group g ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AccessGroups(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The groups that a person belongs to now, by name. */
    @Transactional(readOnly = true)
    public List<AccessGroup> ofPerson(UUID person) {
        return jdbc.sql(COLUMNS + """
                        join access_group_member m on m.group_id = g.id
                        where m.person_id = :person and m.member_from <= now()
                          and (m.member_until is null or m.member_until > now())
                        order by lower(g.name)""")
                .param("person", person)
                .query((row, number) -> read(row))
                .list();
    }

    /** The groups that an organisation keeps, by name. */
    @Transactional(readOnly = true)
    public List<AccessGroup> keptBy(UUID organisation) {
        return jdbc.sql(COLUMNS + "where g.organisation_id = :organisation order by lower(g.name)")
                .param("organisation", organisation)
                .query((row, number) -> read(row))
                .list();
    }

    /** The members of a group, those included whose time is over, by name. */
    @Transactional(readOnly = true)
    public List<Member> membersOf(UUID group) {
        return jdbc.sql("""
                        select p.username, p.name, o.short_name, m.member_until from access_group_member m
                        join person p on p.id = m.person_id join organisation o on o.id = p.organisation_id
                        where m.group_id = :group order by lower(p.name)""")
                .param("group", group)
                .query((row, number) -> new Member(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()))
                .list();
    }

    /** The people who belong to a group now. */
    @Transactional(readOnly = true)
    public List<UUID> peopleOf(UUID group) {
        return jdbc.sql("""
                        select person_id from access_group_member
                        where group_id = :group and member_from <= now() and (member_until is null or member_until > now())""").param("group", group).query(UUID.class).list();
    }

    public AccessGroup make(Person by, AccessGroup.@Nullable Kind kind, @Nullable String name) {
        if (kind == null) {
            throw PlatformProblem.invalid("/kind", "Say whether it is a team or a compartment.");
        }
        var words = PlainText.checkLine("/name", name, 80);
        try {
            var made = jdbc.sql("insert into access_group (organisation_id, kind, name)"
                            + " values (:organisation, :kind, :name) returning id, organisation_id, kind, name")
                    .param("organisation", by.organisation().id())
                    .param("kind", kind.name())
                    .param("name", words)
                    .query((row, number) -> read(row))
                    .single();
            tell(by, made.id(), AccountChanged.Change.GROUP_MADE);
            return made;
        } catch (DuplicateKeyException e) {
            throw PlatformProblem.invalid("/name", "There is a group of that name.");
        }
    }

    /**
     * Lets a person belong to a group from now on, or changes until when.
     *
     * @param until null for as long as nobody ends it
     */
    public void admit(Person by, UUID id, String username, @Nullable Instant until) {
        var group = kept(by, id);
        if (until != null && !until.isAfter(clock.instant())) {
            throw PlatformProblem.invalid("/until", "That time is over.");
        }
        var person = jdbc.sql("""
                        select p.id from person p join organisation o on o.id = p.organisation_id
                        where p.username = :username and not p.suspended
                          and (o.id = :own or (:compartment and o.kind in ('FORCE', 'NATIONAL_UNIT')))""")
                .param("username", Username.typed(username).canonical())
                .param("own", by.organisation().id())
                .param("compartment", group.kind() == AccessGroup.Kind.COMPARTMENT)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> PlatformProblem.invalid("/username", "Nobody of that name can belong to it."));
        jdbc.sql("""
                        insert into access_group_member (group_id, person_id, member_until) values (:group, :person, :until)
                        on conflict (group_id, person_id) do update set member_until = excluded.member_until""")
                .param("group", id)
                .param("person", person)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
        tell(by, person, AccountChanged.Change.ADMITTED_TO_GROUP);
    }

    /** Ends a membership at once. */
    public void dismiss(Person by, UUID id, String username) {
        kept(by, id);
        var person = jdbc.sql("""
                        delete from access_group_member m using person p
                        where m.group_id = :group and p.id = m.person_id and p.username = :username returning p.id""")
                .param("group", id)
                .param("username", Username.typed(username).canonical())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        tell(by, person, AccountChanged.Change.DISMISSED_FROM_GROUP);
    }

    private AccessGroup kept(Person by, UUID id) {
        return keptBy(by.organisation().id()).stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    private void tell(Person by, UUID subject, AccountChanged.Change change) {
        events.publishEvent(new AccountChanged(by.id(), subject, change));
    }

    private static AccessGroup read(ResultSet row) throws SQLException {
        return new AccessGroup(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                AccessGroup.Kind.valueOf(row.getString("kind")),
                row.getString("name"));
    }
}
