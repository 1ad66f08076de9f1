package org.hedgerow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teams and compartments, and who belongs to them, by the database's clock. */
@Component
public class AccessGroups {

    private static final String COLUMNS = "select g.id, g.organisation_id, g.kind, g.name from access_group g ";

    private final JdbcClient jdbc;

    AccessGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups that a person belongs to now, by name. */
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
    public List<AccessGroup> keptBy(UUID organisation) {
        return jdbc.sql(COLUMNS + "where g.organisation_id = :organisation order by lower(g.name)")
                .param("organisation", organisation)
                .query((row, number) -> read(row))
                .list();
    }

    public AccessGroup make(UUID organisation, AccessGroup.Kind kind, String name) {
        return jdbc.sql("insert into access_group (organisation_id, kind, name) values (:organisation, :kind, :name)"
                        + " returning id, organisation_id, kind, name")
                .param("organisation", organisation)
                .param("kind", kind.name())
                .param("name", name)
                .query((row, number) -> read(row))
                .single();
    }

    /**
     * Lets a person belong to a group from now on, or changes until when.
     *
     * @param until null for as long as nobody ends it
     */
    public void admit(UUID group, UUID person, @Nullable Instant until) {
        jdbc.sql("""
                        insert into access_group_member (group_id, person_id, member_until) values (:group, :person, :until)
                        on conflict (group_id, person_id) do update set member_until = excluded.member_until""")
                .param("group", group)
                .param("person", person)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void dismiss(UUID group, UUID person) {
        jdbc.sql("delete from access_group_member where group_id = :group and person_id = :person")
                .param("group", group)
                .param("person", person)
                .update();
    }

    private static AccessGroup read(ResultSet row) throws SQLException {
        return new AccessGroup(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                AccessGroup.Kind.valueOf(row.getString("kind")),
                row.getString("name"));
    }
}
