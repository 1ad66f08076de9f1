package org.hedgerow.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.TooManyTries;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Which passwords are good enough, and how they are kept: Argon2id with 19 MiB, two passes and one lane, the first choice of the
 * OWASP Password Storage Cheat Sheet. Length is asked for, composition is not (NIST SP 800-63B 3.1.1).
 */
@Component
class Passwords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    /** A sign-in name shorter than this may well be part of an honest word. */
    private static final int LONG_ENOUGH_TO_MATTER = 5;

    private static final Pattern REPEATED_PIECE = Pattern.compile("(.{1,4}?)\\1{2,}.{0,3}");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Set<String> denied = readDenied();
    /** Each computation holds 19 MiB: a flood of sign-ins waits here and not in memory. */
    private final Semaphore computations =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    /** Verified when there is no hash to verify, so that an unknown name takes as long as a known one. */
    private final String nobodysHash = hash(UUID.randomUUID().toString());

    /** A new password in the form in which it is kept, or a 422 on {@code /password}. */
    String accept(@Nullable String password, String username) {
        if (password == null || password.length() > LONGEST) {
            throw PlatformProblem.invalid(
                    "/password", password == null ? "This is needed." : "Use at most " + LONGEST + " characters.");
        }
        PlainText.checkLine("/password", password, LONGEST);
        var normal = normal(password);
        if (normal.codePointCount(0, normal.length()) < SHORTEST) {
            throw PlatformProblem.invalid(
                    "/password", "Use at least " + SHORTEST + " characters; several words together are easy to keep.");
        }
        var plain = normal.toLowerCase(Locale.ROOT);
        var letters = plain.replaceAll("[\\s._-]", "");
        if (denied.contains(letters)
                || REPEATED_PIECE.matcher(plain).matches()
                || (username.length() >= LONG_ENOUGH_TO_MATTER && plain.contains(username))
                || letters.replace("hedgerow", "").length() < 5) {
            throw PlatformProblem.invalid("/password", "This one is too easy to guess; choose another.");
        }
        return normal;
    }

    String hash(String password) {
        return computed(() -> Objects.requireNonNull(encoder.encode(normal(password))));
    }

    /** @param hash null when nobody has the name or no password was ever set: false, after the same time */
    boolean matches(@Nullable String password, @Nullable String hash) {
        if (password == null || password.length() > LONGEST) {
            return false;
        }
        boolean same = computed(() -> encoder.matches(normal(password), hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    private <T> T computed(Supplier<T> computation) {
        try {
            if (!computations.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyTries(LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyTries(LONGEST_WAIT);
        }
        try {
            return computation.get();
        } finally {
            computations.release();
        }
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static Set<String> readDenied() {
        try (InputStream file = Objects.requireNonNull(
                        Passwords.class.getResourceAsStream("denied-passwords.txt"), "denied-passwords.txt");
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
