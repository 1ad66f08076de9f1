package org.hedgerow.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The reference geography: what SOURCES.md says of each file, and how much the jar of it all weighs. */
class GisDataTests {

    private static final long MOST_BYTES = 12L << 20;
    private static final Path DATA = Checkout.TOP.resolve("gis-data/src/main/resources");
    private static final Pattern HASHED = Pattern.compile("(?m)^([0-9a-f]{64}) {2}(\\S+)$");

    private static Map<String, byte[]> files() throws IOException {
        try (var found = Files.walk(DATA)) {
            return found.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> DATA.relativize(file).toString(),
                            GisDataTests::content,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyFileHasTheHashThatItsSourcesName() throws IOException, NoSuchAlgorithmException {
        var sources = Files.readString(Checkout.TOP.resolve("gis-data/SOURCES.md"));
        var named = new TreeMap<String, String>();
        HASHED.matcher(sources).results().forEach(match -> named.put(match.group(2), match.group(1)));

        for (var file : files().entrySet()) {
            var digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            assertThat(named).containsEntry(file.getKey(), HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void theJarStaysSmall() throws IOException {
        var jar = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(jar)) {
            for (var file : files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        assertThat(jar.size()).isBetween(100_000, (int) MOST_BYTES);
    }
}
