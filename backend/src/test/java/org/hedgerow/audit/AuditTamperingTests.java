package org.hedgerow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a ruler of the database does to the audit, the independent verifier finds it and names the first bad entry. The number of tries is the
 * system property {@code hedgerow.prove.tamperings}, their seed {@code hedgerow.prove.seed}.
 */
class AuditTamperingTests {

    private static final int ENTRIES = 300;
    /** People of whom everything is erased. */
    private static final int ERASED = 1_200;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @TempDir
    private static Path home;

    private static InventedAudit audit;
    private static IndependentVerifier verifier;

    @BeforeAll
    static void growAndCompile() throws SQLException, IOException {
        verifier = new IndependentVerifier(Files.createDirectories(home.resolve("verifier")));
        audit = new InventedAudit(home, 1);
        audit.grow(ENTRIES - 1);
        try (var auditor = audit.database.asAuditor();
                var erase = auditor.prepareStatement("select erase_from_audit(?, null, null, 'asked for')")) {
            erase.setObject(1, audit.people.get(0));
            erase.execute();
        }
        audit.seal();
    }

    private IndependentVerifier.Verdict verify(Path export) {
        return verifier.verify(export, audit.publicKey(), audit.places);
    }

    @Test
    void whatIsAsItWasSealedIsFoundSo() throws Exception {
        var verdict = verify(audit.export());
        assertThat(verdict.words()).contains(ENTRIES + " entries are as they were sealed");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void everyTamperingIsFoundAndItsFirstBadEntryNamed() throws Exception {
        int tries = Integer.getInteger("hedgerow.prove.tamperings", 500);
        long seed = Long.getLong("hedgerow.prove.seed", 20261122);
        var random = new Random(seed);
        var kinds = new TreeSet<String>();
        try (var superuser = audit.database.asSuperuser()) {
            superuser.setAutoCommit(false);
            for (int i = 0; i < tries; i++) {
                try (var statement = superuser.createStatement()) {
                    statement.execute("set local session_replication_role = replica");
                }
                var done = new Tampering(superuser, random, ENTRIES).once();
                var verdict = verify(audit.export(superuser));
                superuser.rollback();
                assertThat(verdict.exit())
                        .as(
                                "try %d of seed %d: %s, at leaf %d: %s",
                                i, seed, done.kind(), done.firstBad(), verdict.words())
                        .isOne();
                assertThat(verdict.firstBadLeaf())
                        .as("try %d of seed %d: %s: %s", i, seed, done.kind(), verdict.words())
                        .isEqualTo(done.firstBad());
                kinds.add(done.kind());
            }
        }
        System.out.printf("audit: %,d tamperings of %d kinds, all found (seed %d)%n", tries, kinds.size(), seed);
        assertThat(kinds).as("kinds of tampering that were tried").hasSizeGreaterThan(20);
    }

    @Test
    void aWrongWordInTheExportOrTheHeadsIsFound() throws Exception {
        var export = audit.export();
        var text = Files.readString(export);
        var random = new Random(2);
        var body = text.substring(0, text.lastIndexOf("end\t"));
        for (int i = 0; i < 40; i++) {
            int at = 30 + random.nextInt(body.length() - 30);
            char other = body.charAt(at) == '7' ? '8' : '7';
            var file = home.resolve("changed.txt");
            Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));
            assertThat(verify(file).exit()).as("character %d", at).isNotZero();
        }
        var cut = home.resolve("cut.txt");
        Files.writeString(cut, body);
        assertThat(verify(cut).exit()).isEqualTo(2);
    }

    @Test
    void aPlaceThatLostItsEndIsMadeUpForByTheOther() throws Exception {
        var copy = home.resolve("shortened");
        Files.createDirectories(copy);
        try (var files = Files.list(audit.places[0])) {
            for (var file : files.toList()) {
                var lines = Files.readAllLines(file);
                Files.write(copy.resolve(file.getFileName()), lines.subList(0, lines.size() / 2));
            }
        }
        try (var superuser = audit.database.asSuperuser();
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            statement.execute("delete from audit_entry where number = (select max(number) from audit_entry)");
            var export = audit.export(superuser);
            superuser.rollback();
            assertThat(verifier.verify(export, audit.publicKey(), copy, audit.places[1])
                            .exit())
                    .isOne();
        }
        try (var files = Files.list(copy)) {
            var file = files.findFirst().orElseThrow();
            var lines = Files.readAllLines(file);
            Files.writeString(
                    file, lines.get(0).replaceFirst("\t[0-9a-f]{8}", "\t01234567") + "\n", StandardOpenOption.APPEND);
            assertThat(verify(audit.export(), copy).words()).contains("not signed by this key");
        }
        var strange = home.resolve("strange");
        new InventedAudit(Files.createDirectories(strange), 9).grow(3);
        assertThat(verify(audit.export(), strange.resolve("here")).exit()).isOne();
        assertThat(verify(audit.export(), Files.createDirectories(home.resolve("nothing")))
                        .exit())
                .isEqualTo(2);
    }

    private IndependentVerifier.Verdict verify(Path export, Path place) {
        return verifier.verify(export, audit.publicKey(), place);
    }

    @Test
    void erasingManyPeopleKeepsEveryProof(@TempDir Path elsewhere) throws Exception {
        var other = new InventedAudit(elsewhere, 3, ERASED);
        other.grow(2 * ERASED);
        var erased = new HashSet<UUID>();
        int concerned = 0;
        try (var auditor = other.database.asAuditor();
                var erase = auditor.prepareStatement("select erase_from_audit(?, null, null, null)")) {
            for (var person : other.people) {
                erase.setObject(1, person);
                try (var row = erase.executeQuery()) {
                    row.next();
                    concerned += row.getLong(1) > 0 ? 1 : 0;
                }
                erased.add(person);
                if (erased.size() % (ERASED / 4) == 0) {
                    other.seal();
                    assertThat(verifier.verify(other.export(), other.publicKey(), other.places)
                                    .exit())
                            .isZero();
                }
            }
        }
        other.seal();
        assertThat(erased).hasSize(ERASED);
        assertThat(concerned).as("people of whom there was something").isGreaterThan(1_000);
        assertThat(other.number(
                        "select count(*) from audit_personal where person_id is not null or account_id is not null"))
                .isZero();
        assertThat(ID.matcher(Files.readString(other.export()))
                        .results()
                        .map(id -> UUID.fromString(id.group()))
                        .filter(erased::contains))
                .isEmpty();
        var verdict = verifier.verify(other.export(), other.publicKey(), other.places);
        assertThat(verdict.words()).contains("as they were sealed");
        assertThat(verdict.exit()).isZero();
    }
}
