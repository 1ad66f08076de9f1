package org.hedgerow.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.hotspot.AnalysisQuestion;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself keeps analyses from everybody but those whom the label names, and lets their author alone change them. */
@HedgerowTest
class SavedAnalysisRowsTests {

    private final Cast cast;
    private final Access access;
    private final SavedAnalyses analyses;
    private final JdbcClient jdbc;

    @Autowired
    SavedAnalysisRowsTests(Cast cast, Access access, SavedAnalyses analyses, JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.analyses = analyses;
        this.jdbc = jdbc;
    }

    @Test
    void aColleagueWhoReadsAnAnalysisWritesNothingOfIt() {
        var force = cast.force("DURHAM");
        var author = cast.person(force, Role.ANALYST);
        var colleague = cast.person(force, Role.ANALYST);
        var id = save(author, SharingTerms.of(Scope.OWN_FORCE));
        assertThat(access.<Integer>reading(colleague, () -> count(id))).isOne();
        for (var statement : Set.of(
                "update saved_analysis set name = 'Taken' where id = :id",
                "delete from saved_analysis where id = :id")) {
            assertThat(access.<Integer>writing(
                            colleague, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isZero();
        }
        assertThatThrownBy(() -> access.writing(
                        colleague,
                        () -> jdbc.sql(
                                        "insert into saved_analysis (id, label_id, owner_organisation, author, name, kind,"
                                                + " parameters, content_sha256, made_at, changed_at) select :new, label_id,"
                                                + " owner_organisation, author, name, kind, parameters, content_sha256, made_at,"
                                                + " changed_at from saved_analysis where id = :id")
                                .params(Map.of("new", UUID.randomUUID(), "id", id))
                                .update()))
                .as("in somebody else's name")
                .isInstanceOf(DataAccessException.class);
        assertThat(access.<Integer>writing(
                        author,
                        () -> jdbc.sql("update saved_analysis set name = 'Mine' where id = :id")
                                .param("id", id)
                                .update()))
                .isOne();
    }

    @Test
    void withoutAContextThereAreNone() {
        save(cast.person(cast.force("DURHAM"), Role.ANALYST), SharingTerms.of(Scope.ALL_FORCES));
        assertThat(jdbc.sql("select count(*) from saved_analysis")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aQuestionAboutOneGroupIsUnderALabelOfThatGroup() {
        var author = cast.person(cast.force("DURHAM"), Role.ANALYST);
        var all = save(author, SharingTerms.of(Scope.ALL_FORCES));
        assertThat(groupOf(author, all)).isEqualTo("HARE");
        assertThat(groupOf(author, save(author, SharingTerms.of(Scope.OWN_FORCE))))
                .as("its own force reads it whatever it asks about")
                .isEmpty();
    }

    private String groupOf(Person person, UUID id) {
        int label = access.<Integer>reading(
                person,
                () -> jdbc.sql("select label_id from saved_analysis where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
        var group = access.termsOf(label).categoryGroup();
        return group == null ? "" : group;
    }

    private UUID save(Person author, SharingTerms terms) {
        var id = UUID.randomUUID();
        var question = new AnalysisQuestion("HOTSPOTS", "category=HARE&period=28d", Set.of("HARE"));
        analyses.save(author, id, new AnalysisContent("A question", question, terms), new byte[32]);
        return id;
    }

    private int count(UUID id) {
        return jdbc.sql("select count(*) from saved_analysis where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
