package org.hedgerow.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands in a letter to stop further ones about an area with one click, without signing in: an HMAC-SHA256 of the area's id with the secret of
 * the installation. It stops letters and does nothing else.
 */
@Component
class StopCodes {

    private static final int BYTES = 18;

    private final JdbcClient jdbc;

    StopCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String of(UUID area) {
        var secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var whole = mac.doFinal(("stop letters\n" + area).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    boolean isOf(UUID area, String code) {
        return MessageDigest.isEqual(of(area).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }
}
