package org.hedgerow.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.evidence.FileReceipt;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.report.Intake;
import org.hedgerow.report.ReportKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports that phones have sealed. */
@RestController
class ReportController {

    /** The key to seal to. */
    record KeyView(Object kid, Map<String, Object> jwk) {}

    /**
     * What became of a report.
     *
     * @param reference of the incident, for who reports in their own name
     */
    record TakenView(
            UUID id, boolean named, String force, @Nullable String reference, List<FileReceipt> files) {
        static TakenView of(Intake.Taken taken) {
            return new TakenView(
                    taken.id(),
                    taken.named(),
                    taken.force(),
                    taken.reference() == null ? null : taken.reference().toString(),
                    taken.files());
        }
    }

    private final ReportKey key;
    private final Intake intake;
    private final Allowances allowances;

    ReportController(ReportKey key, Intake intake, Allowances allowances) {
        this.key = key;
        this.intake = intake;
        this.allowances = allowances;
    }

    @GetMapping("/api/report-key")
    @OpenToAnyone(because = "whoever reports without an account seals to it, and it is a public key")
    KeyView key() {
        var jwk = key.publicKey();
        return new KeyView(jwk.get("kid"), jwk);
    }

    @PutMapping(path = "/api/reports/{id}", consumes = "application/jose")
    @OpenToAnyone(because = "a report is taken from anybody; one in somebody's name needs their session")
    ResponseEntity<TakenView> put(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean unnamed,
            @CurrentPerson Optional<Person> person,
            HttpServletRequest request)
            throws IOException {
        allowances.reports().take(ClientAddress.of(request.getRemoteAddr()));
        var taken = intake.takeSealed(person.orElse(null), id(id), body(request), unnamed);
        return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(TakenView.of(taken));
    }

    private static String body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > ReportKey.LONGEST_SEALED) {
            throw new ProblemException(PlatformProblem.TOO_LARGE);
        }
        var body = request.getInputStream().readNBytes(ReportKey.LONGEST_SEALED + 1);
        if (body.length > ReportKey.LONGEST_SEALED) {
            throw new ProblemException(PlatformProblem.TOO_LARGE);
        }
        return new String(body, StandardCharsets.US_ASCII);
    }

    /** An id in a path; what is no id is not found, like an id that is nobody's. */
    static UUID id(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        throw new ProblemException(PlatformProblem.NOT_FOUND);
    }
}
