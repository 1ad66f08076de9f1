package org.hedgerow.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * The container's own words for requests so crooked that they reach nothing of ours, such as an address that cannot be decoded.
 * Public because the container makes it by name.
 */
public final class ContainerProblems extends ErrorReportValve {

    public ContainerProblems() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var type = Problems.ofStatus(status);
        try {
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY);
            var writer = response.getReporter();
            if (writer != null) {
                // Words from the catalogue only, none of which needs escaping.
                writer.write("{\"type\":\"/problems#%s\",\"title\":\"%s\",\"status\":%d}"
                        .formatted(type.slug(), type.title(), status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("Nobody is there to be answered");
        }
    }
}
