package org.hedgerow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

class AuditSealingTests {

    @TempDir
    private Path home;

    private static final class Auditor extends AbstractDataSource {
        private final PostgisDatabase database;

        Auditor(PostgisDatabase database) {
            this.database = database;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return database.asAuditor();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    private AuditSealing sealing(PostgisDatabase database, Path... places) {
        return new AuditSealing(
                new Auditor(database), new AuditSettings("-", List.of(places), home.resolve("audit-key.pem")));
    }

    private static void write(Connection app, String action) throws SQLException {
        try (var call = app.prepareStatement(
                "select write_audit(null, null, 'SECURITY', ?, null, null, null, null, null, null, null)")) {
            call.setString(1, action);
            call.execute();
        }
    }

    private static List<String> actionsByLeaf(PostgisDatabase database) throws SQLException {
        var actions = new ArrayList<String>();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select action from audit_leaf join audit_entry using (number) order by leaf")) {
            while (rows.next()) {
                actions.add(rows.getString(1));
            }
        }
        return actions;
    }

    @Test
    void nothingIsSealedBeforeWhatMayStillComeBeforeIt() throws SQLException {
        var database = PostgisDatabase.fresh();
        var sealing = sealing(database, home.resolve("heads"));
        try (var slow = database.asApp();
                var quick = database.asApp()) {
            slow.setAutoCommit(false);
            write(slow, "first, and slow");
            write(quick, "second, and quick");
            sealing.seal();
            assertThat(actionsByLeaf(database))
                    .as("the slow one may still commit")
                    .isEmpty();
            slow.commit();
            sealing.seal();
            assertThat(actionsByLeaf(database)).containsExactly("first, and slow", "second, and quick");
            slow.setAutoCommit(true);
            write(slow, "third");
            sealing.seal();
            assertThat(actionsByLeaf(database)).hasSize(3).last().isEqualTo("third");
            assertThat(sealing.trouble()).isNull();
        }
    }

    @Test
    void manyNodesSealEveryEntryOnce() throws Exception {
        var database = PostgisDatabase.fresh();
        var place = home.resolve("heads");
        var threads = Executors.newFixedThreadPool(6);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int node = 0; node < 3; node++) {
                var sealing = sealing(database, place.resolveSibling("heads" + node));
                tasks.add(() -> {
                    for (int i = 0; i < 30; i++) {
                        sealing.seal();
                        assertThat(sealing.trouble()).isNull();
                    }
                    return null;
                });
                tasks.add(() -> {
                    try (var app = database.asApp()) {
                        for (int i = 0; i < 60; i++) {
                            write(app, "act");
                        }
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        var last = sealing(database, place);
        last.seal();
        assertThat(last.trouble()).isNull();
        assertThat(actionsByLeaf(database)).hasSize(180);
        assertThat(new HeadFiles(place).last())
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(180));
    }

    @Test
    void whenNoPlaceTakesAHeadItIsSaidAndOneIsEnough() throws Exception {
        var database = PostgisDatabase.fresh();
        var blocked = home.resolve("blocked");
        Files.writeString(blocked, "a file where a directory should be");
        var sealing = sealing(database, blocked.resolve("heads"));
        try (var app = database.asApp()) {
            write(app, "act");
        }
        sealing.seal();
        assertThat(sealing.trouble()).contains("no signed head can be kept");
        assertThat(new AuditHealthIndicator(sealing).health().getStatus().getCode())
                .isEqualTo("DOWN");
        Files.delete(blocked);
        sealing.seal();
        assertThat(sealing.trouble()).isNull();
        assertThat(new AuditHealthIndicator(sealing).health().getStatus().getCode())
                .isEqualTo("UP");
        assertThat(new HeadFiles(blocked.resolve("heads")).last()).isPresent();
    }

    @Test
    void aDatabaseThatContradictsItsHeadsIsSealedNoFurther() throws Exception {
        var database = PostgisDatabase.fresh();
        var place = home.resolve("heads");
        var sealing = sealing(database, place);
        try (var app = database.asApp()) {
            for (int i = 0; i < 5; i++) {
                write(app, "act");
            }
            sealing.seal();
            tamper(database, "delete from audit_leaf where leaf >= 3");
            write(app, "another act");
            sealing.seal();
            assertThat(sealing.trouble()).contains("is not the one whose heads are in");
            assertThat(actionsByLeaf(database)).as("nothing is added").hasSize(3);
        }
    }

    @Test
    void aHeadThatSomebodyElseSignedIsNotGivenOut() throws Exception {
        var database = PostgisDatabase.fresh();
        var place = home.resolve("heads");
        tamper(database, "insert into audit_head values (7, sha256('x'), now(), sha512('y'))");
        var sealing = sealing(database, place);
        sealing.seal();
        assertThat(sealing.trouble()).contains("no signed head can be kept");
        assertThat(new HeadFiles(place).last()).isEmpty();
    }

    @Test
    void aLineThatACrashCutOffSpoilsNoOther() throws Exception {
        var database = PostgisDatabase.fresh();
        var place = home.resolve("heads");
        var sealing = sealing(database, place);
        try (var app = database.asApp()) {
            write(app, "one");
            sealing.seal();
            Path file;
            try (var files = Files.list(place)) {
                file = files.findFirst().orElseThrow();
            }
            Files.writeString(file, Files.readString(file) + "2\tabcdef");
            write(app, "two");
            sealing.seal();
            assertThat(sealing.trouble()).isNull();
            assertThat(new HeadFiles(place).last())
                    .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(2));
        }
    }

    @Test
    void theKeptNodesGiveTheSameRootsAndProofsAsTheLeaves() throws SQLException {
        var database = PostgisDatabase.fresh();
        var random = new Random(4);
        int size = 66_000;
        var leaves = new ArrayList<AuditTree.Leaf>();
        for (int i = 0; i < size; i++) {
            var hash = new byte[32];
            random.nextBytes(hash);
            leaves.add(new AuditTree.Leaf(i + 1, hash));
        }
        try (var auditor = database.asAuditor()) {
            auditor.setAutoCommit(false);
            var tree = new AuditTree(auditor);
            for (int from = 0; from < size; ) {
                int until = Math.min(size, from + 1 + random.nextInt(9000));
                tree.append(from, leaves.subList(from, until));
                from = until;
            }
            assertThat(tree.size()).isEqualTo(size);
            Merkle.Subtrees plain = new Merkle.Subtrees() {
                @Override
                public byte[] root(long first, long count) {
                    if (count == 1) {
                        return leaves.get((int) first).hash();
                    }
                    long left = Merkle.largestPowerOfTwoBelow(count);
                    return Merkle.node(root(first, left), root(first + left, count - left));
                }
            };
            for (int size2 : new int[] {1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, size}) {
                assertThat(tree.root(size2)).as("%d leaves", size2).isEqualTo(plain.root(0, size2));
            }
            for (int i = 0; i < 20; i++) {
                int of = 1 + random.nextInt(size);
                int leaf = random.nextInt(of);
                assertThat(MerkleTests.includes(
                                leaf, of, leaves.get(leaf).hash(), Merkle.inclusion(tree, leaf, of), plain.root(0, of)))
                        .as("leaf %d of %d", leaf, of)
                        .isTrue();
                int before = 1 + random.nextInt(of);
                assertThat(MerkleTests.beginsWith(
                                before,
                                of,
                                plain.root(0, before),
                                plain.root(0, of),
                                Merkle.consistency(tree, before, of)))
                        .as("%d of %d", before, of)
                        .isTrue();
            }
            auditor.rollback();
        }
    }

    private static void tamper(PostgisDatabase database, String sql) throws SQLException, IOException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
