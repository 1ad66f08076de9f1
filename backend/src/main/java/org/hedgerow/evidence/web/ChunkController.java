package org.hedgerow.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.hedgerow.evidence.Chunks;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of reports, piece by piece. */
@RestController
class ChunkController {

    private final Chunks chunks;

    ChunkController(Chunks chunks) {
        this.chunks = chunks;
    }

    @PutMapping(
            path = "/api/reports/{report}/files/{file}/chunks/{chunk}",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "a phone without a session sends what only the key of its report opens")
    void put(@PathVariable UUID report, @PathVariable UUID file, @PathVariable String chunk, HttpServletRequest request)
            throws IOException {
        if (!chunk.matches("0|[1-9][0-9]{0,3}")) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        chunks.receive(report, file, Integer.parseInt(chunk), request.getInputStream());
    }
}
