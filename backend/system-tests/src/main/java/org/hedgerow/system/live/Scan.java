package org.hedgerow.system.live;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;

/** Searches bytes as they came, whatever they mean. */
final class Scan {

    private static final int UUID_LENGTH = 36;

    private Scan() {}

    /** Everything that is written as a UUID is. */
    static void uuids(byte[] bytes, int from, int length, Consumer<UUID> found) {
        var end = from + length - UUID_LENGTH;
        int at = from;
        while (at <= end) {
            if (bytes[at + 8] == '-'
                    && bytes[at + 13] == '-'
                    && bytes[at + 18] == '-'
                    && bytes[at + 23] == '-'
                    && isUuid(bytes, at)) {
                found.accept(uuid(bytes, at));
                at += UUID_LENGTH;
            } else {
                at++;
            }
        }
    }

    static boolean contains(byte[] bytes, int from, int length, String words) {
        var wanted = words.getBytes(StandardCharsets.UTF_8);
        for (int at = from; at <= from + length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUuid(byte[] bytes, int at) {
        for (int digit = 0; digit < UUID_LENGTH; digit++) {
            var isDash = digit == 8 || digit == 13 || digit == 18 || digit == 23;
            if (!isDash && Character.digit(bytes[at + digit], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Of 36 characters that are known to be one. */
    static UUID uuid(byte[] bytes, int at) {
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int each = at; each < at + UUID_LENGTH; each++) {
            if (bytes[each] == '-') {
                continue;
            }
            var value = Character.digit(bytes[each], 16);
            if (digits++ < 16) {
                high = high << 4 | value;
            } else {
                low = low << 4 | value;
            }
        }
        return new UUID(high, low);
    }
}
