package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports that answer a bulletin: the desk is told which one, and whoever sends a made-up id learns nothing from it. */
class RepliesToBulletinsTests extends OverHttp {

    @Test
    void theDeskIsToldWhichBulletinAReportAnswers() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var bulletin = BulletinForms.issued(
                officer, visitor(force("CAMBS"), Role.OFFICER), BulletinForms.form("Answer us " + letters()));
        var id = newId();
        var answer = send(id, "TL 4512 4412", bulletin);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(officer.get("/api/desk/reports/" + id)
                        .json()
                        .at("/report/bulletin")
                        .asString())
                .isEqualTo(bulletin);
        var replies = "/api/desk/replies?bulletin=" + bulletin;
        assertThat(officer.get(replies).body()).isEqualTo("{\"reports\":1}");
        assertThat(visitor(force("ESSEX"), Role.OFFICER).get(replies).body())
                .as("of their own force")
                .isEqualTo("{\"reports\":0}");
        assertThat(visitor(watchGroup(), Role.REPORTER).get(replies).status()).isEqualTo(404);
        assertThat(officer.get("/api/desk/replies?bulletin=" + newId()).body()).isEqualTo("{\"reports\":0}");
        assertThat(nobody().get("/bulletins.atom").body()).contains("/report.html?bulletin=" + bulletin);
        var other = newId();
        assertThat(send(other, "TL 4513 4412", null).status()).isEqualTo(201);
        assertThat(officer.get("/api/desk/reports/" + other)
                        .json()
                        .at("/report/bulletin")
                        .isNull())
                .isTrue();
    }

    @Test
    void theSenderIsAnsweredAlikeWhetherOrNotThereIsSuchABulletin() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var draft = newId();
        assertThat(officer.put("/api/bulletin-desk/" + draft, BulletinForms.form("Not issued"))
                        .status())
                .isEqualTo(201);
        for (var bulletin : List.of(draft, UUID.randomUUID().toString(), new UUID(0, 0).toString())) {
            var id = newId();
            var answer = send(id, "TL 4514 4412", bulletin);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.body()).doesNotContain(bulletin);
        }
    }

    @Test
    void whatIsNoIdIsRefusedAndNothingIsKept() {
        force("CAMBS");
        for (var bulletin : List.of("", "1", "' or true --", "AAAAAAAA-0000-4000-8000-000000000000", "1-1-1-1-1")) {
            var id = newId();
            assertThat(send(id, "TL 4515 4412", bulletin).pointers())
                    .as(bulletin)
                    .containsExactly("/report/bulletin");
            assertThat(number("select count(*) from report where id = '" + id + "'"))
                    .isZero();
        }
    }

    @Test
    void aPlainFormCarriesItTooAndIsNotLostToOneThatIsNone() {
        force("CAMBS");
        var bulletin = UUID.randomUUID().toString();
        for (var given : List.of(bulletin, "no id " + bulletin)) {
            var answer = nobody().send(
                            "POST",
                            "/report",
                            "--edge\r\nContent-Disposition: form-data; name=\"place\"\r\n\r\nTL 4516 4412\r\n"
                                    + "--edge\r\nContent-Disposition: form-data; name=\"when\"\r\n\r\nnow\r\n"
                                    + "--edge\r\nContent-Disposition: form-data; name=\"bulletin\"\r\n\r\n" + given
                                    + "\r\n--edge--\r\n",
                            "multipart/form-data; boundary=edge",
                            Map.of("Sec-Fetch-Site", "same-origin"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        assertThat(number("select count(*) from report where bulletin_id = '" + bulletin + "'"))
                .isOne();
    }

    private Visitor.Answer send(String id, String place, @Nullable String bulletin) {
        var plain = SealedReports.plain(id, place);
        SealedReports.report(plain).put("bulletin", bulletin);
        return SealedReports.send(nobody(), plain);
    }
}
