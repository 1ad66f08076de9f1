package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.access.Visitor.Answer;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** What nobody's phone sends. Each is refused, and none leaves a row. */
class HostileReportTests extends OverHttp {

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JWEHeader.Builder header(RSAKey key, JWEAlgorithm algorithm, EncryptionMethod method) {
        return new JWEHeader.Builder(algorithm, method).keyID(key.getKeyID());
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems#sealed-unreadable");
    }

    @Test
    void onlyTheOneWayOfSealingIsOpened() throws JOSEException {
        var visitor = nobody();
        var key = SealedReports.key(visitor);
        var id = newId();
        var plain = Visitor.JSON.writeValueAsString(SealedReports.plain(id, "TL 4712 4412"));
        var good = SealedReports.seal(visitor, plain);
        var parts = good.split("\\.");
        var sent = new LinkedHashMap<String, String>();
        sent.put("nothing", "");
        sent.put("no JWE", "hello");
        sent.put("only dots", "....");
        sent.put("too many parts", good + ".x");
        sent.put("a JWT", encoded("{\"alg\":\"none\"}") + "." + encoded(plain) + ".");
        sent.put(
                "RSA-OAEP",
                SealedReports.seal(
                        key,
                        header(key, JWEAlgorithm.RSA_OAEP_512, EncryptionMethod.A256GCM)
                                .build(),
                        plain));
        sent.put(
                "A128GCM",
                SealedReports.seal(
                        key,
                        header(key, JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                                .build(),
                        plain));
        sent.put(
                "compressed",
                SealedReports.seal(
                        key,
                        header(key, JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .compressionAlgorithm(CompressionAlgorithm.DEF)
                                .build(),
                        plain));
        sent.put(
                "another header",
                SealedReports.seal(
                        key,
                        header(key, JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .contentType("JWT")
                                .build(),
                        plain));
        sent.put(
                "no key named",
                SealedReports.seal(
                        key,
                        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).build(),
                        plain));
        var other = new RSAKeyGenerator(3072).keyID("another").generate();
        sent.put(
                "another key",
                SealedReports.seal(
                        other,
                        header(other, JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .build(),
                        plain));
        sent.put(
                "another key under our name",
                SealedReports.seal(
                        other,
                        header(key, JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .build(),
                        plain));
        for (var algorithm : List.of("none", "RSA1_5", "dir", "A256KW", "PBES2-HS256+A128KW", "ECDH-ES", "RSA-OAEP")) {
            parts[0] = encoded("{\"alg\":\"" + algorithm + "\",\"enc\":\"A256GCM\",\"kid\":\"" + key.getKeyID()
                    + "\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}");
            sent.put("says " + algorithm, String.join(".", parts));
        }
        parts[0] = encoded("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + key.getKeyID()
                + "\",\"crit\":[\"x\"],\"x\":1}");
        sent.put("critical header", String.join(".", parts));
        parts[0] = encoded("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + "k".repeat(2000) + "\"}");
        sent.put("endless header", String.join(".", parts));
        sent.forEach((name, text) -> refused(SealedReports.send(visitor, id, text)));
        var random = new Random(38);
        for (int i = 0; i < 40; i++) {
            var bent = good.toCharArray();
            var at = random.nextInt(bent.length - 1);
            bent[at] = bent[at] == 'A' ? 'B' : 'A';
            if (new String(bent).split("\\.").length == 5 && !new String(bent).equals(good)) {
                var answer = SealedReports.send(visitor, id, new String(bent));
                assertThat(answer.status()).as("letter %d", at).isEqualTo(422);
            }
        }
        assertThat(SealedReports.send(visitor, id, "x".repeat(96 * 1024 + 1)).status())
                .isEqualTo(413);
        assertThat(visitor.send("PUT", "/api/reports/" + id, good, "text/plain", Map.of())
                        .status())
                .isEqualTo(415);
        assertThat(number("select count(*) from report_submission where report_id = '" + id + "'"))
                .isZero();
        assertThat(SealedReports.send(visitor, id, good).status()).isEqualTo(201);
    }

    @Test
    void whatIsSealedIsReadAsStrictlyAsAnyBody() {
        var visitor = nobody();
        var id = newId();
        var plain = Visitor.JSON.writeValueAsString(SealedReports.plain(id, "TL 4713 4412"));
        var wrong = List.of(
                "null",
                "[]",
                "7",
                "{",
                plain + plain,
                "{\"id\":\"" + id + "\",\"id\":\"" + id + "\"}",
                plain.replace("\"named\"", "\"nam\\u0065d\":true,\"named\""),
                plain.replace("\"named\":false", "\"named\":\"false\""),
                plain.replace("\"happeningNow\":false", "\"happeningNow\":0"),
                plain.replace("\"way\":\"SELF\"", "\"way\":1"),
                plain.replace("\"way\":\"SELF\"", "\"unknown\":1"),
                plain.replace("\"answers\":", "\"answers\":" + "[".repeat(500)),
                plain.replaceFirst("\\{", "{\"files\":" + "[".repeat(40) + "]".repeat(40) + ","));
        for (var text : wrong) {
            var answer = SealedReports.send(visitor, id, SealedReports.seal(visitor, text));
            assertThat(answer.status())
                    .as(text.substring(0, Math.min(80, text.length())))
                    .isIn(400, 422);
        }
        assertThat(number("select count(*) from incident where id = '" + id + "'"))
                .isZero();
    }

    private List<String> wrong(String pointer, Object value) {
        var plain = SealedReports.plain(newId(), "TL 4714 4412");
        var target = pointer.startsWith("/report/") ? SealedReports.report(plain) : plain;
        target.put(pointer.substring(pointer.lastIndexOf('/') + 1), value);
        var answer = SealedReports.send(nobody(), plain);
        assertThat(answer.status()).as(pointer + " " + answer.body()).isEqualTo(422);
        assertThat(number("select count(*) from incident where id = '" + plain.get("id") + "'"))
                .isZero();
        return answer.pointers();
    }

    @Test
    void everyFieldIsBounded() {
        force("CAMBS");
        assertThat(wrong("/receiptCode", "123")).containsExactly("/receiptCode");
        assertThat(wrong("/receiptCode", "１２３４１２３４１２３４１２３４")).containsExactly("/receiptCode");
        assertThat(wrong("/report/template", "NOSUCH")).containsExactly("/report/template");
        assertThat(wrong("/report/category", "FUEL.PETROL")).containsExactly("/report/category");
        assertThat(wrong("/report/category", "HARE")).containsExactly("/report/category");
        assertThat(wrong("/report/narrative", "x".repeat(4001))).containsExactly("/report/narrative");
        assertThat(wrong("/report/narrative", "a\u0000b")).containsExactly("/report/narrative");
        assertThat(wrong("/report/latest", "2099-01-01T00:00:00Z")).contains("/report/latest");
        assertThat(wrong("/report/place", Map.of("text", "in the sea, somewhere")))
                .containsExactly("/report/place/text");
        assertThat(wrong("/report/place", Map.of("longitude", 10, "latitude", 10)))
                .containsExactly("/report/place");
        assertThat(wrong("/madeAt", "1066-10-14T00:00:00Z")).containsExactly("/madeAt");
        assertThat(wrong("/clockOffsetMs", Long.MIN_VALUE)).containsExactly("/clockOffsetMs");
        assertThat(wrong("/report/answers", List.of())).containsExactly("/report/answers");
        assertThat(wrong("/report/answers", Map.of("noSuchQuestion", 1))).containsExactly("/report/answers");
        assertThat(wrong("/report/answers", Map.of("peopleCount", -1))).containsExactly("/report/answers/peopleCount");
        assertThat(wrong("/report/answers", Map.of("peopleCount", 1e99)))
                .containsExactly("/report/answers/peopleCount");
        assertThat(wrong("/report/answers", Map.of("dogBreeds", List.of("LURCHER", "LURCHER"))))
                .containsExactly("/report/answers/dogBreeds");
        assertThat(wrong("/report/answers", Map.of("dogBreeds", "LURCHER")))
                .containsExactly("/report/answers/dogBreeds");
        assertThat(wrong("/report/answers", Map.of("convoy", "yes"))).containsExactly("/report/answers/convoy");
        var vehicles = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 7; i++) {
            vehicles.add(Map.of("plate", "AB12 CDE"));
        }
        assertThat(wrong("/report/answers", Map.of("vehicles", vehicles))).containsExactly("/report/answers/vehicles");
        assertThat(wrong("/report/answers", Map.of("vehicles", List.of(Map.of("plate", "x".repeat(500))))))
                .containsExactly("/report/answers/vehicles/0/plate");
        assertThat(wrong("/report/answers", Map.of("vehicles", List.of(Map.of("vehicles", List.of())))))
                .containsExactly("/report/answers/vehicles/0");
        var files = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 11; i++) {
            files.add(Map.of("id", newId(), "size", 1, "sha256", "0".repeat(64), "chunks", 1));
        }
        assertThat(wrong("/files", files)).containsExactly("/files");
        assertThat(wrong("/files", files.subList(0, 1))).containsExactly("/fileKey");
        assertThat(wrong("/files", List.of(new HashMap<>()))).contains("/files/0");
    }

    @Test
    void anIdOfAnybodyElseReadsLikeAnyThatCannotBeUsed() {
        force("CAMBS");
        var id = newId();
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        assertThat(officer.put("/api/incidents/" + id, report("TL 4715 4412", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        var taken = SealedReports.send(nobody(), SealedReports.plain(id, "TL 4716 4412"));
        var version1 = SealedReports.send(
                nobody(), SealedReports.plain("00000000-0000-1000-8000-000000000000", "TL 4716 4412"));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.seen().body()).isEqualTo(version1.seen().body());
        var plain = SealedReports.plain(newId(), "TL 4717 4412");
        assertThat(SealedReports.send(
                                nobody(), newId(), SealedReports.seal(nobody(), Visitor.JSON.writeValueAsString(plain)))
                        .pointers())
                .as("replayed under another id")
                .containsExactly("/id");
    }

    @Test
    void aClockThatIsAheadLosesNoReport() {
        force("CAMBS");
        var plain = SealedReports.plain(newId(), "TL 4718 4412");
        var ahead = java.time.Instant.now().plusSeconds(86_400).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        plain.put("madeAt", ahead.toString());
        SealedReports.report(plain).put("earliest", ahead.minusSeconds(60).toString());
        SealedReports.report(plain).put("latest", ahead.toString());
        assertThat(SealedReports.send(nobody(), plain).status()).isEqualTo(201);
        assertThat(number("select count(*) from incident where latest between now() - interval '10 minutes' and now()"
                        + " and latest - earliest = interval '60 seconds' and id = '" + plain.get("id") + "'"))
                .isOne();
    }

    @Test
    void nothingOfWhoReportsWithoutANameIsInAnyTable() {
        force("CAMBS");
        var plain = SealedReports.plain(newId(), "TL 4719 4412");
        var code = plain.get("receiptCode").toString();
        assertThat(SealedReports.send(nobody(), plain).status()).isEqualTo(201);
        var tables = texts("select quote_ident(tablename) from pg_tables where schemaname = 'hedgerow'");
        assertThat(tables).contains("report", "report_progress");
        for (var table : tables) {
            assertThat(number("select count(*) from " + table + " t where t::text ~ '" + code + "|127\\.0\\.0\\.1'"))
                    .as(table)
                    .isZero();
        }
        assertThat(number("select count(*) from report r join person p on p.id = r.holder where r.id = '"
                        + plain.get("id") + "'"))
                .isZero();
        assertThat(number("select count(*) from audit_entry e left join audit_personal p using (number)"
                        + " where e.subjects @> array['" + plain.get("id") + "'::uuid] and p.person_id is null"
                        + " and e.organisation_id is null and e.action = 'take in report'"))
                .isOne();
    }

    private List<String> texts(String sql) {
        try (var connection = asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
