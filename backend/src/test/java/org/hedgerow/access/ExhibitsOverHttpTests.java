package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Beside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Exhibits: named once by the force of the file, by a reference that its case gives out once; and the draft of a statement that produces them. */
class ExhibitsOverHttpTests extends OverHttp {

    private static final String FORCE = "NORFLK";

    @Autowired
    private Evidence evidence;

    @Autowired
    private Access access;

    private final Random random = new Random(12);

    /** A report and who made it. */
    private record Told(UUID id, UUID holder) {}

    @Test
    void aFileIsNamedOnceAndThatIsWrittenDown() {
        var officer = officer();
        var told = told("OWN_FORCE");
        var file = file(officer, told);
        var before = seen(officer, told, file);
        assertThat(before.get("exhibit").isNull()).isTrue();
        var form = Map.of("reference", "JXF/1", "clockOffsetSeconds", 120, "note", "From the telephone of the farmer");
        var named = officer.put(address(file), form);
        assertThat(named.status()).as(named.toString()).isEqualTo(201);
        var exhibit = named.json().get("exhibit");
        assertThat(exhibit.get("reference").asString()).isEqualTo("JXF/1");
        assertThat(exhibit.get("clockOffsetSeconds").asInt()).isEqualTo(120);
        assertThat(exhibit.get("note").asString()).isEqualTo("From the telephone of the farmer");
        assertThat(exhibit.get("by").asString()).isEqualTo("Invented Person");
        var after = seen(officer, told, file);
        assertThat(after.get("exhibit")).isEqualTo(exhibit);
        for (var same : List.of("receivedAt", "sha256", "size", "name", "state")) {
            assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat(officer().put(address(file), form).status()).as("again").isEqualTo(200);
        for (var other : List.of(
                Map.of("reference", "JXF/2", "clockOffsetSeconds", 120, "note", "From the telephone of the farmer"),
                Map.of("reference", "JXF/1", "clockOffsetSeconds", 121, "note", "From the telephone of the farmer"),
                Map.of("reference", "JXF/1"))) {
            var refused = officer.put(address(file), other);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("type").asString()).isEqualTo("/problems#exhibit-named");
        }
        assertThat(seen(officer, told, file).get("exhibit")).isEqualTo(exhibit);
        var acts = officer.get("/api/evidence/" + file + "/continuity").json().get("entries");
        assertThat(acts.valueStream()
                        .filter(entry -> entry.get("act").asString().equals("EXHIBITED"))
                        .map(entry -> entry.get("person").asString()))
                .containsExactly("Invented Person");
        assertThat(number(
                        "select count(*) from audit_entry where operation = 'ALTERATION' and action = 'name exhibit' and '"
                                + file + "' = any (subjects)"))
                .isOne();
        assertThat(access.readingAsHolder(told.holder(), () -> evidence.ofReport(told.id())))
                .as("whoever sent it is told nothing of it")
                .hasSize(1)
                .allSatisfy(own -> assertThat(own.exhibit()).isNull());
        assertThatThrownBy(() -> execute(
                        "update hedgerow.evidence_exhibit set reference = 'JXF/9' where file_id = '" + file + "'"))
                .as("the database neither")
                .isInstanceOf(SQLException.class);
    }

    @Test
    void whatIsNoReferenceAndNoNumberOfSecondsIsRefused() {
        var officer = officer();
        var told = told("OWN_FORCE");
        var file = file(officer, told);
        for (var reference : new String[] {
            "",
            " ",
            "J/1",
            "JXFQQ/1",
            "jxf/1",
            "JXF1",
            "JXF/",
            "JXF/12345",
            "JXF/1/",
            "JXF/1/ABCDE",
            "JXF/1\n",
            " JXF/1",
            "JXF/1/<b>",
            "ÄÖ/1",
            "JXF/\u0661",
            "JXF/1/A/B",
            "X".repeat(100_000)
        }) {
            var refused = officer.put(address(file), Map.of("reference", reference));
            assertThat(refused.status()).as(reference).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/reference");
        }
        for (var offset : List.<Object>of(86_401, -86_401, 1.5, "12", true, List.of(), Map.of(), 5_000_000_000L)) {
            var refused = officer.put(address(file), Map.of("reference", "JXF/1", "clockOffsetSeconds", offset));
            assertThat(refused.status()).as(offset.toString()).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/clockOffsetSeconds");
        }
        for (var note : List.of("x".repeat(401), "a\u0000b", "a\u202eb")) {
            var refused = officer.put(address(file), Map.of("reference", "JXF/1", "note", note));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/note");
        }
        assertThat(officer.put(address(file), "{}").pointers()).containsExactly("/reference");
        assertThat(officer.put(address(file), "{\"reference\":\"JXF/1\",\"more\":1}")
                        .status())
                .isEqualTo(422);
        for (var body : List.of("", "[]", "{\"reference\":")) {
            assertThat(officer.put(address(file), body).status()).as(body).isEqualTo(400);
        }
        assertThat(seen(officer, told, file).get("exhibit").isNull()).isTrue();
        var form = new HashMap<String, @Nullable Object>();
        form.put("reference", "JXF/1/A1");
        form.put("clockOffsetSeconds", null);
        form.put("note", "  ");
        var named = officer.put(address(file), form);
        assertThat(named.status()).as(named.toString()).isEqualTo(201);
        assertThat(named.json().at("/exhibit/note").isNull()).isTrue();
        assertThat(named.json().at("/exhibit/clockOffsetSeconds").isNull()).isTrue();
    }

    @Test
    void toEverybodyElseThereIsNoFileToName() {
        var officer = officer();
        var told = told("OWN_FORCE");
        var file = file(officer, told);
        var form = Map.of("reference", "JXF/1");
        for (var other : List.of(
                visitor(force("SUFFLK"), Role.OFFICER),
                visitor(force("SUFFLK"), Role.ANALYST),
                visitor(watchGroup("TG20"), Role.WATCH_COORDINATOR),
                visitor(force(FORCE), Role.REPORTER),
                visitor(force(FORCE), Role.AUDITOR))) {
            var nowhere =
                    other.put("/api/evidence/" + newId() + "/exhibit", form).seen();
            assertThat(nowhere.status()).isEqualTo(404);
            assertThat(other.put(address(file), form).seen()).isEqualTo(nowhere);
            assertThat(other.put(address(file), "{}").seen())
                    .as("nor before it is read")
                    .isEqualTo(nowhere);
        }
        assertThat(nobody().put(address(file), form).status()).isEqualTo(401);
        var hidden = told("ORIGINATOR");
        var kept = take(hidden);
        assertThat(officer.put(address(kept), form).status())
                .as("of an incident that few may know")
                .isEqualTo(404);
        assertThat(seen(officer, told, file).get("exhibit").isNull()).isTrue();
        assertThat(number("select count(*) from evidence_exhibit where file_id in ('" + file + "', '" + kept + "')"))
                .isZero();
    }

    @Test
    void aReferenceIsGivenOutOnceInACaseWhateverReportsItHas() {
        var officer = officer();
        var one = told("OWN_FORCE");
        var other = told("OWN_FORCE");
        var first = file(officer, one);
        var second = file(officer, one);
        var third = file(officer, other);
        name(officer, first, "JXF/1", 201);
        assertThat(name(officer, second, "JXF/1", 409).json().get("type").asString())
                .isEqualTo("/problems#exhibit-reference-used");
        join(officer, other, one.id(), 200);
        name(officer, third, "JXF/1", 409);
        name(officer, third, "JXF/2", 201);
        name(officer, second, "JXF/2", 409);
        apart(officer, other);
        name(officer, second, "JXF/2", 409);
        name(officer, second, "JXF/3", 201);
        // Another case has references of its own, and those of a report that came and went.
        var fourth = file(officer, other);
        name(officer, fourth, "JXF/1", 201);
        assertThat(join(officer, other, one.id(), 409).json().get("type").asString())
                .isEqualTo("/problems#exhibits-clash");
        assertThat(officer.get("/api/desk/reports/" + other.id())
                        .json()
                        .at("/report/joined")
                        .asBoolean())
                .isFalse();
        var elsewhere = told("OWN_FORCE");
        join(officer, other, elsewhere.id(), 200);
        var fifth = file(officer, elsewhere);
        name(officer, fifth, "JXF/2", 409);
        name(officer, fifth, "JXF/3", 201);
        apart(officer, other);
        join(officer, other, elsewhere.id(), 200);
    }

    @Test
    void ofManyAtOnceOneHasTheReference() {
        var told = told("OWN_FORCE");
        var officer = officer();
        var files = IntStream.range(0, 4).mapToObj(each -> file(officer, told)).toList();
        var officers = files.stream().map(each -> officer()).toList();
        var answers = IntStream.range(0, files.size())
                .mapToObj(each -> Beside.run(() -> officers.get(each)
                        .put(address(files.get(each)), Map.of("reference", "QX/7"))
                        .status()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409, 409, 409);
        var again = file(officer, told);
        var same = officers.stream()
                .map(each -> Beside.run(() ->
                        each.put(address(again), Map.of("reference", "QX/8")).status()))
                .toList();
        assertThat(same.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 200, 200, 200);
    }

    @Test
    void theDraftOfAStatementProducesEachExhibitAndIsTheDesksAlone() {
        var officer = officer();
        var told = told("OWN_FORCE");
        var address = "/api/desk/reports/" + told.id() + "/statement.txt";
        var plain = officer.get(address);
        assertThat(plain.status()).as(plain.toString()).isEqualTo(200);
        assertThat(plain.headers().get("content-type")).containsExactly("text/plain;charset=UTF-8");
        assertThat(plain.headers().get("cache-control")).containsExactly("no-store");
        assertThat(plain.headers().get("x-content-type-options")).containsOnly("nosniff");
        assertThat(plain.headers().get("content-disposition"))
                .containsExactly("attachment; filename=\"draft-statement-" + told.id() + ".txt\"");
        assertThat(plain.body())
                .contains("Draft: nothing here is evidence until the witness has read, changed and signed it.")
                .contains("Name: [name to be entered]")
                .contains("Grid reference: TG 2012 1012")
                .contains("    Two men with dogs.\n")
                .contains("[No file came with the report.]")
                .contains("The report does not say.");
        change(
                "update report set landowner_permission = 'NO', answers = '{\"peopleCount\": 4, \"convoy\": true}' where id = '"
                        + told.id() + "'");
        change("insert into report_contact (report_id, label_id, name, telephone) values ('" + told.id() + "', "
                + label() + ", 'Invented Farmer', '01632 960001')");
        var file = file(officer, told);
        assertThat(officer.get(address).body()).contains("[Not named as an exhibit yet] a photo.");
        assertThat(officer.put(address(file), Map.of("reference", "QXF/3", "clockOffsetSeconds", 120))
                        .status())
                .isEqualTo(201);
        var digest = seen(officer, told, file).get("sha256").asString();
        assertThat(officer.get(address).body())
                .contains("Name: Invented Farmer\n")
                .contains("How many people? 4\n")
                .contains("I did not give these people permission to be on the land.\n")
                .contains("I produce a photo as exhibit QXF/3.\n    SHA-256 of the original: " + digest
                        + "\n    The clock of the device was 2 minutes fast.\n")
                .doesNotContain("01632 960001");
        assertThat(number("select count(*) from audit_entry where operation = 'CONSULTATION' and action ="
                        + " 'draft statement of report' and '" + told.id() + "' = any (subjects)"))
                .isEqualTo(3);
        for (var other : List.of(
                visitor(force("SUFFLK"), Role.OFFICER),
                visitor(watchGroup("TG20"), Role.WATCH_COORDINATOR),
                visitor(force(FORCE), Role.REPORTER),
                visitor(force(FORCE), Role.AUDITOR))) {
            assertThat(other.get(address).seen())
                    .isEqualTo(other.get("/api/desk/reports/" + newId() + "/statement.txt")
                            .seen());
            assertThat(other.get(address).status()).isEqualTo(404);
        }
        assertThat(officer.get("/api/desk/reports/" + told("ORIGINATOR").id() + "/statement.txt")
                        .status())
                .as("of an incident that few may know")
                .isEqualTo(404);
    }

    private Visitor officer() {
        return visitor(force(FORCE), Role.OFFICER);
    }

    private static String address(UUID file) {
        return "/api/evidence/" + file + "/exhibit";
    }

    private static Visitor.Answer name(Visitor officer, UUID file, String reference, int expected) {
        var answer = officer.put(address(file), Map.of("reference", reference));
        assertThat(answer.status()).as(reference + " " + answer).isEqualTo(expected);
        return answer;
    }

    private static Visitor.Answer join(Visitor officer, Told report, UUID incident, int expected) {
        var path = "/api/desk/reports/" + report.id();
        var answer = officer.post(
                path + "/joining",
                officer.get(path).json().at("/report/version").asInt(),
                Map.of("incident", incident, "reason", "One event"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(expected);
        return answer;
    }

    private static void apart(Visitor officer, Told report) {
        var path = "/api/desk/reports/" + report.id();
        var answer = officer.post(
                path + "/apart",
                officer.get(path).json().at("/report/version").asInt(),
                Map.of("reason", "Two events"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** A report with its incident, shared like this; its id is the id of both. */
    private Told told(String scope) {
        var id = newId();
        var made = officer().put("/api/incidents/" + id, report("TG 2012 1012", scope));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var holder = UUID.randomUUID();
        change(
                "insert into report (id, label_id, owner_organisation, holder, way, incident_id, happening_now, template, answers,"
                        + " may_contact, language, made_at) values ('" + id + "', " + label() + ", '"
                        + force(FORCE).id()
                        + "', '" + holder + "', 'WITHOUT_ACCOUNT', '" + id
                        + "', false, 'OTHER', '{}', false, 'en', now())");
        return new Told(UUID.fromString(id), holder);
    }

    private int label() {
        var terms = LabelTerms.of(force(FORCE).id(), SharingTerms.of(Scope.OWN_FORCE), Tier.EXACT);
        return access.labelsOf(List.of(terms)).get(terms);
    }

    /** A photo of that report, sealed. */
    private UUID file(Visitor officer, Told report) {
        var id = take(report);
        Eventually.equal(
                "sealed", true, () -> seen(officer, report, id).get("original").asBoolean());
        return id;
    }

    private UUID take(Told report) {
        var label = label();
        var content = photo();
        return access.writingAsHolder(
                report.holder(),
                Set.of(label),
                () -> evidence.take(
                        report.id(), label, report.holder(), "a.jpg", "image/jpeg", new ByteArrayInputStream(content)));
    }

    private static JsonNode seen(Visitor officer, Told report, UUID file) {
        return officer.get("/api/reports/" + report.id() + "/files")
                .json()
                .get("files")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(file.toString()))
                .findFirst()
                .orElseThrow();
    }

    private byte[] photo() {
        var image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, 24 * 16).forEach(at -> image.setRGB(at % 24, at / 24, random.nextInt(1 << 24)));
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
