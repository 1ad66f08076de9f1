package org.hedgerow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hedgerow.bulletin.BulletinAudience.POLICE;
import static org.hedgerow.bulletin.BulletinAudience.PUBLIC;
import static org.hedgerow.bulletin.BulletinAudience.WATCH;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps: nobody approves their own words, and nobody reads what was not issued to them. */
@HedgerowTest
class BulletinsTests {

    private static final List<String> ISSUED =
            List.of("issued_bulletin", "issued_wording", "bulletin_reach", "issued_answer", "issued_event_place");
    private static final List<String> WRITTEN = List.of("bulletin", "bulletin_approval");

    private final Cast cast;
    private final Access access;
    private final Bulletins bulletins;
    private final Issuing issuing;
    private final PublishedBulletins published;
    private final JdbcClient jdbc;

    @Autowired
    BulletinsTests(
            Cast cast,
            Access access,
            Bulletins bulletins,
            Issuing issuing,
            PublishedBulletins published,
            JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.bulletins = bulletins;
        this.issuing = issuing;
        this.published = published;
        this.jdbc = jdbc;
    }

    @Test
    void theDatabaseRefusesAnApprovalOfOnesOwnWords() {
        var author = cast.officer("GWENT");
        var id = begun(author, PUBLIC);
        bulletins.submit(author, id, 1);
        assertThatThrownBy(() -> bulletins.approve(author, id, 1, PUBLIC))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(BulletinProblem.OWN));
        assertThatThrownBy(() -> access.writing(author, () -> approval(id, "approver", author.id())))
                .as("past the rule in Java")
                .isInstanceOf(DataAccessException.class);
        var other = cast.officer("GWENT");
        assertThatThrownBy(() -> access.writing(author, () -> approval(id, "approver", other.id())))
                .as("in somebody else's name")
                .isInstanceOf(DataAccessException.class);
        assertThat(bulletins.approve(other, id, 1, PUBLIC).state()).isEqualTo(BulletinState.APPROVED);
    }

    @Test
    void theDatabaseRefusesToIssueWhatWasNotApprovedInThatVersion() {
        var author = cast.officer("GWENT");
        var id = approved(author, PUBLIC);
        bulletins.write(author, id, 1, BulletinContents.saying("Changed", AdviceCategory.GENERAL, PUBLIC));
        assertThat(bulletins.get(author, id).state()).isEqualTo(BulletinState.DRAFT);
        assertThatThrownBy(() -> issuing.issue(author, id, 2)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> access.writing(
                        author,
                        () -> jdbc.sql(
                                        "with made as (insert into issued_bulletin (id, label_id, owner_organisation, message,"
                                                + " state, facts, area, issued_at, expires_at) select id, label_id, owner_organisation,"
                                                + " message, 'ISSUED', '{}', area, now(), now() + interval '1 hour' from bulletin"
                                                + " where id = :id returning id, label_id) insert into issued_wording (bulletin_id,"
                                                + " audience, label_id, title, summary, body) select id, 'PUBLIC', label_id, 'a', 'b', ''"
                                                + " from made")
                                .param("id", id)
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void eachReaderIsGivenTheFirstWordingThatIsTheirsAndNothingBeforeItIsIssued() {
        var author = cast.officer("GWENT");
        var neighbour = cast.officer("DYFPOW");
        var coordinator = cast.coordinator("TL34");
        var elsewhere = cast.coordinator("ST22");
        var farmer = cast.farmer();
        var id = approved(author, POLICE, WATCH, PUBLIC);
        for (var reader : List.of(neighbour, coordinator, elsewhere, farmer)) {
            assertThat(published.find(reader, id)).isEmpty();
            assertThat(counts(reader, id)).containsOnly(0);
        }
        assertThat(published.find(id)).isEmpty();
        issuing.issue(author, id, 1);
        assertThat(audience(author, id)).isEqualTo(POLICE);
        assertThat(audience(neighbour, id)).isEqualTo(POLICE);
        assertThat(audience(coordinator, id)).isEqualTo(WATCH);
        assertThat(audience(elsewhere, id)).isEqualTo(PUBLIC);
        assertThat(audience(farmer, id)).isEqualTo(PUBLIC);
        assertThat(published.find(id).orElseThrow().audience()).isEqualTo(PUBLIC);
        assertThat(access.<Integer>reading(coordinator, () -> wordings(id)))
                .as("the watch's and everybody's")
                .isEqualTo(2);
        assertThat(access.<Integer>reading(neighbour, () -> wordings(id))).isOne();
        assertThat(access.<Integer>readingAsHolder(IssuedRows.ANYBODY, () -> wordings(id)))
                .isOne();
        for (var table : WRITTEN) {
            for (var reader : List.of(neighbour, coordinator, farmer)) {
                assertThat(access.<Integer>reading(reader, () -> count(table)))
                        .as(table)
                        .isZero();
            }
            assertThat(access.<Integer>readingAsHolder(IssuedRows.ANYBODY, () -> count(table)))
                    .isZero();
        }
    }

    @Test
    void whoeverHasNoAccountReadsNothingElseInTheDatabase() {
        var author = cast.officer("GWENT");
        issuing.issue(author, approved(author, PUBLIC), 1);
        var tables = jdbc.sql("select relname from pg_class where relnamespace = 'hedgerow'::regnamespace"
                        + " and relkind = 'r' and relrowsecurity order by relname")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(20);
        for (var table : tables) {
            boolean readable = jdbc.sql("select has_table_privilege('hedgerow_app', 'hedgerow.' || :table, 'select')")
                    .param("table", table)
                    .query(Boolean.class)
                    .single();
            if (readable && !ISSUED.contains(table)) {
                assertThat(access.<Integer>readingAsHolder(IssuedRows.ANYBODY, () -> count(table)))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void withoutAContextThereIsNothing() {
        var author = cast.officer("GWENT");
        issuing.issue(author, approved(author, POLICE, WATCH, PUBLIC), 1);
        for (var table : ISSUED) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    private Integer approval(UUID id, String column, UUID person) {
        return jdbc.sql("insert into bulletin_approval (bulletin_id, version, audience, label_id, " + column
                        + ") select id, version, 'PUBLIC', label_id, :person from bulletin where id = :id")
                .param("id", id)
                .param("person", person)
                .update();
    }

    private BulletinAudience audience(Person reader, UUID id) {
        return published.find(reader, id).orElseThrow().audience();
    }

    private List<Integer> counts(Person reader, UUID id) {
        return access.reading(
                reader,
                () -> ISSUED.stream()
                        .map(table -> jdbc.sql("select count(*) from " + table + " where "
                                        + (table.equals("issued_bulletin") ? "id" : "bulletin_id") + " = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .single())
                        .toList());
    }

    private Integer wordings(UUID id) {
        return jdbc.sql("select count(*) from issued_wording where bulletin_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private Integer count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private UUID approved(Person author, BulletinAudience... audiences) {
        var id = begun(author, audiences);
        bulletins.submit(author, id, 1);
        var second = cast.person(author.organisation(), Role.OFFICER);
        for (var audience : audiences) {
            bulletins.approve(second, id, 1, audience);
        }
        return id;
    }

    private UUID begun(Person author, BulletinAudience... audiences) {
        var id = UUID.randomUUID();
        bulletins.begin(
                author, id, BulletinContents.saying("Look out for each other.", AdviceCategory.COURSING, audiences));
        return id;
    }
}
