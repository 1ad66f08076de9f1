package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushKeyTests {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("vapid t=([\\w-]+\\.[\\w-]+\\.[\\w-]{86}), k=([\\w-]{87})");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private Path file() {
        return home.resolve("push-key.pem");
    }

    private PushKey key() {
        return new PushKey(new PushSettings(file(), "mailto:map@hedgerow.example", List.of("fcm.googleapis.com")));
    }

    @Test
    void theFileIsMadeOnceForItsOwnerAlone() throws Exception {
        var point = key().point();
        assertThat(Base64.getUrlDecoder().decode(point)).hasSize(65).startsWith(4);
        assertThat(key().point()).isEqualTo(point);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aTokenSaysWhoForWhomAndForHalfADay() throws Exception {
        var now = Instant.parse("2026-07-01T12:00:00Z");
        var matcher = AUTHORIZATION.matcher(key().authorization("https://fcm.googleapis.com", now));
        assertThat(matcher.matches()).isTrue();
        assertThat(matcher.group(2)).isEqualTo(key().point());
        var token = SignedJWT.parse(matcher.group(1));
        assertThat(token.getHeader().toJSONObject())
                .containsOnlyKeys("typ", "alg")
                .containsEntry("alg", "ES256");
        assertThat(token.verify(new ECDSAVerifier(
                        PushMessage.publicKey(Base64.getUrlDecoder().decode(matcher.group(2))))))
                .isTrue();
        assertThat(token.getJWTClaimsSet().toJSONObject())
                .containsOnlyKeys("aud", "exp", "sub")
                .containsEntry("aud", "https://fcm.googleapis.com")
                .containsEntry("sub", "mailto:map@hedgerow.example");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo(now.plusSeconds(12 * 3600));
    }

    @Test
    void whatIsNoKeyIsSaidToTheOperator() throws Exception {
        key().point();
        var good = Files.readString(file());
        var another = home.resolve("another.pem");
        new PushKey(new PushSettings(another, "", List.of())).point();
        var mixed = good.substring(0, good.indexOf("-----BEGIN PUBLIC"))
                + Files.readString(another).substring(Files.readString(another).indexOf("-----BEGIN PUBLIC"));
        for (var bad : List.of("", "no key", good.substring(0, 100), good.replace("PUBLIC", "PRIVATE"), mixed)) {
            Files.writeString(file(), bad);
            assertThatIllegalStateException().isThrownBy(() -> key().point()).withMessageContaining(file().toString());
        }
    }
}
