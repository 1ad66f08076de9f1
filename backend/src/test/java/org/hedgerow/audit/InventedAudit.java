package org.hedgerow.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hedgerow.support.PostgisDatabase;

/** An audit of invented acts in a database of its own, sealed as it goes, with its heads in two places. */
final class InventedAudit {

    private static final String[] WORDS = {
        "", "burnt\tbarn", "line\nbreak \\ back", "Yr heddlu a’r ffermwr", "quad bike"
    };

    final PostgisDatabase database = PostgisDatabase.fresh();
    final Path home;
    final Path key;
    final Path[] places;
    final List<UUID> people = new ArrayList<>();
    final List<UUID> records = new ArrayList<>();
    private final Random random;

    InventedAudit(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
        this.key = home.resolve("audit-key.pem");
        this.places = new Path[] {home.resolve("here"), home.resolve("there")};
        for (int i = 0; i < 12; i++) {
            people.add(id());
            records.add(id());
        }
    }

    /** Of an organisation as large as a force. */
    InventedAudit(Path home, long seed, int howManyPeople) {
        this(home, seed);
        while (people.size() < howManyPeople) {
            people.add(id());
        }
    }

    Path publicKey() {
        return key.resolveSibling(key.getFileName() + ".pub");
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Adds entries of every kind, and seals now and then and at the end. */
    void grow(int entries) throws SQLException, IOException {
        int left = entries;
        while (left > 0) {
            int now = Math.min(left, 1 + random.nextInt(40));
            try (var app = database.asApp()) {
                for (int i = 0; i < now; i++) {
                    write(app);
                }
            }
            seal();
            left -= now;
        }
    }

    private void write(Connection app) throws SQLException {
        try (var call = app.prepareStatement("select write_audit(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            var operations = AuditOperation.values();
            var subjects = new ArrayList<UUID>();
            for (int i = random.nextInt(4); i > 0; i--) {
                subjects.add(any(records));
            }
            call.setObject(1, random.nextInt(8) == 0 ? null : any(people), Types.OTHER);
            call.setObject(2, any(records), Types.OTHER);
            call.setString(3, operations[random.nextInt(operations.length)].name());
            call.setString(4, "invented act " + random.nextInt(5));
            call.setString(5, random.nextBoolean() ? "incident" : null);
            call.setArray(6, app.createArrayOf("uuid", subjects.toArray()));
            call.setObject(7, random.nextInt(5) == 0 ? any(people) : null, Types.OTHER);
            call.setString(8, random.nextBoolean() ? "EXACT" : null);
            call.setString(9, random.nextBoolean() ? "PREVENTION" : null);
            call.setString(10, random.nextInt(3) == 0 ? WORDS[random.nextInt(WORDS.length)] : null);
            call.setString(11, random.nextInt(3) == 0 ? WORDS[random.nextInt(WORDS.length)] : null);
            call.execute();
        }
    }

    void seal() throws SQLException, IOException {
        var signing = HeadKey.readOrMake(key);
        try (var auditor = database.asAuditor()) {
            auditor.setAutoCommit(false);
            new AuditSealer(signing).seal(auditor);
            for (var place : places) {
                new HeadFiles(place).addMissing(auditor, signing);
                auditor.rollback();
            }
        }
    }

    long number(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What the connection sees now, in a file. */
    Path export(Connection connection) throws SQLException, IOException {
        var file = home.resolve("export.txt");
        try (var out = Files.newBufferedWriter(file)) {
            AuditExport.write(connection, out);
        }
        return file;
    }

    Path export() throws SQLException, IOException {
        try (var auditor = database.asAuditor()) {
            auditor.setAutoCommit(false);
            return export(auditor);
        }
    }
}
