package org.hedgerow.hotspot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.platform.PlatformProblem;

/** A query string that did not come through the web server, read within bounds. */
final class QueryString {

    private static final int LONGEST = 4_000;
    private static final int MOST_PAIRS = 200;

    private QueryString() {}

    static Map<String, List<String>> parameters(String text) {
        if (text.length() > LONGEST) {
            throw PlatformProblem.invalid("?filters", "Give at most " + LONGEST + " characters.");
        }
        var parameters = new LinkedHashMap<String, List<String>>();
        if (text.isEmpty()) {
            return parameters;
        }
        String[] pairs = text.split("&", MOST_PAIRS + 1);
        if (pairs.length > MOST_PAIRS) {
            throw PlatformProblem.invalid("?filters", "Give at most " + MOST_PAIRS + " parameters.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw PlatformProblem.invalid("?filters", "The filters are not a readable query string.");
        }
    }
}
