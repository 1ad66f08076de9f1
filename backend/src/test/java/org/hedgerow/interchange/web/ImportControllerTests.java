package org.hedgerow.interchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HedgerowTest
class ImportControllerTests {

    private static final String PASSWORD = "barley ditch lantern 7";
    private static final String HEADER = "Ref,Type,Date,Time,Grid ref,Notes\n";

    @LocalServerPort
    private int port;

    private final Cast cast;
    private final Directory directory;

    @Autowired
    ImportControllerTests(Cast cast, Directory directory) {
        this.cast = cast;
        this.directory = directory;
    }

    @Test
    void aDryRunShowsTheGuessedMappingAndEveryRejectedLine() throws Exception {
        var sender = analyst("SUFFOLK");
        var answer = sender.send(
                "dryRun=true&format=auto",
                "../../etc/stolen\u202e.csv",
                HEADER
                        + "h1,Hare coursing,05/11/2025,07:10,TL 851 441,Two dogs\nh2,Moonlight,05/11/2025,07:10,TL 851 441,x\n",
                "");
        assertThat(answer.statusCode()).isEqualTo(200);
        var body = Sender.json(answer);
        assertThat(body.get("fileName").asString()).doesNotContain("/", "\u202e");
        assertThat(body.get("format").asString()).isEqualTo("generic");
        assertThat(body.get("rows").asInt()).isEqualTo(2);
        assertThat(body.get("accepted").asInt()).isEqualTo(1);
        assertThat(body.get("mapping").get("category").asString()).isEqualTo("Type");
        assertThat(body.get("mapping").get("scope").isNull()).isTrue();
        assertThat(body.get("rejects").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(body.get("sample").get(0).get(0).asString()).isEqualTo("h1");
    }

    @Test
    void aFileIsTakenInBehindTheScenesAndItsRejectsAreToldToItsOwnForceAlone() throws Exception {
        var sender = analyst("NORFOLK");
        var answer = sender.send(
                "dryRun=false&format=generic",
                "week.csv",
                HEADER + "n1,Hare coursing,05/11/2025,07:10,TF 851 041,Two dogs\n=cmd(),Moonlight,x,y,z,\n",
                "{\"id\":\"Ref\",\"scope\":null}");
        assertThat(answer.statusCode()).isEqualTo(202);
        var id = Sender.json(answer).get("id").asString();
        var done = waitUntilOver(sender, id);
        assertThat(Sender.json(done).get("state").asString()).isEqualTo("DONE");
        assertThat(Sender.json(done).get("accepted").asInt()).isEqualTo(1);
        assertThat(Sender.json(done).get("rejected").asInt()).isEqualTo(1);
        var rejects = sender.get("/api/imports/" + id + "/rejects");
        assertThat(rejects.body()).contains("unknown category").contains("\"'=cmd()");
        assertThat(rejects.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(rejects.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(Sender.json(sender.get("/api/imports")).get(0).get("id").asString())
                .isEqualTo(id);

        var stranger = analyst("LINCS");
        assertThat(stranger.get("/api/imports/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/imports/" + id + "/rejects").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/imports").body()).doesNotContain(id);
    }

    @Test
    void whoMayNotImportFindsNothingHere() throws Exception {
        var officer = signedIn(cast.officer("SUFFOLK"));
        assertThat(officer.get("/api/imports").statusCode()).isEqualTo(404);
        assertThat(officer.send("dryRun=false&format=auto", "x.csv", HEADER, "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"category\":{\"a\":1}}",
                "{\"nothing\":\"Ref\"}",
                "{\"category\":\"No such\"}",
                "null"
            })
    void aMappingThatIsNoneIsAProblemAndWritesNothing(String mapping) throws Exception {
        var answer = analyst("SUFFOLK").send("dryRun=true&format=generic", "x.csv", HEADER + "1,2,3,4,5,6\n", mapping);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=maybe&format=auto", "format=auto", "dryRun=true&format=exe"})
    void parametersThatCannotBeAreNamed(String query) throws Exception {
        assertThat(analyst("SUFFOLK").send(query, "x.csv", HEADER, "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void anEmptyFileAndOneWithoutUsableColumnsAreRefusedWithWords() throws Exception {
        var sender = analyst("SUFFOLK");
        assertThat(sender.send("dryRun=true&format=auto", "x.csv", "", "").body())
                .contains("/file");
        assertThat(sender.send("dryRun=true&format=auto", "x.csv", "a,b\n1,2\n", "")
                        .body())
                .contains("category");
        assertThat(sender.send("dryRun=true&format=police-uk", "x.csv", HEADER, "")
                        .body())
                .contains("data.police.uk");
    }

    private HttpResponse<String> waitUntilOver(Sender sender, String id) throws Exception {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(1)) {
            var answer = sender.get("/api/imports/" + id);
            assertThat(answer.statusCode()).isEqualTo(200);
            var state = Sender.json(answer).get("state").asString();
            if (state.equals("DONE") || state.equals("FAILED")) {
                return answer;
            }
        }
        throw new AssertionError("The import did not end");
    }

    private Sender analyst(String force) throws Exception {
        return signedIn(cast.person(cast.force(force), Role.ANALYST));
    }

    private Sender signedIn(Person person) throws Exception {
        directory.setPassword(person.id(), PASSWORD);
        return new Sender(port, person.username(), PASSWORD);
    }
}
