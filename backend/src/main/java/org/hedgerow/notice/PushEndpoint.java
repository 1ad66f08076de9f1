package org.hedgerow.notice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a push service takes messages for one browser. It comes from a browser and so from anybody: nothing is called but a host that the operator
 * has named, by TLS at its usual port. The form is compared letter by letter and never parsed as an address, so that no two readers can
 * understand it differently. It is a secret: {@link #toString} leaves out what makes it one.
 *
 * @param host in lower case
 * @param target path and query
 */
record PushEndpoint(String host, String target) {

    static final int LONGEST = 1000;

    private static final Pattern FORM =
            Pattern.compile("https://([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8})(/[A-Za-z0-9/_.~:?=&%+-]{8,})");

    /** @param services as {@link PushSettings#services()} */
    static Optional<PushEndpoint> read(String text, List<String> services) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        return form.matches() && services.stream().anyMatch(service -> covers(service, form.group(1)))
                ? Optional.of(new PushEndpoint(form.group(1), form.group(2)))
                : Optional.empty();
    }

    private static boolean covers(String service, String host) {
        return service.startsWith("*.")
                ? host.length() >= service.length() && host.endsWith(service.substring(1))
                : host.equals(service);
    }

    String text() {
        return origin() + target;
    }

    /** For whom a token is (RFC 8292, section 2). */
    String origin() {
        return "https://" + host;
    }

    /** A version 8 id (RFC 9562) from the first 16 bytes of the SHA-256 of the endpoint; the page makes the same. */
    static UUID idOf(String text) {
        try {
            var digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    digest.getLong() & ~0xf000L | 0x8000L,
                    digest.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    @Override
    public String toString() {
        return "PushEndpoint[" + host + "]";
    }
}
