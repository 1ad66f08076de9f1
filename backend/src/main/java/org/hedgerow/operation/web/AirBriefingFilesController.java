package org.hedgerow.operation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.PublicAddress;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.AirBriefings;
import org.hedgerow.operation.AirProblem;
import org.hedgerow.operation.sheet.BriefingFiles;
import org.hedgerow.operation.sheet.BriefingFormat;
import org.hedgerow.operation.sheet.BriefingScript;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What a crew takes along from a briefing: its page, its script and its files, for whoever may read it. Taking one is written down. */
@RestController
class AirBriefingFilesController {

    private static final String REQUEST = "/api/air-requests/{id}";
    private static final String BY_LINK = "/api/air-briefings/";
    private static final String KML = "/briefing.kml";
    private static final String KML_LINK = "kml-link";
    private static final String INCOMPLETE = "Open the link once more, whole.";
    private static final Pattern SHAPE_OF_CODE = Pattern.compile("[a-z2-7]{26}");

    /**
     * @param code what stands behind the # of a link
     * @param format the ending of a file, or {@code kml-link}
     */
    record FileForm(@Nullable String code, @Nullable String format) {

        @Override
        public String toString() {
            return "FileForm[hidden]";
        }
    }

    /** @param seconds to read it out at 150 words a minute, at most 60 */
    record ScriptView(int version, String text, int seconds, int words, List<String> leftOut) {}

    private final AirBriefings briefings;
    private final BriefingFiles files;
    private final BriefingScript script;
    private final AirLinkGate gate;
    private final PublicAddress address;
    private final AuditTrail audit;
    private final Clock clock;

    AirBriefingFilesController(
            AirBriefings briefings,
            BriefingFiles files,
            BriefingScript script,
            AirLinkGate gate,
            PublicAddress address,
            AuditTrail audit,
            Clock clock) {
        this.briefings = briefings;
        this.files = files;
        this.script = script;
        this.gate = gate;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping({
        REQUEST + "/briefing.pdf",
        REQUEST + KML,
        REQUEST + "/briefing.gpx",
        REQUEST + "/briefing.geojson",
        REQUEST + "/briefing.gpkg",
        REQUEST + "/briefing.cot"
    })
    @Requires(Permission.READ_AIR_SUPPORT)
    ResponseEntity<byte[]> file(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request) {
        var path = request.getRequestURI();
        var format = format(path.substring(path.lastIndexOf('.') + 1));
        var briefing = briefings.read(person, id, version);
        audit.record(person, AuditOperation.DISCLOSURE, "take out air briefing", "air request", id, null);
        return file(format, briefing);
    }

    @GetMapping(REQUEST + "/script")
    @Requires(Permission.READ_AIR_SUPPORT)
    ScriptView script(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version) {
        var briefing = briefings.read(person, id, version);
        var said = script.of(briefing, clock.instant());
        return new ScriptView(briefing.version(), said.text(), said.seconds(), said.words(), said.leftOut());
    }

    /** The same for a crew without accounts; {@code kml-link} is a document by which a map program fetches the KML again and again. */
    @PostMapping(path = BY_LINK + "files", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAnyone(because = "a crew without accounts takes the one briefing along that its link is for")
    ResponseEntity<byte[]> fileByLink(@RequestBody FileForm form, HttpServletRequest request) {
        var code = form.code();
        var wanted = form.format();
        if (code == null || wanted == null) {
            throw PlatformProblem.invalid(code == null ? "/code" : "/format", INCOMPLETE);
        }
        var format = wanted.equals(KML_LINK) ? BriefingFormat.KML : format(wanted);
        var briefing = gate.open(from(request), () -> briefings.readByLink(code));
        if (!wanted.equals(KML_LINK)) {
            return file(format, briefing);
        }
        var origin = address.find()
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .build()
                        .toUriString());
        return answer(
                files.kmlLink(briefing, clock.instant(), origin + BY_LINK + code + KML),
                BriefingFormat.KML,
                name(briefing, "-link.kml"));
    }

    /** A map program cannot send what stands behind a #, so here the code is a part of the address, for as long as the link lasts. */
    @GetMapping(BY_LINK + "{code}" + KML)
    @OpenToAnyone(because = "a map program on a crew's device follows the one briefing that its link is for")
    ResponseEntity<byte[]> kmlByLink(@PathVariable String code, HttpServletRequest request) {
        if (!SHAPE_OF_CODE.matcher(code).matches()) {
            throw PlatformProblem.invalid("/code", INCOMPLETE);
        }
        try {
            return file(BriefingFormat.KML, gate.open(from(request), () -> briefings.readByLink(code)));
        } catch (ProblemException ended) {
            if (ended.type() != AirProblem.LINK_ENDED && ended.type() != AirProblem.TAKEN_BACK) {
                throw ended;
            }
            // The program puts what it is given in the place of what it had.
            return answer(files.kmlOfEndedLink(), BriefingFormat.KML, "ended.kml");
        }
    }

    private ResponseEntity<byte[]> file(BriefingFormat format, AirBriefing briefing) {
        return answer(files.write(format, briefing, clock.instant()), format, name(briefing, "." + format.ending()));
    }

    private static ResponseEntity<byte[]> answer(byte[] content, BriefingFormat format, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }

    /** {@code CAMBS-AIR-2026-000012-v2.pdf}. */
    private static String name(AirBriefing briefing, String ending) {
        return briefing.number().replaceAll("[^A-Za-z0-9-]", "-") + "-v" + briefing.version() + ending;
    }

    private static BriefingFormat format(String ending) {
        return BriefingFormat.of(ending).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    private static ClientAddress from(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }
}
