package org.hedgerow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps of questions: whose they are, in whose name they are asked, and that nothing is published that a second person has not approved. */
@HedgerowTest
class QuestionsTests {

    private static final List<String> OWN = List.of("bulletin_question", "bulletin_answer", "bulletin_answer_approval");

    private final Cast cast;
    private final Access access;
    private final Bulletins bulletins;
    private final Issuing issuing;
    private final BulletinQuestions questions;
    private final QuestionDesk desk;
    private final JdbcClient jdbc;

    @Autowired
    QuestionsTests(
            Cast cast,
            Access access,
            Bulletins bulletins,
            Issuing issuing,
            BulletinQuestions questions,
            QuestionDesk desk,
            JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.bulletins = bulletins;
        this.issuing = issuing;
        this.questions = questions;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    @Test
    void questionsAreReadByTheOwnPoliceAlone() {
        var author = cast.officer("GWENT");
        var farmer = cast.farmer();
        var bulletin = issued(author);
        questions.ask(farmer, bulletin, UUID.randomUUID(), "Mine?");
        questions.ask(null, bulletin, UUID.randomUUID(), "Anybody's?");
        assertThat(desk.list(author, bulletin)).extracting(Question::person).containsExactly(farmer.id(), null);
        write(author, bulletin, desk.list(author, bulletin).get(0).id());
        for (var table : OWN) {
            for (var reader : List.of(farmer, cast.officer("DYFPOW"), cast.coordinator("TL34"))) {
                assertThat(access.<Integer>reading(reader, () -> count(table)))
                        .as(table)
                        .isZero();
            }
            assertThat(access.<Integer>readingAsHolder(farmer.id(), () -> count(table)))
                    .as(table)
                    .isZero();
            assertThat(access.<Integer>readingAsHolder(IssuedRows.ANYBODY, () -> count(table)))
                    .as(table)
                    .isZero();
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void nobodyAsksInAnotherNameOrUnderAnotherLabel() {
        var author = cast.officer("GWENT");
        var bulletin = issued(author);
        int label = bulletins.ownLabel(author.organisation().id());
        int other = bulletins.ownLabel(cast.officer("DYFPOW").organisation().id());
        var farmer = cast.farmer();
        assertThatThrownBy(() -> asked(IssuedRows.ANYBODY, bulletin, label, farmer.id()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asked(farmer.id(), bulletin, label, author.id()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asked(farmer.id(), bulletin, other, farmer.id()))
                .isInstanceOf(DataAccessException.class);
        assertThat(asked(farmer.id(), bulletin, label, farmer.id())).isOne();
    }

    @Test
    void aBulletinTakesNoMoreQuestionsThanItHasPlaces() {
        var author = cast.officer("GWENT");
        var bulletin = issued(author);
        int label = bulletins.ownLabel(author.organisation().id());
        access.writingAsHolder(
                IssuedRows.ANYBODY,
                List.of(label),
                () -> jdbc.sql(
                                "insert into bulletin_question (id, bulletin_id, label_id, place, text)"
                                        + " select gen_random_uuid(), :bulletin, :label, place, 'Why?' from generate_series(0, :last) place")
                        .param("bulletin", bulletin)
                        .param("label", label)
                        .param("last", QuestionRows.PLACES - 1)
                        .update());
        assertThatThrownBy(() -> questions.ask(null, bulletin, UUID.randomUUID(), "One more?"))
                .isInstanceOf(TooManyTries.class);
        assertThat(desk.list(author, bulletin)).hasSize(QuestionRows.PLACES);
    }

    @Test
    void theDatabasePublishesNothingThatASecondPersonHasNotApproved() {
        var author = cast.officer("GWENT");
        var bulletin = issued(author);
        var question = UUID.randomUUID();
        questions.ask(null, bulletin, question, "Is it so?");
        write(author, bulletin, question);
        assertThatThrownBy(() -> access.writing(author, () -> approve(question)))
                .as("one's own words")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> access.writing(author, () -> publish(question, "answer")))
                .as("unapproved")
                .isInstanceOf(DataAccessException.class);
        var second = cast.person(author.organisation(), Role.OFFICER);
        assertThatThrownBy(() -> access.writing(second, () -> approve(question) + publish(question, "'other words'")))
                .as("other words than were approved")
                .isInstanceOf(DataAccessException.class);
        assertThat(questions.answers(bulletin)).isEmpty();
        assertThat(desk.approve(second, bulletin, question, 1).state()).isEqualTo(QuestionState.PUBLISHED);
        assertThat(questions.answers(bulletin)).hasSize(1);
        assertThat(questions.answers(cast.farmer(), bulletin)).hasSize(1);
        assertThat(questions.answers(author, bulletin)).hasSize(1);
    }

    private void write(Person author, UUID bulletin, UUID question) {
        desk.write(
                author,
                bulletin,
                question,
                0,
                new Answer(BulletinAudience.PUBLIC, new AnswerText("Is that right?", "It is."), null));
    }

    private Integer asked(UUID holder, UUID bulletin, int label, UUID person) {
        return access.writingAsHolder(
                holder,
                List.of(label),
                () -> jdbc.sql("insert into bulletin_question (id, bulletin_id, label_id, place, person_id, text)"
                                + " values (gen_random_uuid(), :bulletin, :label, 7, :person, 'Why?')")
                        .param("bulletin", bulletin)
                        .param("label", label)
                        .param("person", person)
                        .update());
    }

    private Integer approve(UUID question) {
        return jdbc.sql("insert into bulletin_answer_approval (question_id, version, label_id)"
                        + " select question_id, version, label_id from bulletin_answer where question_id = :id")
                .param("id", question)
                .update();
    }

    private Integer publish(UUID question, String answer) {
        return jdbc.sql(
                        "insert into issued_answer (question_id, bulletin_id, audience, label_id, question, answer)"
                                + " select question_id, q.bulletin_id, audience, a.label_id, question, " + answer
                                + " from bulletin_answer a join bulletin_question q on q.id = a.question_id where question_id = :id")
                .param("id", question)
                .update();
    }

    private Integer count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private UUID issued(Person author) {
        var id = UUID.randomUUID();
        bulletins.begin(author, id, BulletinContents.asking(BulletinAudience.PUBLIC));
        bulletins.submit(author, id, 1);
        bulletins.approve(cast.person(author.organisation(), Role.OFFICER), id, 1, BulletinAudience.PUBLIC);
        issuing.issue(author, id, 1);
        return id;
    }
}
