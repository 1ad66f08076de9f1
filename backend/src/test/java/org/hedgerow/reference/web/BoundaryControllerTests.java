package org.hedgerow.reference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Directory;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.OfficialForces;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boundaries over HTTP, before and after sets are loaded under a running server; an application of its own, since forces move in it. */
@HedgerowTest
@TestPropertySource(properties = "hedgerow.test.alone=boundaries")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoundaryControllerTests {

    private static final String PASSWORD = "barley ditch lantern 7";

    private final PostgisDatabase database;
    private final ForceAreas areas;
    private final Forces forces;
    private final String server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @TempDir
    private Path directory;

    @Autowired
    BoundaryControllerTests(
            PostgisDatabase database,
            ForceAreas areas,
            Forces forces,
            Cast cast,
            Directory people,
            @LocalServerPort int port)
            throws Exception {
        this.database = database;
        this.areas = areas;
        this.forces = forces;
        server = "http://127.0.0.1:" + port;
        var officer = cast.officer("CAMBS");
        people.setPassword(officer.id(), PASSWORD);
        var token = get("/api/session").headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        var body = "{\"username\":\"" + officer.username() + "\",\"password\":\"" + PASSWORD + "\"}";
        var signedIn = client.send(
                HttpRequest.newBuilder(URI.create(server + "/api/session"))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode collection(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/geo+json");
        var json = JsonMapper.shared().readTree(answer.body());
        assertThat(json.propertyNames())
                .containsExactly("type", "indicative", "source", "validFrom", "complete", "features");
        return json;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("etag").orElseThrow();
    }

    @Test
    @Order(1)
    void areIndicativeUntilASetIsLoaded() throws Exception {
        var force = collection("/api/boundaries/FORCE");
        assertThat(force.get("indicative").asBoolean()).isTrue();
        assertThat(force.get("validFrom").isNull()).isTrue();
        assertThat(force.get("source").asString()).isEqualTo(ForceAreas.INDICATIVE_SOURCE);
        assertThat(force.get("features")).hasSize(45);
        assertThat(collection("/api/boundaries/COUNTY").get("features")).isNotEmpty();
        for (var kind : new String[] {"DISTRICT", "PARISH?bbox=0,52,1,53", "BEAT?bbox=0,52,1,53"}) {
            assertThat(collection("/api/boundaries/" + kind).get("features")).isEmpty();
        }
    }

    @Test
    @Order(2)
    void areNotSentTwiceToWhoHasThem() throws Exception {
        var first = get("/api/boundaries/FORCE");
        assertThat(first.headers().firstValue("cache-control")).contains("private, no-cache");
        var second = get("/api/boundaries/FORCE", "If-None-Match", etag(first));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    @Order(3)
    void changeUnderARunningServer() throws Exception {
        var old = etag(get("/api/boundaries/FORCE"));
        var file = OfficialForces.write(directory.resolve("pfa.geojson"), forces, 50);
        var loaded = OfficialForces.load(
                database, Clock.systemUTC(), file.toString(), "--from=2026-01-01", "--source", "Invented for a test");
        assertThat(loaded.exit()).as(loaded.said()).isZero();

        var answer = get("/api/boundaries/FORCE", "If-None-Match", old);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).isLessThan(1_000_000);
        var force = collection("/api/boundaries/FORCE");
        assertThat(force.get("indicative").asBoolean()).isFalse();
        assertThat(force.get("source").asString()).isEqualTo("Invented for a test");
        assertThat(force.get("validFrom").asString()).isEqualTo("2026-01-01");
        assertThat(force.get("features")).hasSize(45);
        int indicative = 0;
        for (var feature : force.get("features")) {
            var code = feature.get("properties").get("code").asString();
            assertThat(forces.find(code)).as(code).isPresent();
            indicative += feature.get("properties").get("indicative").asBoolean() ? 1 : 0;
        }
        assertThat(indicative).as("Scotland and Northern Ireland").isEqualTo(2);

        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (areas.isIndicative() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(areas.isIndicative()).as("noticed by the running server").isFalse();
        assertThat(areas.nearBorderMetres()).isEqualTo(100);
        assertThat(areas.forceAt(GridPoint.ofMetres(545_000, 258_400))).contains("CAMBS");
    }

    @Test
    @Order(4)
    void comeByWhatIsInView() throws Exception {
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < 400; i++) {
            double west = 0.1 + i % 20 * 0.02;
            double south = 52.1 + i / 20 * 0.02;
            text.append(i == 0 ? "" : ",")
                    .append(
                            "{\"type\":\"Feature\",\"properties\":{\"PARNCP23CD\":\"E0400%04d\",\"PARNCP23NM\":\"Parish %d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}"
                                    .formatted(
                                            i,
                                            i,
                                            west,
                                            south,
                                            west + 0.02,
                                            south,
                                            west + 0.02,
                                            south + 0.02,
                                            west,
                                            south + 0.02,
                                            west,
                                            south));
        }
        var file = Files.writeString(directory.resolve("parishes.geojson"), text.append("]}"));
        var loaded = OfficialForces.load(database, Clock.systemUTC(), file.toString(), "--from", "2026-01-01");
        assertThat(loaded.exit()).as(loaded.said()).isZero();

        var few = collection("/api/boundaries/PARISH?bbox=0.11,52.11,0.13,52.13");
        assertThat(few.get("indicative").asBoolean()).isFalse();
        assertThat(few.get("features").size())
                .as("the box and a kilometre about it")
                .isBetween(4, 16);
        assertThat(few.get("features").get(0).get("properties").get("name").asString())
                .isEqualTo("Parish 0");
        assertThat(collection("/api/boundaries/PARISH?bbox=-1,51.5,1,53").get("features"))
                .hasSize(400);
        assertThat(collection("/api/boundaries/PARISH?bbox=-4,55,-3,56").get("features"))
                .isEmpty();
        var ring = few.get("features")
                .get(0)
                .get("geometry")
                .get("coordinates")
                .get(0)
                .get(0);
        assertThat(ring.get(0).get(0).asDouble()).isBetween(0.09, 0.13);
        assertThat(ring.get(0).get(1).asDouble()).isBetween(52.09, 52.13);
    }

    @Test
    @Order(5)
    void areFoundByNameAndByCode() throws Exception {
        var district = Files.writeString(
                directory.resolve("districts.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"LAD23CD\":\"E07000001\","
                        + "\"LAD23NM\":\"Parishshire\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[0.1,52.1],[0.3,52.1],[0.3,52.5],[0.1,52.5],[0.1,52.1]]]}}]}");
        var loaded = OfficialForces.load(database, Clock.systemUTC(), district.toString(), "--from", "2026-01-01");
        assertThat(loaded.exit()).as(loaded.said()).isZero();

        var found = names("text=pARISH%203");
        assertThat(found.get("loaded").toString()).contains("PARISH", "DISTRICT");
        assertThat(found.get("areas")).hasSize(20);
        assertThat(found.at("/areas/0/name").asString())
                .as("just that name first")
                .isEqualTo("Parish 3");
        assertThat(found.at("/areas/0/within").asString()).isEqualTo("Parishshire");
        assertThat(names("text=Parish%20399").at("/areas/0/within").isNull())
                .as("outside the district")
                .isTrue();
        assertThat(names("text=rishshi").at("/areas/0/code").asString()).isEqualTo("E07000001");
        assertThat(names("text=%25%25").get("areas")).isEmpty();
        assertThat(names("text=__").get("areas")).isEmpty();
        assertThat(names("text=no%20such%20area").get("areas")).isEmpty();
        var coded = names("code=E04000007&code=E07000001&code=E04009999");
        assertThat(coded.get("areas")).hasSize(2);
        assertThat(coded.at("/areas/0/name").asString()).isEqualTo("Parish 7");
        for (var wrong : List.of(
                "",
                "?text=",
                "?text=a",
                "?text=%20a%20",
                "?text=a%00b",
                "?text=" + "a".repeat(61),
                "?code=" + "a".repeat(41),
                "?code=a%00b",
                "?code=a" + "&code=a".repeat(40))) {
            var answer = get("/api/boundary-names" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("\"pointer\":\"?");
        }
    }

    private JsonNode names(String query) throws Exception {
        var answer = get("/api/boundary-names?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGION",
                "force",
                "FORCE%20",
                "PARISH",
                "PARISH?bbox=",
                "PARISH?bbox=1,2,3",
                "PARISH?bbox=0,52,1,53,4",
                "PARISH?bbox=NaN,52,1,53",
                "PARISH?bbox=0,52,Infinity,53",
                "PARISH?bbox=1,53,0,52",
                "PARISH?bbox=-8,50,2,59",
                "BEAT?bbox=a,b,c,d"
            })
    @Order(6)
    void refuseWhatMeansNothing(String asked) throws Exception {
        var answer = get("/api/boundaries/" + asked);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"?");
    }
}
