package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportKeyTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private Path file() {
        return home.resolve("report-key.pem");
    }

    private ReportKey key() {
        return new ReportKey(new ReportSettings(file()));
    }

    private static String sealed(ReportKey key, String text) throws Exception {
        var open = RSAKey.parse(key.publicKey());
        var sealed = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID(open.getKeyID())
                        .build(),
                new Payload(text));
        sealed.encrypt(new RSAEncrypter(open));
        return sealed.serialize();
    }

    @Test
    void theFileIsMadeOnceForItsOwnerAloneAndOlderOnesStillOpen() throws Exception {
        var first = key();
        var sealed = sealed(first, "Three men.");
        assertThat(first.publicKey())
                .containsOnlyKeys("kty", "n", "e", "alg", "use", "kid")
                .containsEntry("alg", "RSA-OAEP-256");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        var again = key();
        assertThat(again.publicKey()).isEqualTo(first.publicKey());
        assertThat(again.open(sealed)).asString().isEqualTo("Three men.");
        Files.move(file(), home.resolve("report-key.2026.pem"));
        var second = key();
        assertThat(second.publicKey().get("kid")).isNotEqualTo(first.publicKey().get("kid"));
        assertThat(second.open(sealed)).asString().isEqualTo("Three men.");
        Files.delete(home.resolve("report-key.2026.pem"));
        assertThatThrownBy(() -> key().open(sealed)).isInstanceOf(ProblemException.class);
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void whatIsNoKeyOfEnoughBitsIsSaidToTheOperator() throws Exception {
        Files.writeString(file(), "no key");
        assertThatThrownBy(() -> key().publicKey())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString());
    }
}
