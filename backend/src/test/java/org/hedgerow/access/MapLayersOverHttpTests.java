package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tileverse.pmtiles.PMTilesHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.hedgerow.support.PmtilesFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The doors to the operator's layers, with a file of images and a service that does not answer behind them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MapLayersOverHttpTests extends OverHttp {

    private static final Path FILE = file();

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    private static Path file() {
        try {
            var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};
            return PmtilesFile.write(
                    Files.createTempFile("hedgerow-layer", ".pmtiles"),
                    PMTilesHeader.TILETYPE_PNG,
                    List.of(new PmtilesFile.Tile(12, 2049, 1350, png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void layers(DynamicPropertyRegistry properties) {
        properties.add("hedgerow.map.layers[0].id", () -> "fields");
        properties.add("hedgerow.map.layers[0].name", () -> "Fields");
        properties.add("hedgerow.map.layers[0].kind", () -> "PMTILES");
        properties.add("hedgerow.map.layers[0].file", FILE::toString);
        properties.add("hedgerow.map.layers[0].attribution", () -> "© Invented Surveys");
        properties.add("hedgerow.map.layers[0].min-zoom", () -> "7");
        properties.add("hedgerow.map.layers[0].open", () -> "true");
        properties.add("hedgerow.map.layers[1].id", () -> "air");
        properties.add("hedgerow.map.layers[1].name", () -> "From the air");
        properties.add("hedgerow.map.layers[1].kind", () -> "RASTER");
        properties.add("hedgerow.map.layers[1].url", () -> "https://127.0.0.1:9/{z}/{x}/{y}.jpg?key=s3cret");
        properties.add("hedgerow.map.layers[1].allow-private", () -> "true");
        properties.add("hedgerow.map.layers[1].night", () -> "INVERT");
        properties.add("hedgerow.map.layers[1].opacity", () -> "0.5");
        properties.add("hedgerow.map.layers[1].attribution", () -> "© Invented Wings");
        properties.add("hedgerow.map.layers[1].open", () -> "true");
        properties.add("hedgerow.map.layers[2].id", () -> "leased");
        properties.add("hedgerow.map.layers[2].name", () -> "Leased");
        properties.add("hedgerow.map.layers[2].kind", () -> "PMTILES");
        properties.add("hedgerow.map.layers[2].file", FILE::toString);
        properties.add("hedgerow.map.layers[2].attribution", () -> "© Invented Landlord");
        properties.add("hedgerow.map.allowance.tiles", () -> "120");
    }

    @BeforeAll
    void anOfficer() {
        officer = visitor(force("CAMBS"), Role.OFFICER);
    }

    @AfterAll
    static void clear() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Test
    void theListSaysWhatThereIsAndNotWhereItComesFrom() {
        var answer = officer.get("/api/map-layers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"layers\":[" + GIVEN_TO_ANYBODY + ","
                        + "{\"id\":\"leased\",\"name\":\"Leased\",\"tiles\":\"IMAGE\",\"attribution\":\"© Invented Landlord\","
                        + "\"minZoom\":5,\"maxZoom\":16,\"opacity\":1.0,\"night\":\"DIM\"}]}");
    }

    private static final String GIVEN_TO_ANYBODY =
            "{\"id\":\"fields\",\"name\":\"Fields\",\"tiles\":\"IMAGE\",\"attribution\":\"© Invented Surveys\","
                    + "\"minZoom\":7,\"maxZoom\":16,\"opacity\":1.0,\"night\":\"DIM\"},"
                    + "{\"id\":\"air\",\"name\":\"From the air\",\"tiles\":\"IMAGE\",\"attribution\":\"© Invented Wings\","
                    + "\"minZoom\":5,\"maxZoom\":16,\"opacity\":0.5,\"night\":\"INVERT\"}";

    @Test
    void anybodyIsGivenTheLayersThatAreOpenAndKeepsNothingByTheWay() {
        var list = nobody().get("/api/open-map-layers");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).isEqualTo("{\"layers\":[" + GIVEN_TO_ANYBODY + "]}");
        assertThat(list.headers().get("cache-control")).containsExactly("no-store");

        var tile = nobody().get("/api/open-map-layers/fields/12/2049/1350");
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.headers().get("content-type")).containsExactly("image/png");
        assertThat(tile.headers().get("cache-control")).containsExactly("no-store");
        assertThat(tile.headers()).doesNotContainKey("set-cookie");
        var again = nobody().send(
                        "GET",
                        "/api/open-map-layers/fields/12/2049/1350",
                        null,
                        "application/json",
                        Map.of("If-None-Match", tile.headers().get("etag").get(0)));
        assertThat(again.status()).isEqualTo(304);
        assertThat(nobody().get("/api/open-map-layers/fields/12/1/1").status()).isEqualTo(204);
    }

    @Test
    void aTileThatIsNotToBeHadNowIsNotCalledMissing() {
        var answer = nobody().get("/api/open-map-layers/air/12/2049/1350");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().get("retry-after")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "leased/12/2049/1350, 404",
        "nothing/12/2049/1350, 404",
        "fields/6/1/1, 404",
        "fields/17/1/1, 404",
        "fields/12/4096/0, 404",
        "fields/12/2049/1350.png, 422",
        "fields/12/-1/1, 422",
        "fields/99999999/1/1, 422"
    })
    void theOpenDoorLeadsToNothingElse(String path, int status) {
        assertThat(nobody().get("/api/open-map-layers/" + path).status()).isEqualTo(status);
    }

    @Test
    void aTileIsKeptByTheBrowserAloneAndAskedForAgainByItsTag() {
        var tile = officer.get("/api/map-layers/fields/12/2049/1350");

        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.headers().get("content-type")).containsExactly("image/png");
        assertThat(tile.headers().get("cache-control")).containsExactly("private, max-age=86400");
        assertThat(tile.headers().get("x-content-type-options")).containsExactly("nosniff");
        var tag = tile.headers().get("etag").get(0);
        var again = officer.send(
                "GET", "/api/map-layers/fields/12/2049/1350", null, "application/json", Map.of("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void whereThereIsNoTileOrTheServiceIsSilentTheAnswerIsEmptyAndKeptByNobody() {
        for (var path : List.of("/api/map-layers/fields/12/1/1", "/api/map-layers/air/12/2049/1350")) {
            var answer = officer.get(path);
            assertThat(answer.status()).as(path).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing/12/2049/1350",
        "fields/6/1/1",
        "fields/17/1/1",
        "fields/12/4096/0",
        "fields/12/0/4096",
        "FIELDS/12/2049/1350",
        "%2e%2e/12/2049/1350",
        "fields/9999999/0/0"
    })
    void whatThereIsNotIsNotFound(String path) {
        assertThat(officer.get("/api/map-layers/" + path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "fields/12/2049/-1",
        "fields/12/2049/1350.png",
        "fields/12/+1/1350",
        "fields/12/٣/1350",
        "fields/12/0x1/1",
        "fields/99999999/1/1",
        "fields/z/x/y"
    })
    void whatIsNoNumberIsRefused(String path) {
        assertThat(officer.get("/api/map-layers/" + path.replace("٣", "%D9%A3")).status())
                .isEqualTo(422);
    }

    @Test
    void whoMayNotReadTheMapFindsNothing() {
        var auditor = visitor(force("CAMBS"), Role.AUDITOR);
        var nowhere = auditor.get("/api/there-is-nothing-of-this-name").seen();

        assertThat(auditor.get("/api/map-layers").seen()).isEqualTo(nowhere);
        assertThat(auditor.get("/api/map-layers/fields/12/2049/1350").seen()).isEqualTo(nowhere);
        assertThat(nobody().get("/api/map-layers/fields/12/2049/1350").status()).isEqualTo(401);
    }

    /** Last, for it leaves nothing to the address that all tests share. */
    @Test
    @Order(Integer.MAX_VALUE)
    void anAddressHasSoManyOpenTilesAndThenWaits() {
        var last = nobody().get("/api/open-map-layers/fields/12/2049/1350");
        for (int asked = 0; asked < 120 && last.status() == 200; asked++) {
            last = nobody().get("/api/open-map-layers/fields/12/2049/1350");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers().get("retry-after")).isNotEmpty();
        assertThat(officer.get("/api/map-layers/fields/12/2049/1350").status())
                .as("whoever is signed in is not held up")
                .isEqualTo(200);
    }
}
