package org.hedgerow.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Ties a passkey's question to the browser that asked for it: who intercepts the answer cannot use it from elsewhere. */
final class CeremonyCookie {

    private static final String NAME = "CEREMONY";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private CeremonyCookie() {}

    static void set(String ceremony, HttpServletRequest request, HttpServletResponse response) {
        write(ceremony, LIFE, request, response);
    }

    /** The ceremony of this browser, which is over now. */
    static @Nullable String take(HttpServletRequest request, HttpServletResponse response) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        write("", Duration.ZERO, request, response);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void write(String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path("/api/")
                        .maxAge(life)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .build()
                        .toString());
    }
}
