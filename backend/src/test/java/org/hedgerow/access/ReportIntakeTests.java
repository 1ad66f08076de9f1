package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hedgerow.access.Visitor.Answer;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Reports as phones send them: sealed, with a name or without. */
@ExtendWith(OutputCaptureExtension.class)
class ReportIntakeTests extends OverHttp {

    @Test
    void aReportWithoutANameBecomesAnIncidentOfTheForceOfThePlace() {
        force("CAMBS");
        var id = newId();
        var plain = SealedReports.plain(id, "TL 4412 4412");
        var answer = SealedReports.send(nobody(), plain);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("named").asBoolean()).isFalse();
        assertThat(answer.json().get("force").asString())
                .isEqualTo(force("CAMBS").name());
        assertThat(answer.json().get("reference").isNull())
                .as("nothing of the incident")
                .isTrue();
        assertThat(number("select count(*) from report where way = 'WITHOUT_ACCOUNT' and incident_id = id and id = '"
                        + id + "' and template = 'HARE' and answers = '{\"peopleCount\": 3, \"dogsCount\": 2}'"))
                .isOne();
        assertThat(number("select count(*) from incident where category_code = 'HARE.SUSPECTED' and id = '" + id + "'"))
                .isOne();
        assertThat(number("select count(*) from report_progress where state = 'RECEIVED' and report_id = '" + id + "'"))
                .isOne();
        assertThat(number("select count(*) from incident_reporter where incident_id = '" + id + "'"))
                .isZero();
        var desk = visitor(force("CAMBS"), Role.OFFICER).get("/api/incidents/" + id);
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.json().toString()).contains("Three men with dogs on stubble.");
        assertThat(visitor(force("ESSEX"), Role.OFFICER)
                        .get("/api/incidents/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aReportInSomebodysNameNeedsTheirSession() {
        force("CAMBS");
        var id = newId();
        var plain = SealedReports.named(id, "TL 4413 4412");
        assertThat(SealedReports.send(nobody(), plain).status()).isEqualTo(401);
        var farmer = visitor(watchGroup(), Role.REPORTER);
        var answer = SealedReports.send(farmer, plain);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("named").asBoolean()).isTrue();
        assertThat(answer.json().get("reference").asString()).startsWith("CAMBS-");
        var again = SealedReports.send(farmer, plain);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(farmer.get("/api/incidents/mine").body()).contains(id);
    }

    /** Of a phone whose session ended before the answer came: it sends the same without the name. */
    @Test
    void whatArrivedInANameIsAnsweredWithoutTheSessionAndTellsNothing() {
        force("CAMBS");
        var id = newId();
        var plain = SealedReports.named(id, "TL 4418 4412");
        assertThat(SealedReports.send(visitor(watchGroup(), Role.REPORTER), plain)
                        .status())
                .isEqualTo(201);
        assertThat(SealedReports.send(visitor(watchGroup(), Role.REPORTER), plain)
                        .pointers())
                .as("somebody else's id")
                .containsExactly("/id");
        for (var sender : List.of(nobody(), visitor(watchGroup(), Role.REPORTER))) {
            var answer = SealedReports.send(sender, plain, "?unnamed=true");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("named").asBoolean()).isTrue();
            assertThat(answer.json().get("reference").isNull()).isTrue();
        }
        assertThat(number("select count(*) from report where id = '" + id + "' and way = 'SIGNED_IN'"))
                .isOne();
        // Other words under the id, and other ids with the words, prove nothing.
        SealedReports.report(plain).put("narrative", "Two men.");
        assertThat(SealedReports.send(nobody(), plain, "?unnamed=true").pointers())
                .containsExactly("/id");
        var other = newId();
        var unnamed = SealedReports.named(other, "TL 4419 4412");
        assertThat(SealedReports.send(nobody(), unnamed, "?unnamed=true").status())
                .isEqualTo(201);
        var signedIn = SealedReports.send(visitor(watchGroup(), Role.REPORTER), unnamed);
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.json().get("named").asBoolean())
                .as("it stays without a name")
                .isFalse();
    }

    @Test
    void aReportMadeSignedInIsTakenWithoutTheNameWhenItsMakerSaysSo() {
        force("CAMBS");
        var id = newId();
        var plain = SealedReports.named(id, "TL 4414 4412");
        var answer = SealedReports.send(nobody(), plain, "?unnamed=true");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("named").asBoolean()).isFalse();
        assertThat(SealedReports.send(nobody(), plain, "?unnamed=true").status())
                .isEqualTo(200);
        assertThat(number("select count(*) from report where way = 'WITHOUT_ACCOUNT' and id = '" + id + "'"))
                .isOne();
    }

    @Test
    void theSameReportSentAtOnceFromManySidesIsTakenOnce() throws Exception {
        force("CAMBS");
        var id = newId();
        var plain = SealedReports.plain(id, "TL 4415 4412");
        var sender = nobody();
        var sealed = IntStream.range(0, 12)
                .mapToObj(i -> SealedReports.seal(sender, Visitor.JSON.writeValueAsString(plain)))
                .toList();
        var threads = Executors.newFixedThreadPool(12);
        try {
            var answers = threads
                    .invokeAll(sealed.stream()
                            .<Callable<Answer>>map(each -> () -> SealedReports.send(nobody(), id, each))
                            .toList())
                    .stream()
                    .map(ReportIntakeTests::got)
                    .toList();
            assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        for (var table : List.of("report where id", "incident where id", "report_submission where report_id")) {
            assertThat(number("select count(*) from " + table + " = '" + id + "'"))
                    .isOne();
        }
        SealedReports.report(plain).put("narrative", "Four men.");
        assertThat(SealedReports.send(nobody(), plain).pointers()).containsExactly("/id");
    }

    @Test
    void onlyThePoliceAndWatchCoordinatorsEnterReportsForACaller() {
        var id = newId();
        var plain = SealedReports.named(id, "TL 4416 4412");
        var report = SealedReports.report(plain);
        report.put("way", "FOR_CALLER");
        report.put("mayContact", true);
        report.put("contact", Map.of("name", "Ann Invented", "telephone", "01632 960001"));
        var farmer = visitor(watchGroup(), Role.REPORTER);
        assertThat(SealedReports.send(farmer, plain).pointers()).containsExactly("/report/way");
        var answer = SealedReports.send(visitor(force("CAMBS"), Role.OFFICER), plain);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var rang = newId();
        var another = SealedReports.named(rang, "TL 4416 4412");
        SealedReports.report(another).put("way", "FOR_CALLER");
        assertThat(SealedReports.send(visitor(watchGroup("TL44"), Role.WATCH_COORDINATOR), another)
                        .status())
                .isEqualTo(201);
        assertThat(number("select count(*) from report where way = 'FOR_CALLER' and id = '" + rang + "'"))
                .isOne();
        assertThat(number("select count(*) from report r join report_contact c on c.report_id = r.id"
                        + " where r.way = 'FOR_CALLER' and c.telephone = '01632 960001' and r.id = '" + id + "'"))
                .isOne();
    }

    @Test
    void whatIsReportedAsAnIncidentIsForTheDeskToo() {
        force("CAMBS");
        var id = newId();
        var farmer = visitor(watchGroup(), Role.REPORTER);
        assertThat(farmer.put("/api/incidents/" + id, report("TL 4417 4412", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        assertThat(number("select count(*) from report where way = 'SIGNED_IN' and template = 'HARE' and answers = '{}'"
                        + " and incident_id = '" + id + "'"))
                .isOne();
        var own = newId();
        assertThat(visitor(force("CAMBS"), Role.OFFICER)
                        .put("/api/incidents/" + own, report("TL 4418 4412", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        assertThat(number("select count(*) from report where id = '" + own + "'"))
                .as("the force's own records need no desk")
                .isZero();
    }

    @Test
    void placeAndTimeAreEnough() {
        force("CAMBS");
        var plain = SealedReports.plain(newId(), "TL 4419 4412");
        SealedReports.report(plain).keySet().retainAll(List.of("earliest", "latest", "place"));
        var answer = SealedReports.send(nobody(), plain);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(number("select count(*) from incident where category_code = 'OTHER.NOTSAID' and id = '"
                        + plain.get("id") + "'"))
                .isOne();
        SealedReports.report(plain).clear();
        plain.put("id", UUID.randomUUID().toString());
        assertThat(SealedReports.send(nobody(), plain).pointers())
                .containsExactlyInAnyOrder("/report/earliest", "/report/latest", "/report/place");
    }

    @Test
    void whoWantsNoContactIsNotKept() {
        force("CAMBS");
        var plain = SealedReports.plain(newId(), "TL 4420 4412");
        SealedReports.report(plain).put("contact", Map.of("telephone", "01632 960002"));
        assertThat(SealedReports.send(nobody(), plain).status()).isEqualTo(201);
        assertThat(number("select count(*) from report_contact where telephone = '01632 960002'"))
                .isZero();
    }

    @Test
    void neitherWordsNorContactsNorCodesReachTheLog(CapturedOutput output) {
        force("CAMBS");
        var plain = SealedReports.plain(newId(), "TL 4421 4412");
        var code = plain.get("receiptCode").toString();
        var report = SealedReports.report(plain);
        report.put("narrative", "canary words");
        report.put("mayContact", true);
        report.put(
                "contact",
                Map.of("name", "canary name", "telephone", "01632 960003", "email", "canary@invented.example"));
        report.put("answers", Map.of("peopleLook", "canary look"));
        assertThat(SealedReports.send(nobody(), plain).status()).isEqualTo(201);
        report.put("answers", Map.of("canaryQuestion", "canary"));
        SealedReports.send(nobody(), plain);
        plain.put("canaryField", "canary");
        SealedReports.send(nobody(), plain);
        plain.put("id", newId());
        SealedReports.send(nobody(), plain);
        nobody().send("POST", "/api/receipts/opened", Map.of("code", code));
        nobody().send("POST", "/api/receipts/messages", Map.of("code", code, "id", newId(), "text", "canary text"));
        nobody().send("POST", "/api/receipts/opened", "{\"code\":\"" + code + "\",\"canary\":[}");
        assertThat(output.getAll()).doesNotContain("canary", "01632 96000", code, "127.0.0.1", "TL 4421");
    }

    private static Answer got(java.util.concurrent.Future<Answer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
