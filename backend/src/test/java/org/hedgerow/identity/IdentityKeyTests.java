package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class IdentityKeyTests {

    private static final UUID ALDER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID BRAMBLE = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final byte[] SECRET = "twenty bytes, or so.".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private static IdentitySettings settings(String key) {
        return new IdentitySettings(IdentitySettings.SecondFactor.REQUIRED, "", key);
    }

    private IdentityKey ofFile() {
        return new IdentityKey(settings(""), new MockEnvironment().withProperty("HEDGEROW_DATA", home.toString()));
    }

    @Test
    void whatIsSealedOpensForThatPersonAlone() {
        var key = ofFile();
        var sealed = key.seal(SECRET, ALDER);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("twenty");
        assertThat(key.open(sealed, ALDER)).isEqualTo(SECRET);
        assertThat(key.seal(SECRET, ALDER)).as("never twice the same").isNotEqualTo(sealed);
        assertThatThrownBy(() -> key.open(sealed, BRAMBLE)).isInstanceOf(ProblemException.class);
        for (int i = 0; i < sealed.length; i++) {
            var bent = sealed.clone();
            bent[i] ^= 1;
            assertThatThrownBy(() -> key.open(bent, ALDER)).as("byte %d", i).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void theFileIsMadeOnceForItsOwnerAloneAndReadAgain() throws Exception {
        var sealed = ofFile().seal(SECRET, ALDER);
        var file = home.resolve("identity.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(ofFile().open(sealed, ALDER)).isEqualTo(SECRET);
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theSettingCountsBeforeTheFile() {
        var environment = new MockEnvironment().withProperty("HEDGEROW_DATA", home.toString());
        var key = new IdentityKey(settings("ab".repeat(32)), environment);
        var sealed = key.seal(SECRET, ALDER);
        assertThat(home).isEmptyDirectory();
        assertThatThrownBy(() -> ofFile().open(sealed, ALDER)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "not a key at all", "abcd"})
    void aBrokenFileIsRefusedAndNeverReplaced(String content) throws Exception {
        var file = Files.writeString(home.resolve("identity.key"), content);
        assertThatThrownBy(() -> ofFile().seal(SECRET, ALDER)).isInstanceOf(ProblemException.class);
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void withNeitherThereIsNoKey() {
        var none = new IdentityKey(settings(""), new MockEnvironment());
        assertThat(none.isKept()).isFalse();
        assertThatThrownBy(() -> none.seal(SECRET, ALDER)).isInstanceOf(ProblemException.class);
    }

    @Test
    void hashesDifferByPersonAndKey() {
        var key = ofFile();
        assertThat(key.mac("7K3QX", ALDER)).hasSize(32).isEqualTo(key.mac("7K3QX", ALDER));
        assertThat(key.mac("7K3QX", BRAMBLE)).isNotEqualTo(key.mac("7K3QX", ALDER));
        assertThat(new IdentityKey(settings("ab".repeat(32)), new MockEnvironment()).mac("7K3QX", ALDER))
                .isNotEqualTo(key.mac("7K3QX", ALDER));
    }
}
