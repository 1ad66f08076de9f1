package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.hedgerow.access.Visitor.Answer;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** Reporting and opening a receipt by plain forms, as a browser without script sends them. */
class PlainReportTests extends OverHttp {

    private static final Pattern CODE = Pattern.compile("<strong>([0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4})</strong>");
    private static final Map<String, String> FROM_OUR_PAGE = Map.of("Sec-Fetch-Site", "same-origin");

    private static Map<String, String> fields(String place) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("language", "en");
        fields.put("place", place);
        fields.put("when", "now");
        return fields;
    }

    private static Answer sent(Visitor by, Map<String, String> fields, Map<String, String> headers, String more) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return by.send("POST", "/report", body + more + "--edge--\r\n", "multipart/form-data; boundary=edge", headers);
    }

    private static Answer opened(Visitor by, String form) {
        return by.send("POST", "/report/receipt", form, "application/x-www-form-urlencoded", FROM_OUR_PAGE);
    }

    @Test
    void aFormIsTakenInAndItsPageShowsTheCodeOnce() {
        force("CAMBS");
        var fields = fields("TL 4612 4412");
        fields.put("happening", "yes");
        fields.put("category", "FUEL.REDDIESEL");
        fields.put("answer-litresLost", "400");
        fields.put("answer-vehicles", "White van, AB12 CDE");
        fields.put("answer-spill", "no");
        fields.put("narrative", "Lock cut.");
        var answer = sent(nobody(), fields, FROM_OUR_PAGE, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().get("content-type").get(0)).startsWith("text/html");
        assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
        assertThat(answer.headers().get("content-security-policy").get(0)).contains("default-src 'none'");
        var code = CODE.matcher(answer.body());
        assertThat(code.find()).isTrue();
        assertThat(number("select count(*) from report r join incident i on i.id = r.incident_id"
                        + " where r.template = 'FUEL' and r.happening_now and r.way = 'WITHOUT_ACCOUNT'"
                        + " and r.answers @> '{\"litresLost\": 400, \"spill\": false}' and i.category_code = 'FUEL.REDDIESEL'"
                        + " and i.narrative = E'Lock cut.\\nVehicles: White van, AB12 CDE'"))
                .isOne();
        var page = opened(nobody(), "language=cy&code=" + code.group(1).replace(' ', '+'));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"cy\"").contains(force("CAMBS").name());
        var said = "&answer=" + "%3Cscript%3Ealert(1)%3C%2Fscript%3E%26+%22x%22&message=" + newId();
        opened(nobody(), "code=" + code.group(1).replace(' ', '+') + said);
        var after = opened(nobody(), "code=" + code.group(1).replace(' ', '+') + said);
        assertThat(after.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp; &quot;x&quot;")
                .doesNotContain("<script>");
        assertThat(after.body().split("alert\\(1\\)", -1))
                .as("sent twice, said once")
                .hasSize(2);
    }

    @Test
    void aFormThatIsTooLongToBeReadIsAnsweredInItsLanguageAllTheSame() {
        var long65 = "code=1234567812345678&answer=" + "x".repeat(65 << 10);
        var languages = Map.of(
                "?lang=cy", "cy", "?lang=en", "en-GB", "", "en-GB", "?lang=%00", "en-GB", "?x=1&lang=cy", "en-GB");
        languages.forEach((query, language) -> {
            var answer = nobody().send(
                            "POST",
                            "/report/receipt" + query,
                            long65,
                            "application/x-www-form-urlencoded",
                            FROM_OUR_PAGE);
            assertThat(answer.status()).as(query).isEqualTo(413);
            assertThat(answer.headers().get("content-type").get(0)).startsWith("text/html");
            assertThat(answer.body())
                    .as(query)
                    .contains("<html lang=\"" + language + "\">")
                    .doesNotContain("xxxx");
        });
    }

    @Test
    void whatIsWrongIsListedAndWhatWasTypedIsKept() {
        force("CAMBS");
        var fields = fields("somewhere that is nowhere \"><script>");
        fields.put("when", "around");
        fields.put("narrative", "Lock \"cut\" <b>");
        fields.put("answer-peopleCount", "many");
        fields.put("contact", "yes");
        fields.put("contact-email", "no address");
        var answer = sent(nobody(), fields, FROM_OUR_PAGE, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"somewhere that is nowhere &quot;&gt;&lt;script&gt;\"")
                .contains("name=\"narrative\" type=\"hidden\" value=\"Lock &quot;cut&quot; &lt;b&gt;\"")
                .contains("name=\"date\"")
                .contains("name=\"answer-peopleCount\"")
                .contains("value=\"no address\"")
                .doesNotContain("<script>");
        assertThat(sent(nobody(), Map.of("language", "cy"), FROM_OUR_PAGE, "").body())
                .contains("lang=\"cy\"");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        force("CAMBS");
        var fields = fields("TL 4613 4412");
        for (var site : new String[] {"cross-site", "same-site"}) {
            assertThat(sent(nobody(), fields, Map.of("Sec-Fetch-Site", site), "")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(sent(nobody(), fields, Map.of("Origin", "https://elsewhere.example"), "")
                        .status())
                .isEqualTo(404);
        var visitor = nobody();
        for (var origin : new String[] {"null", visitor.origin()}) {
            assertThat(sent(visitor, fields, Map.of("Origin", origin), "").status())
                    .isEqualTo(201);
        }
        assertThat(visitor.send(
                                "POST",
                                "/report/receipt",
                                "code=" + SealedReports.code(),
                                "application/x-www-form-urlencoded",
                                Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverIsSignedInAFormIsFromNobody() {
        force("CAMBS");
        var farmer = visitor(watchGroup(), Role.REPORTER);
        assertThat(sent(farmer, fields("TL 4614 4412"), FROM_OUR_PAGE, "").status())
                .isEqualTo(201);
        assertThat(farmer.get("/api/reports/mine").json().get("reports").isEmpty())
                .isTrue();
    }

    @Test
    void tooManyFilesAreRefusedAndNothingIsWritten() {
        force("CAMBS");
        var files = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            files.append("--edge\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"")
                    .append(i)
                    .append(".jpg\"\r\nContent-Type: image/jpeg\r\n\r\nx\r\n");
        }
        var fields = new HashMap<>(fields("TL 4615 4412"));
        fields.put("narrative", "Eleven photos " + newId());
        assertThat(sent(nobody(), fields, FROM_OUR_PAGE, files.toString()).status())
                .isEqualTo(422);
        assertThat(number("select count(*) from incident where narrative = '" + fields.get("narrative") + "'"))
                .isZero();
    }

    @Test
    void aWrongCodeIsAskedForAgain() {
        var page = opened(nobody(), "code=" + SealedReports.code());
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("name=\"code\"");
    }
}
