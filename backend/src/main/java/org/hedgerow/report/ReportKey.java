package org.hedgerow.report;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hedgerow.platform.KeptOnce;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key to which phones seal reports, so that what waits on a lost phone tells nobody anything: RSA of {@value #BITS} bits, RSA-OAEP-256
 * with A256GCM (RFC 7516, RFC 7518) and nothing else. The private half is in a file that several nodes of one installation share, made when
 * it is first needed and readable by its owner alone. Keys that were renamed to {@code report-key.NAME.pem} beside it still open what was
 * sealed to them.
 */
@Component
public final class ReportKey {

    /** Longer than any report that is within its bounds. */
    public static final int LONGEST_SEALED = 96 * 1024;

    private static final int BITS = 3072;
    private static final int LONGEST_HEADER = 512;
    private static final int MOST_OLDER_KEYS = 24;
    private static final Set<String> HEADER = Set.of("alg", "enc", "kid");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path file;
    private @Nullable Keys keys;

    ReportKey(ReportSettings settings) {
        this.file = settings.key().toAbsolutePath();
    }

    /** @param current what is sealed to from now on */
    private record Keys(RSAKey current, Map<String, RSAKey> byId) {}

    /** The public half, as a JSON Web Key (RFC 7517). Its id is the thumbprint of RFC 7638. */
    public Map<String, Object> publicKey() {
        return keys().current().toPublicJWK().toJSONObject();
    }

    /**
     * Opens what a phone has sealed.
     *
     * @param compact a JWE in compact serialisation
     * @throws ProblemException 422, the same whatever is wrong with it
     */
    public byte[] open(String compact) {
        try {
            var headerEnd = compact.indexOf('.');
            if (compact.length() > LONGEST_SEALED || headerEnd < 0 || headerEnd > LONGEST_HEADER) {
                throw unreadable();
            }
            var sealed = JWEObject.parse(compact);
            var header = sealed.getHeader();
            var key = header.getKeyID() == null ? null : keys().byId().get(header.getKeyID());
            if (key == null
                    || !JWEAlgorithm.RSA_OAEP_256.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !HEADER.containsAll(header.getIncludedParams())) {
                throw unreadable();
            }
            sealed.decrypt(new RSADecrypter(key.toRSAPrivateKey()));
            return sealed.getPayload().toBytes();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(ReportProblem.SEALED_UNREADABLE);
    }

    private synchronized Keys keys() {
        if (keys == null) {
            keys = readOrMake();
        }
        return keys;
    }

    private Keys readOrMake() {
        try {
            if (!Files.exists(file)) {
                KeptOnce.make(file, pem(made().getEncoded()));
            }
            var current = read(file);
            var byId = new LinkedHashMap<String, RSAKey>();
            byId.put(current.getKeyID(), current);
            var stem = file.getFileName().toString().replaceAll("\\.pem$", "");
            try (var older = Files.newDirectoryStream(file.getParent(), stem + ".*.pem")) {
                for (var each : older) {
                    var key = read(each);
                    byId.putIfAbsent(key.getKeyID(), key);
                    if (byId.size() > MOST_OLDER_KEYS) {
                        break;
                    }
                }
            }
            return new Keys(current, byId);
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException("The key of reports in " + file + " cannot be read or made", e);
        }
    }

    private static RSAKey read(Path file) throws IOException, GeneralSecurityException, JOSEException {
        var body = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
        var keys = KeyFactory.getInstance("RSA");
        if (!(keys.generatePrivate(new PKCS8EncodedKeySpec(body)) instanceof RSAPrivateCrtKey key)
                || key.getModulus().bitLength() < BITS) {
            throw new IllegalArgumentException("Not an RSA key of " + BITS + " bits");
        }
        var open = (RSAPublicKey) keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new RSAKey.Builder(open)
                .privateKey(key)
                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                .keyUse(KeyUse.ENCRYPTION)
                .keyIDFromThumbprint()
                .build();
    }

    private static RSAPrivateCrtKey made() throws GeneralSecurityException {
        var maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(BITS);
        return (RSAPrivateCrtKey) maker.generateKeyPair().getPrivate();
    }

    private static byte[] pem(byte[] body) {
        return ("-----BEGIN PRIVATE KEY-----\n" + LINES.encodeToString(body) + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
