package org.hedgerow.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An answer that is read line by line as it comes. To close it before its end is to go away. */
final class LineAnswer implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader reader;

    LineAnswer(HttpResponse<InputStream> response) {
        this.response = response;
        reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("content-type").orElse("");
    }

    /** Waits for the next line. */
    JsonNode next() {
        try {
            var line = reader.readLine();
            if (line == null) {
                throw new IllegalStateException("The answer has ended");
            }
            return Visitor.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for all that are to come. */
    List<JsonNode> rest() {
        var lines = new ArrayList<JsonNode>();
        reader.lines().forEach(line -> lines.add(Visitor.JSON.readTree(line)));
        return lines;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
