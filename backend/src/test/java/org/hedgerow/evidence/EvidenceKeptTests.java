package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of files stays as it is, is looked after, and is begun again where a server stopped. */
@HedgerowTest
class EvidenceKeptTests {

    @Autowired
    private Evidence evidence;

    @Autowired
    private Access access;

    @Autowired
    private Cast cast;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostgisDatabase database;

    @Autowired
    private Verifying verifying;

    @Autowired
    private EvidenceHealthIndicator health;

    @Autowired
    private FileWork work;

    @Autowired
    private FileStore store;

    @Autowired
    private EvidenceSettings settings;

    private final Random random = new Random(40);

    private record Kept(UUID file, UUID holder, int label, Person officer, byte[] content) {}

    @Test
    void anOriginalThatIsNotWhatWasSealedIsToldUntilItIsBack() throws Exception {
        var kept = keep();
        var place = place(kept);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
        var other = kept.content().clone();
        other[other.length / 2] ^= 1;
        Files.write(place, other);
        change("update evidence_keeping set verified_at = now() - interval '31 days' where file_id = '" + kept.file()
                + "'");
        verifying.verify();
        assertThat(acts(kept)).endsWith(FileAct.DAMAGED);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().toString())
                .doesNotContain(kept.file().toString());
        Files.write(place, kept.content());
        change("update evidence_keeping set verified_at = now() - interval '2 hours' where file_id = '" + kept.file()
                + "'");
        verifying.verify();
        assertThat(acts(kept)).endsWith(FileAct.DAMAGED, FileAct.VERIFIED);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatAStoppedServerWasAtIsBegunAgain() throws Exception {
        var kept = keep();
        change("update evidence_keeping set stage = 'SEALED' where file_id = '" + kept.file() + "'");
        awaitDone(kept.file());
        assertThat(acts(kept))
                .containsExactly(FileAct.EXPECTED, FileAct.RECEIVED, FileAct.SEALED, FileAct.COPIED, FileAct.COPIED);
        // Every piece was written down, and then the server stopped.
        var arriving = keep();
        store.putPart(arriving.file(), 0, arriving.content());
        change("insert into evidence_part (file_id, chunk) values ('" + arriving.file() + "', 0)");
        change("update evidence_keeping set stage = 'ARRIVING' where file_id = '" + arriving.file() + "'");
        work.tidy();
        awaitDone(arriving.file());
        assertThat(acts(arriving)).endsWith(FileAct.RECEIVED, FileAct.SEALED, FileAct.COPIED);
    }

    @Test
    void whatNeverComesIsRefusedAfterSixtyDays() throws Exception {
        var holder = UUID.randomUUID();
        var label = label();
        var file = UUID.randomUUID();
        var report = UUID.randomUUID();
        access.writingAsHolder(holder, Set.of(label), () -> {
            evidence.expect(
                    report, label, holder, new byte[32], List.of(new DeclaredFile(file, "", "", 9, "0".repeat(64), 1)));
            return 0;
        });
        change("update evidence_keeping set expected_at = now() - interval '61 days' where file_id = '" + file + "'");
        work.tidy();
        var receipt =
                access.readingAsHolder(holder, () -> evidence.receipts(report)).get(0);
        assertThat(receipt.refused()).isEqualTo(RefusedReason.NEVER_CAME);
        assertThat(receipt.complete()).isFalse();
        assertThatThrownBy(() -> access.writingAsHolder(holder, Set.of(label), () -> {
                    evidence.expect(
                            UUID.randomUUID(),
                            label,
                            holder,
                            new byte[32],
                            List.of(new DeclaredFile(file, "", "", 9, "0".repeat(64), 1)));
                    return 0;
                }))
                .as("an id is one file's for good")
                .hasMessage("invalid-fields");
    }

    @Test
    void theLedgerIsOnlyEverAddedToAndInNobodyElsesName() throws Exception {
        var kept = keep();
        for (var statement : List.of(
                "update evidence_ledger set act = 'VERIFIED' where file_id = :file",
                "delete from evidence_ledger where file_id = :file",
                "delete from evidence_file where id = :file",
                "update evidence_file set sha256 = sha256 where id = :file",
                "insert into evidence_ledger (file_id, label_id, act, person_id, sha256) select file_id, label_id, 'COPY_VIEWED', '"
                        + cast.officer("KENT").id() + "', sha256 from evidence_ledger where file_id = :file limit 1")) {
            assertThatThrownBy(() -> access.writing(
                            kept.officer(),
                            () -> jdbc.sql(statement).param("file", kept.file()).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> change("delete from evidence_ledger where file_id = '" + kept.file() + "'"))
                .as("by nobody at all")
                .isInstanceOf(SQLException.class);
    }

    @Test
    void itsSenderSeesWhatBecameOfAFileAndNothingOfWhatTheForceDoes() throws Exception {
        var kept = keep();
        assertThat(access.<Integer>readingAsHolder(kept.holder(), () -> count("evidence_file where id", kept.file())))
                .isOne();
        assertThat(access.<Integer>readingAsHolder(
                        kept.holder(), () -> count("evidence_ledger where file_id", kept.file())))
                .isZero();
        assertThat(access.<Integer>readingAsHolder(
                        UUID.randomUUID(), () -> count("evidence_file where id", kept.file())))
                .isZero();
        assertThat(access.<Integer>reading(cast.officer("SURREY"), () -> count("evidence_file where id", kept.file())))
                .isZero();
        assertThat(count("evidence_file where id", kept.file()))
                .as("without a context")
                .isZero();
    }

    private int count(String from, UUID file) {
        return jdbc.sql("select count(*) from " + from + " = :file")
                .param("file", file)
                .query(Integer.class)
                .single();
    }

    /** A small picture that nobody else has, sealed and copied. */
    private Kept keep() throws IOException, SQLException {
        var holder = UUID.randomUUID();
        var officer = cast.officer("KENT");
        var label = label();
        var content = Bases.jpeg(Bases.noise(random, BufferedImage.TYPE_INT_RGB), false);
        var report = told(officer, holder, label);
        var file = access.writingAsHolder(
                holder,
                Set.of(label),
                () -> evidence.take(report, label, holder, "a.jpg", "image/jpeg", new ByteArrayInputStream(content)));
        awaitDone(file);
        return new Kept(file, holder, label, officer, content);
    }

    /** A report that the force has, which its files belong to. */
    private UUID told(Person officer, UUID holder, int label) throws SQLException {
        var incident = reports.report(officer, "TR 0145 4321", Scope.OWN_FORCE)
                .released()
                .id();
        change(
                "insert into report (id, label_id, owner_organisation, holder, way, incident_id, happening_now, template, answers,"
                        + " may_contact, language, made_at) values ('" + incident + "', " + label + ", '"
                        + cast.force("KENT").id() + "', '" + holder + "', 'WITHOUT_ACCOUNT', '" + incident
                        + "', false, 'OTHER', '{}', false, 'en', now())");
        return incident;
    }

    private int label() {
        var terms = LabelTerms.of(cast.force("KENT").id(), SharingTerms.of(Scope.OWN_FORCE), Tier.EXACT);
        return access.labelsOf(List.of(terms)).get(terms);
    }

    private void awaitDone(UUID file) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var done = false;
        while (!done && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            done = jdbc.sql("select stage = 'DONE' from evidence_keeping where file_id = :file")
                    .param("file", file)
                    .query(Boolean.class)
                    .single();
        }
        assertThat(done).as("done").isTrue();
    }

    private List<FileAct> acts(Kept kept) {
        return evidence.continuity(kept.officer(), kept.file()).stream()
                .map(LedgerEntry::act)
                .toList();
    }

    private Path place(Kept kept) throws IOException {
        var name = HexFormat.of()
                .formatHex(Digests.of(new ByteArrayInputStream(kept.content())).sha256());
        return Path.of(settings.files(), "originals", name.substring(0, 2), name.substring(2, 4), name);
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
