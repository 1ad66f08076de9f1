package org.hedgerow.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rows become organisations and people: the columns to ask for and the records to make of them. */
final class AccountRows {

    static final String ORGANISATION =
            "o.id as o_id, o.kind, o.name as o_name, o.short_name, o.force_code, o.watch_squares, o.frozen";

    static final String ACCOUNT =
            "select p.id, p.username, p.name, p.suspended, p.password_hash is not null as enrolled, p.valid_until, p.guest_from, "
                    + "p.valid_until <= clock_timestamp() as over, "
                    + "array(select r.role from person_role r where r.person_id = p.id) as roles, "
                    + "array(select m.group_id from access_group_member m where m.person_id = p.id and m.member_from <= now()"
                    + " and (m.member_until is null or m.member_until > now())) as groups, " + ORGANISATION
                    + " from person p join organisation o on o.id = p.organisation_id and p.removed_at is null ";

    private AccountRows() {}

    static Organisation organisation(ResultSet row, int number) throws SQLException {
        var squares = new LinkedHashSet<>(Arrays.asList(texts(row.getArray("watch_squares"))));
        return new Organisation(
                row.getObject("o_id", UUID.class),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("o_name"),
                row.getString("short_name"),
                row.getString("force_code"),
                Collections.unmodifiableSet(squares),
                row.getBoolean("frozen"));
    }

    static Account account(ResultSet row, int number) throws SQLException {
        var person = new Person(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                organisation(row, number),
                roles(texts(row.getArray("roles"))),
                Set.of((UUID[]) row.getArray("groups").getArray()),
                null);
        return new Account(person, row.getBoolean("suspended"), row.getBoolean("enrolled"), stay(row));
    }

    private static Account.@Nullable Stay stay(ResultSet row) throws SQLException {
        var until = row.getTimestamp("valid_until");
        return until == null
                ? null
                : new Account.Stay(
                        until.toInstant(),
                        Objects.requireNonNullElse(row.getString("guest_from"), ""),
                        row.getBoolean("over"));
    }

    /** In the order of the enum, so that every node says them alike. */
    private static Set<Role> roles(String[] names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names) {
            roles.add(Role.valueOf(name));
        }
        return Collections.unmodifiableSet(roles);
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
