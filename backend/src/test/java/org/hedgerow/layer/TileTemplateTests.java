package org.hedgerow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hedgerow.platform.PublicAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTemplateTests {

    private static final String TILE = "/{z}/{x}/{y}.png";

    @Test
    void aRequestPutsThreeNumbersIntoTheOperatorsAddressAndNothingElse() {
        var template = TileTemplate.of(
                TestTiles.raster("https://Tiles.Example.org:8443/a%20b/{z}/{y}/{x}.png?key=s3cret", false, false));

        assertThat(template.host()).isEqualTo("tiles.example.org");
        assertThat(template.service().authority()).isEqualTo("tiles.example.org:8443");
        assertThat(template.target(new TileAddress(12, 2049, 1350))).isEqualTo("/a%20b/12/1350/2049.png?key=s3cret");
        assertThat(template.toString()).doesNotContain("s3cret");
        assertThat(TestTiles.raster("https://example.org/{z}/{x}/{y}?key=s3cret", false, false)
                        .toString())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/{z}/{x}/{y}",
                "https://example.org/{z}/{x}",
                "https://example.org/{z}/{x}/{y}/{z}",
                "http://example.org/{z}/{x}/{y}",
                "file:///etc/{z}/{x}/{y}",
                "jar:file:/a!/{z}/{x}/{y}",
                "gopher://example.org/{z}/{x}/{y}",
                "ftp://example.org/{z}/{x}/{y}",
                "https:{z}/{x}/{y}",
                "https:///{z}/{x}/{y}",
                "https://{z}.example.org/{x}/{y}",
                "https://example.org:{z}/{x}/{y}",
                "https://user@example.org/{z}/{x}/{y}",
                "https://user:word@example.org/{z}/{x}/{y}",
                "https://example.org@127.0.0.1/{z}/{x}/{y}",
                "https://127.0.0.1\\@example.org/{z}/{x}/{y}",
                "https://example.org#@127.0.0.1/{z}/{x}/{y}",
                "https://example.org/{z}/{x}/{y}#part",
                "https://example.org/{z}/{x}/{y}\r\nX-More: 1",
                "https://example.org/ {z}/{x}/{y}",
                "https://example.org:0/{z}/{x}/{y}",
                "https://example.org:65536/{z}/{x}/{y}",
                "https://exämple.org/{z}/{x}/{y}",
                "https://ⓔxample.org/{z}/{x}/{y}",
                "https://-example.org/{z}/{x}/{y}",
                "https://example..org/{z}/{x}/{y}",
                "https://localhost/{z}/{x}/{y}",
                "https://LOCALHOST./{z}/{x}/{y}",
                "https://a.localhost/{z}/{x}/{y}",
                "https://printer/{z}/{x}/{y}",
                "https://[fe80::1%25eth0]/{z}/{x}/{y}",
                "https://[::1/{z}/{x}/{y}",
            })
    void anAddressThatIsNotPlainlyOnePublicHostIsRefusedAtTheStart(String url) {
        assertThatExceptionOfType(MapLayerRefused.class)
                .isThrownBy(() -> TileTemplate.of(TestTiles.raster(url, false, false)))
                .withMessageStartingWith("map layer fields: ");
    }

    @Test
    void everyWayToWriteAnAddressOfAPrivateNetworkIsRefused() {
        var random = new Random(41);
        var urls = new ArrayList<String>();
        for (var network : List.of("10.", "127.", "169.254.", "172.16.", "172.31.", "192.168.", "100.64.", "0.")) {
            for (int one = 0; one < 30; one++) {
                var address = new StringBuilder(network);
                while (address.toString().split("\\.").length < 4) {
                    address.append(random.nextInt(256)).append('.');
                }
                for (var form : forms(address.toString().replaceAll("\\.$", ""))) {
                    urls.add("https://" + form + TILE);
                    urls.add("https://" + form + ":8443" + TILE);
                }
            }
        }
        urls.add("https://[::]" + TILE);
        urls.add("https://[::1]" + TILE);
        urls.add("https://[0:0:0:0:0:0:0:1]" + TILE);
        urls.add("https://[fc00::1]" + TILE);
        urls.add("https://[fd12:3456::1]" + TILE);
        urls.add("https://[fe80::1]" + TILE);
        urls.add("https://[ff02::1]" + TILE);
        urls.add("https://[2001::1]" + TILE);
        urls.add("https://[2001:db8::1]" + TILE);

        assertThat(urls).hasSizeGreaterThan(4000);
        for (var url : urls) {
            assertThatExceptionOfType(MapLayerRefused.class)
                    .as(url)
                    .isThrownBy(() -> TileTemplate.of(TestTiles.raster(url, false, false)));
        }
    }

    /** Dotted, one number, hexadecimal, octal, short, with noughts, and the ways into IPv6. */
    private static List<String> forms(String dotted) {
        var parts = List.of(dotted.split("\\.")).stream().map(Integer::parseInt).toList();
        long value = (long) parts.get(0) << 24 | parts.get(1) << 16 | parts.get(2) << 8 | parts.get(3);
        var hex = "%02x%02x:%02x%02x".formatted(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        return List.of(
                dotted,
                Long.toString(value),
                "0x" + Long.toHexString(value),
                "0" + Long.toOctalString(value),
                "0x%x.0x%x.0x%x.0x%x".formatted(parts.toArray()),
                "0%o.0%o.0%o.0%o".formatted(parts.toArray()),
                "%d.%d.%d".formatted(parts.get(0), parts.get(1), parts.get(2) << 8 | parts.get(3)),
                "%d.%d".formatted(parts.get(0), parts.get(1) << 16 | parts.get(2) << 8 | parts.get(3)),
                "00%s".formatted(dotted),
                dotted + ".",
                "[::ffff:" + dotted + "]",
                "[::ffff:" + hex + "]",
                "[::" + hex + "]",
                "[64:ff9b::" + hex + "]",
                "[2002:" + hex + "::1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.1.1", "100.128.0.1", "2a00:1450::1"})
    void aPublicAddressIsOne(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "255.255.255.255",
                "224.0.0.1",
                "198.19.255.1",
                "192.0.0.8",
                "203.0.113.9",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:0:1::",
                "3fff::1",
                "4000::1",
                "100::1"
            })
    void whatTheRegistriesSetAsideIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void anOwnTileServerMayBeAllowed() {
        var template = TileTemplate.of(TestTiles.raster("http://tiles:8080" + TILE, true, true));

        assertThat(template.secure()).isFalse();
        assertThat(template.service().authority()).isEqualTo("tiles:8080");
        assertThat(TileTemplate.of(TestTiles.raster("https://[::1]" + TILE, false, true))
                        .service()
                        .authority())
                .isEqualTo("[::1]");
    }
}
