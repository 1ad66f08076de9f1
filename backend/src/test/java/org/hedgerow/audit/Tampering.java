package org.hedgerow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What somebody with every right in the database might do to the audit. Each way says which leaf is then the first bad one. */
final class Tampering {

    private static final String[] CHANGES = {
        "at = at - interval '3 hours'",
        "at = at + interval '1 microsecond'",
        "transaction_id = (transaction_id::text::bigint + 1)::text::xid8",
        "operation = case operation when 'CONSULTATION' then 'ALTERATION' else 'CONSULTATION' end",
        "action = action || ' '",
        "organisation_id = gen_random_uuid()",
        "purpose = case when purpose is null then 'ANALYSIS' end",
        "tier = case when tier is null then 'WATCH' end",
        "subject_kind = case when subject_kind is null then 'incident' end",
        "subjects = subjects || gen_random_uuid()",
        "subjects = case when subjects = '{}' then array[gen_random_uuid()] else subjects[2:] end",
        "erased = coalesce(erased || ',', '') || '1:person'",
        "person_commitment = sha256(convert_to(coalesce(person_commitment::text, ''), 'UTF8'))",
        "query_commitment = case when query_commitment is null then sha256('x') end",
    };

    private final Connection connection;
    private final Random random;
    private final int size;

    /** @param connection as superuser, with triggers out of action, inside a transaction that will be undone */
    Tampering(Connection connection, Random random, int size) {
        this.connection = connection;
        this.random = random;
        this.size = size;
    }

    /** One act, and the first leaf that it makes bad. */
    record Done(String kind, long firstBad) {}

    Done once() throws SQLException {
        return switch (random.nextInt(11)) {
            case 0 -> edit();
            case 1 -> deleteAndLeaveAHole();
            case 2 -> deleteAndCloseUp();
            case 3 -> insert();
            case 4 -> exchangePlaces();
            case 5 -> exchangeContents();
            case 6 -> cutTheEnd();
            case 7 -> setBackAndWriteAnew();
            case 8 -> addBackdated();
            case 9 -> rebuildEverything();
            default -> changeAPerson();
        };
    }

    private int leaf() {
        return random.nextInt(size);
    }

    private static String entryOf(long leaf) {
        return "(select number from audit_leaf where leaf = " + leaf + ")";
    }

    private Done edit() throws SQLException {
        int leaf = leaf();
        var change = CHANGES[random.nextInt(CHANGES.length)];
        run("update audit_entry set " + change + " where number = " + entryOf(leaf));
        return new Done("edit " + change, leaf);
    }

    private Done deleteAndLeaveAHole() throws SQLException {
        int leaf = leaf();
        run("delete from audit_personal where number = " + entryOf(leaf));
        run("delete from audit_entry where number = " + entryOf(leaf));
        return new Done("delete and leave a hole", leaf);
    }

    private Done deleteAndCloseUp() throws SQLException {
        int leaf = leaf();
        run("delete from audit_personal where number = " + entryOf(leaf));
        run("delete from audit_entry where number = " + entryOf(leaf));
        run("delete from audit_leaf where leaf = " + leaf);
        move(leaf + 1, -1);
        return new Done("delete and close up", leaf);
    }

    private Done insert() throws SQLException {
        int leaf = leaf();
        move(leaf, 1);
        run("insert into audit_entry (number, at, operation, action) overriding system value"
                + " select max(number) + 1, clock_timestamp(), 'CONSULTATION', 'forged' from audit_entry");
        run("insert into audit_leaf select " + leaf + ", max(number), sha256('x') from audit_entry");
        return new Done("insert", leaf);
    }

    private Done exchangePlaces() throws SQLException {
        int one = random.nextInt(size - 1);
        int other = one + 1 + random.nextInt(size - one - 1);
        run("update audit_leaf set leaf = 1000000 where leaf = " + one);
        run("update audit_leaf set leaf = " + one + " where leaf = " + other);
        run("update audit_leaf set leaf = " + other + " where leaf = 1000000");
        return new Done("exchange the places of two", one);
    }

    private Done exchangeContents() throws SQLException {
        int one = random.nextInt(size - 1);
        int other = one + 1 + random.nextInt(size - one - 1);
        run(
                "update audit_entry a set at = b.at, action = b.action, subjects = b.subjects, organisation_id = b.organisation_id"
                        + " from audit_entry b where (a.number = " + entryOf(one) + " and b.number = " + entryOf(other)
                        + ")"
                        + " or (a.number = " + entryOf(other) + " and b.number = " + entryOf(one) + ")");
        return new Done("exchange the contents of two", one);
    }

    private Done cutTheEnd() throws SQLException {
        int first = Math.max(1, size - 1 - random.nextInt(20));
        cut(first);
        return new Done("cut the end", first);
    }

    private Done setBackAndWriteAnew() throws SQLException {
        int first = Math.max(1, size - 1 - random.nextInt(20));
        cut(first);
        run("select setval(pg_get_serial_sequence('audit_entry', 'number'), (select max(number) from audit_entry))");
        for (int leaf = first; leaf < size; leaf++) {
            run("select write_audit(null, null, 'CONSULTATION', 'forged', null, null, null, null, null, null, null)");
            run("insert into audit_leaf select " + leaf + ", max(number), sha256('x') from audit_entry");
        }
        return new Done("set the count back and write anew", first);
    }

    private Done addBackdated() throws SQLException {
        run(
                "insert into audit_entry (at, operation, action) values (now() - interval '1 day', 'CONSULTATION', 'forged')");
        return new Done("add a backdated one", size);
    }

    private Done rebuildEverything() throws SQLException {
        int leaf = leaf();
        run("update audit_entry set action = 'harmless', subjects = '{}' where number = " + entryOf(leaf));
        var leaves = new ArrayList<AuditTree.Leaf>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + SealedEntry.COLUMNS
                        + " from audit_entry e join audit_leaf l using (number) order by l.leaf")) {
            while (rows.next()) {
                leaves.add(new AuditTree.Leaf(rows.getLong(1), Merkle.leaf(SealedEntry.text(rows, 1))));
            }
        }
        run("delete from audit_leaf");
        run("delete from audit_node");
        new AuditTree(connection).append(0, leaves);
        return new Done("rebuild the whole tree", leaf);
    }

    private Done changeAPerson() throws SQLException {
        var whole = new ArrayList<Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select leaf from audit_leaf join audit_personal using (number)"
                        + " where person_id is not null and reason is not null order by leaf")) {
            while (rows.next()) {
                whole.add(rows.getLong(1));
            }
        }
        Collections.shuffle(whole, random);
        long leaf = whole.get(0);
        var change = List.of(
                        "person_id = gen_random_uuid()",
                        "person_id = null, person_salt = null",
                        "reason = reason || '.'",
                        "reason = null, reason_salt = null",
                        "person_salt = sha256(person_salt)",
                        "account_id = gen_random_uuid(), account_salt = sha256(person_salt)")
                .get(random.nextInt(6));
        run("update audit_personal set " + change + " where number = " + entryOf(leaf));
        return new Done("personal " + change, leaf);
    }

    private void cut(int first) throws SQLException {
        run("delete from audit_personal where number in (select number from audit_leaf where leaf >= " + first + ")");
        run("delete from audit_entry where number in (select number from audit_leaf where leaf >= " + first + ")");
        run("delete from audit_leaf where leaf >= " + first);
        run("delete from audit_head where size > " + first);
    }

    private void move(int from, int by) throws SQLException {
        run("update audit_leaf set leaf = leaf + 1000000 where leaf >= " + from);
        run("update audit_leaf set leaf = leaf - 1000000 + " + by + " where leaf >= 1000000");
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
