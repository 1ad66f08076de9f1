package org.hedgerow.notice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Pattern;
import org.hedgerow.platform.KeptOnce;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key by which push services know that messages come from this installation (VAPID, RFC 8292). Browsers bind what they allow to its public
 * half: with another key, every phone has to be switched on again. It is in a file that several nodes of one installation share, made when it is
 * first needed and readable by its owner alone.
 */
@Component
final class PushKey {

    /** At most a day (RFC 8292, section 2). */
    private static final Duration TOKEN_LASTS = Duration.ofHours(12);

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s+"
                    + "-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path file;
    private final String contact;
    private @Nullable Pair pair;

    PushKey(PushSettings settings) {
        this.file = settings.key().toAbsolutePath();
        this.contact = settings.contact();
    }

    private record Pair(ECPrivateKey secret, ECPublicKey open) {}

    /** The public half as browsers ask for it: an uncompressed point in base64url. */
    String point() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(PushMessage.point(pair().open()));
    }

    /**
     * Says to a push service who sends.
     *
     * @param origin of the push service
     * @return the value of the header {@code Authorization}
     */
    String authorization(String origin, Instant now) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    new JWTClaimsSet.Builder()
                            .audience(origin)
                            .expirationTime(Date.from(now.plus(TOKEN_LASTS)))
                            .subject(contact)
                            .build());
            token.sign(new ECDSASigner(pair().secret()));
            return "vapid t=" + token.serialize() + ", k=" + point();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform signs with P-256", e);
        }
    }

    private synchronized Pair pair() {
        if (pair == null) {
            pair = readOrMake();
        }
        return pair;
    }

    private Pair readOrMake() {
        try {
            if (!Files.exists(file)) {
                KeptOnce.make(file, made());
            }
            return read(Files.readString(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException("The key of messages to phones in " + file + " cannot be read or made", e);
        }
    }

    private static Pair read(String text) throws GeneralSecurityException {
        var pem = PEM.matcher(text);
        if (!pem.matches()) {
            throw new IllegalArgumentException("Not a private key and its public one");
        }
        var keys = KeyFactory.getInstance("EC");
        var pair =
                new Pair((ECPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(body(pem.group(1)))), (ECPublicKey)
                        keys.generatePublic(new X509EncodedKeySpec(body(pem.group(2)))));
        PushMessage.publicKey(PushMessage.point(pair.open()));
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.secret());
        var signed = signature.sign();
        signature.initVerify(pair.open());
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("The public key is another one's");
        }
        return pair;
    }

    private static byte[] made() throws GeneralSecurityException {
        var maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(new ECGenParameterSpec("secp256r1"));
        var made = maker.generateKeyPair();
        return (pem("PRIVATE KEY", made.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", made.getPublic().getEncoded()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String pem(String kind, byte[] body) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(body) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] body(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
