package org.hedgerow.intelligence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SanitisationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How graded texts, conditions and times stand in rows, the same for what an author and for what an assessor wrote. */
final class RowValues {

    private RowValues() {}

    static StatementSpec texts(StatementSpec statement, List<GradedText> items, @Nullable GradedText provenance) {
        return statement
                .param("texts", items.stream().map(GradedText::text).toArray(String[]::new))
                .param(
                        "grades",
                        items.stream().map(each -> each.grading().text()).toArray(String[]::new))
                .param("provenance", provenance == null ? null : provenance.text())
                .param(
                        "provenanceGrade",
                        provenance == null ? null : provenance.grading().text());
    }

    static StatementSpec conditions(StatementSpec statement, Conditions conditions) {
        return statement
                .param("conditionText", conditions.text())
                .param("conditionReason", conditions.reason())
                .param("action", name(conditions.action()))
                .param("sanitisation", name(conditions.sanitisation()))
                .param("permittedUse", conditions.permittedUse());
    }

    static List<GradedText> items(ResultSet row) throws SQLException {
        var texts = (String[]) row.getArray("item_texts").getArray();
        var grades = (String[]) row.getArray("item_grades").getArray();
        var items = new ArrayList<GradedText>();
        for (int at = 0; at < texts.length; at++) {
            items.add(new GradedText(texts[at], grading(grades[at])));
        }
        return items;
    }

    static @Nullable GradedText provenance(ResultSet row) throws SQLException {
        var text = row.getString("provenance");
        return text == null ? null : new GradedText(text, grading(row.getString("provenance_grade")));
    }

    private static Grading grading(String text) {
        return Grade.of(text).<Grading>map(grade -> grade).orElseGet(() -> new LegacyGrade(text));
    }

    static Conditions readConditions(ResultSet row) throws SQLException {
        return new Conditions(
                row.getString("condition_text"),
                row.getString("condition_reason"),
                code(ActionCode.class, row.getString("action_code")),
                code(SanitisationCode.class, row.getString("sanitisation_code")),
                row.getString("permitted_use"));
    }

    static Marking marking(ResultSet row) throws SQLException {
        return Marking.OFFICIAL.text().equals(row.getString("marking")) ? Marking.OFFICIAL : Marking.OFFICIAL_SENSITIVE;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime written(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static <E extends Enum<E>> @Nullable E code(Class<E> codes, @Nullable String name) {
        return name == null ? null : Enum.valueOf(codes, name);
    }

    static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
