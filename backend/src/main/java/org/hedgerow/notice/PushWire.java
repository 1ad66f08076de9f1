package org.hedgerow.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.hedgerow.platform.UpstreamAnswer;
import org.hedgerow.platform.UpstreamClient;
import org.hedgerow.platform.UpstreamRefused;
import org.hedgerow.platform.UpstreamService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands sealed messages to push services (RFC 8030). */
@Component
class PushWire {

    /** After a day it is no news. */
    static final Duration KEPT_BY_SERVICE = Duration.ofDays(1);

    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(PushWire.class);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final PushSettings settings;
    private final PushKey key;
    private final PushRoute route;
    private final Clock clock;

    PushWire(PushSettings settings, PushKey key, ObjectProvider<PushRoute> route, Clock clock) {
        this.settings = settings;
        this.key = key;
        this.route = route.getIfAvailable(PushRoute::outside);
        this.clock = clock;
    }

    /** What became of a message. */
    enum Result {
        SENT,
        /** The browser has left; there is nothing to try again. */
        GONE,
        FAILED,
        /** The service did not answer as a service does: others that it has are not to be tried at once. */
        UNREACHABLE
    }

    /** @param pause for how long the service wants to be left alone, at most {@link #LONGEST_WAIT}; zero when it said nothing */
    record Outcome(Result result, Duration pause) {
        private static Outcome of(Result result) {
            return new Outcome(result, Duration.ZERO);
        }
    }

    /** @param topic a message of the same topic that has not arrived is replaced */
    Outcome send(PushTarget target, String topic, String text) {
        var endpoint = PushEndpoint.read(target.endpoint(), settings.services());
        if (endpoint.isEmpty()) {
            // The operator does not want this service called any more.
            return Outcome.of(Result.GONE);
        }
        var client = new UpstreamClient(
                new UpstreamService(true, endpoint.get().host(), route.port()),
                route.allowPrivate(),
                route.resolver(),
                route.sockets(),
                route.millis());
        var sealed = PushMessage.seal(text.getBytes(StandardCharsets.UTF_8), target.point(), target.auth());
        try {
            return read(client.post(endpoint.get().target(), headers(endpoint.get(), topic), sealed), endpoint.get());
        } catch (UpstreamRefused refused) {
            LOG.warn(
                    "The push service {} is left alone for a while: {}.",
                    endpoint.get().host(),
                    refused.getMessage());
        } catch (IOException unreachable) {
            LOG.warn(
                    "The push service {} is left alone for a while: it cannot be reached.",
                    endpoint.get().host());
        }
        return Outcome.of(Result.UNREACHABLE);
    }

    private Map<String, String> headers(PushEndpoint endpoint, String topic) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", key.authorization(endpoint.origin(), clock.instant()));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", Long.toString(KEPT_BY_SERVICE.toSeconds()));
        headers.put("Urgency", "normal");
        headers.put("Topic", topic);
        return headers;
    }

    private static Outcome read(UpstreamAnswer answer, PushEndpoint endpoint) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Outcome.of(Result.SENT);
        }
        if (status == 404 || status == 410) {
            return Outcome.of(Result.GONE);
        }
        LOG.warn("The push service {} answers {}.", endpoint.host(), status);
        return new Outcome(Result.FAILED, wait(answer.headers().getOrDefault("retry-after", "")));
    }

    /** Seconds; a date is taken for nothing said, and our own wait is used. */
    private static Duration wait(String said) {
        if (!SECONDS.matcher(said).matches()) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(Long.parseLong(said));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
