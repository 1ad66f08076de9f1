package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hedgerow.evidence.FileStore.Copy;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder keeps originals once and for good, whoever stores at the same time and whatever was left half done. */
class FolderStoreTests {

    private static final byte[] CONTENT = "a photo of a gate".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void anOriginalIsStoredOnceReadOnlyUnderItsOwnDigest() throws IOException {
        var store = store(Clock.systemUTC());
        var sha256 = Digests.of(new ByteArrayInputStream(CONTENT)).sha256();
        store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
        store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
        assertThat(store.openOriginal(sha256)).hasBinaryContent(CONTENT);
        var name = HexFormat.of().formatHex(sha256);
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file)
                    .hasToString(folder.resolve("store/originals")
                            .resolve(name.substring(0, 2))
                            .resolve(name.substring(2, 4))
                            .resolve(name)
                            .toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("r--------");
        });
    }

    @Test
    void manyAtOnceStoreTheSame() throws IOException {
        var store = store(Clock.systemUTC());
        var sha256 = Digests.of(new ByteArrayInputStream(CONTENT)).sha256();
        var file = UUID.randomUUID();
        IntStream.range(0, 8)
                .mapToObj(each -> Beside.run(() -> {
                    try {
                        store.putPart(file, 3, CONTENT);
                        store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
                        return each;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList()
                .forEach(each -> each.join());
        assertThat(files()).hasSize(2);
        assertThat(store.openPart(file, 3)).hasBinaryContent(CONTENT);
        store.dropParts(file);
        assertThat(files()).hasSize(1);
        assertThatThrownBy(() -> store.openPart(file, 3)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void whatIsNotWhatItShouldBeIsNeitherStoredNorTakenForIt() throws IOException {
        var store = store(Clock.systemUTC());
        var sha256 = Digests.of(new ByteArrayInputStream(CONTENT)).sha256();
        var other = CONTENT.clone();
        other[0] ^= 1;
        assertThatThrownBy(() -> store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> store.openOriginal(sha256)).isInstanceOf(FileNotFoundException.class);
        store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
        var place = files().get(0);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
        Files.write(place, other);
        assertThatThrownBy(() -> store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(CONTENT)))
                .as("what is damaged is not taken for the same, and not written over")
                .isInstanceOf(IOException.class);
        assertThat(place).hasBinaryContent(other);
    }

    @Test
    void whatAStoppedServerLeftGoesAfterADayAndNothingElse() throws IOException {
        var known = UUID.randomUUID();
        var unknown = UUID.randomUUID();
        var store = store(Clock.systemUTC());
        store.putPart(known, 0, CONTENT);
        store.putPart(unknown, 0, CONTENT);
        var half = folder.resolve("store/arriving").resolve(known.toString()).resolve("1-half.new");
        Files.write(half, CONTENT);
        store.tidy(known::equals);
        assertThat(files()).as("too early").hasSize(3);
        store(Clock.offset(Clock.systemUTC(), Duration.ofDays(2))).tidy(known::equals);
        assertThat(files()).hasSize(1);
        assertThat(store.openPart(known, 0)).hasBinaryContent(CONTENT);
    }

    @Test
    void aCopyIsReplacedAsAWholeAndReadFromAnyByte() throws IOException {
        var store = store(Clock.systemUTC());
        var file = UUID.randomUUID();
        store.putCopy(file, Copy.WHOLE, 9, () -> new ByteArrayInputStream(new byte[9]));
        store.putCopy(file, Copy.WHOLE, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
        assertThat(store.openCopy(file, Copy.WHOLE, 0)).hasBinaryContent(CONTENT);
        assertThat(store.openCopy(file, Copy.WHOLE, 8))
                .hasBinaryContent(Arrays.copyOfRange(CONTENT, 8, CONTENT.length));
        assertThatThrownBy(() -> store.openCopy(file, Copy.THUMBNAIL, 0)).isInstanceOf(FileNotFoundException.class);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aDiskThatIsNearlyFullTakesNothing() throws IOException {
        assertThat(store(Clock.systemUTC()).hasRoomFor(1)).isTrue();
        assertThat(store(Clock.systemUTC()).hasRoomFor(Long.MAX_VALUE / 2)).isFalse();
        assertThat(new FolderStore(folder, Long.MAX_VALUE / 2, Clock.systemUTC()).hasRoomFor(1))
                .isFalse();
    }

    private FolderStore store(Clock clock) {
        return new FolderStore(folder.resolve("store"), 0, clock);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
