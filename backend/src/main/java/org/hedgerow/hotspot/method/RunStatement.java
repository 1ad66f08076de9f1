package org.hedgerow.hotspot.method;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a result was made, so that anyone can make it again and see whether it is the same.
 *
 * @param method the name of the method
 * @param version of our method: it grows whenever the same input would give another result
 * @param n how many points were counted
 * @param parameters by name, in the order in which they are best read; distances in metres
 * @param from the first instant of the data, or null when the method knows no time
 * @param to the last instant of the data
 * @param seed of the random numbers, or null when there are none
 * @param microseconds that the computation took, which is the one thing here that differs between runs
 */
public record RunStatement(
        String method,
        int version,
        int n,
        Map<String, Object> parameters,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long seed,
        long microseconds) {

    public RunStatement {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The same of data that span some time, for a method that does not know time itself. */
    public RunStatement spanning(Instant first, Instant last) {
        return new RunStatement(method, version, n, parameters, first, last, seed, microseconds);
    }

    /** Microseconds since a reading of {@link System#nanoTime}. */
    public static long since(long began) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
    }

    /** Parameters in the order of the arguments: a name, its value, the next name. */
    public static Map<String, Object> parameters(Object... namesAndValues) {
        var parameters = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }
}
