package org.hedgerow.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions and answers in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened: row security says which there are. */
@Component
class QuestionRows {

    /** How many questions a bulletin takes; the database has a place for each. */
    static final int PLACES = 2000;

    private static final String QUESTION = """
            select q.*, a.audience, a.question, a.answer, a.question_cy, a.answer_cy, a.author from bulletin_question q
            left join bulletin_answer a on a.question_id = q.id and a.version = q.version
            where q.bulletin_id = :bulletin
            """;

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The label of the organisation of an issued bulletin that may be read. */
    Optional<Integer> labelOf(UUID bulletin) {
        return jdbc.sql("select label_id from issued_bulletin where id = :id")
                .param("id", bulletin)
                .query(Integer.class)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the id or the place is taken */
    void add(UUID id, UUID bulletin, int label, int place, @Nullable UUID person, String text) {
        jdbc.sql("insert into bulletin_question (id, bulletin_id, label_id, place, person_id, text)"
                        + " values (:id, :bulletin, :label, :place, :person, :text)")
                .param("id", id)
                .param("bulletin", bulletin)
                .param("label", label)
                .param("place", place)
                .param("person", person, Types.OTHER)
                .param("text", text)
                .update();
    }

    /** Of one bulletin: what waits first, then the oldest. */
    List<Question> list(UUID bulletin) {
        return jdbc.sql(QUESTION + "order by q.state in ('PUBLISHED', 'REFUSED'), q.asked_at, q.id limit " + PLACES)
                .param("bulletin", bulletin)
                .query((row, number) -> question(row))
                .list();
    }

    /** One, which nobody else changes before this transaction ends. */
    Optional<Question> hold(UUID bulletin, UUID id) {
        return jdbc.sql(QUESTION + "and q.id = :id for update of q")
                .param("bulletin", bulletin)
                .param("id", id)
                .query((row, number) -> question(row))
                .optional();
    }

    /** The next version of the answer, in the name of whoever acts. */
    void write(Question question, int label, Answer answer) {
        var welsh = answer.welsh();
        jdbc.sql(
                        "insert into bulletin_answer (question_id, version, label_id, audience, question, answer, question_cy, answer_cy)"
                                + " values (:id, :version, :label, :audience, :question, :answer, :questionCy, :answerCy)")
                .param("id", question.id())
                .param("version", question.version() + 1)
                .param("label", label)
                .param("audience", answer.audience().name())
                .param("question", answer.english().question())
                .param("answer", answer.english().answer())
                .param("questionCy", welsh == null ? null : welsh.question(), Types.VARCHAR)
                .param("answerCy", welsh == null ? null : welsh.answer(), Types.VARCHAR)
                .update();
        jdbc.sql("update bulletin_question set state = 'WRITTEN', version = version + 1 where id = :id")
                .param("id", question.id())
                .update();
    }

    /** The database refuses this of whoever wrote it. */
    void publish(Question question, int label) {
        jdbc.sql("insert into bulletin_answer_approval (question_id, version, label_id) values (:id, :version, :label)")
                .param("id", question.id())
                .param("version", question.version())
                .param("label", label)
                .update();
        jdbc.sql("""
                        insert into issued_answer (question_id, bulletin_id, audience, label_id, question, answer, question_cy, answer_cy)
                        select question_id, :bulletin, audience, label_id, question, answer, question_cy, answer_cy
                        from bulletin_answer where question_id = :id and version = :version""")
                .param("bulletin", question.bulletin())
                .param("id", question.id())
                .param("version", question.version())
                .update();
        jdbc.sql("update bulletin_question set state = 'PUBLISHED' where id = :id")
                .param("id", question.id())
                .update();
    }

    /** Also of one that was answered: the answer is gone for its readers. */
    void refuse(UUID question, QuestionRefusal reason) {
        jdbc.sql("delete from issued_answer where question_id = :id")
                .param("id", question)
                .update();
        jdbc.sql("update bulletin_question set state = 'REFUSED', refused_reason = :reason where id = :id")
                .param("id", question)
                .param("reason", reason.name())
                .update();
    }

    /** What the reader is given of the answers under a bulletin, oldest first. */
    List<PublishedAnswer> published(UUID bulletin) {
        return jdbc.sql("select * from issued_answer where bulletin_id = :bulletin order by published_at, question_id")
                .param("bulletin", bulletin)
                .query((row, number) -> new PublishedAnswer(
                        row.getObject("question_id", UUID.class),
                        answer(row),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Question question(ResultSet row) throws SQLException {
        var refusal = row.getString("refused_reason");
        return new Question(
                row.getObject("id", UUID.class),
                row.getObject("bulletin_id", UUID.class),
                row.getObject("person_id", UUID.class),
                Objects.requireNonNull(row.getString("text")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                QuestionState.valueOf(row.getString("state")),
                refusal == null ? null : QuestionRefusal.valueOf(refusal),
                row.getInt("version"),
                row.getString("audience") == null ? null : answer(row),
                row.getObject("author", UUID.class));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        var questionCy = row.getString("question_cy");
        return new Answer(
                BulletinAudience.valueOf(row.getString("audience")),
                new AnswerText(row.getString("question"), row.getString("answer")),
                questionCy == null ? null : new AnswerText(questionCy, row.getString("answer_cy")));
    }
}
