package org.hedgerow.interchange.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.interchange.ImportFormat;
import org.hedgerow.interchange.ImportJobs;
import org.hedgerow.interchange.ImportRefused;
import org.hedgerow.interchange.ImportRuns;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Taking files in: first a dry run, then the run, then what became of every row. */
@RestController
@Profile("!command")
class ImportController {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MAPPING = 16_384;
    private static final int MOST_FIELDS = 64;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ImportJobs jobs;
    private final ImportRuns runs;
    private final JsonMapper json;

    ImportController(ImportJobs jobs, ImportRuns runs, JsonMapper json) {
        this.jobs = jobs;
        this.runs = runs;
        this.json = json;
    }

    @PostMapping(path = "/api/imports", params = "dryRun=true")
    @Requires(Permission.IMPORT)
    PreviewView preview(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam MultipartFile file) {
        try {
            return PreviewView.of(jobs.preview(person, upload(file, format, mapping)));
        } catch (ImportRefused e) {
            throw PlatformProblem.invalid("/file", e.reason());
        }
    }

    @PostMapping("/api/imports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.IMPORT)
    Map<String, UUID> start(
            @CurrentPerson Person person,
            @RequestParam boolean dryRun,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam MultipartFile file) {
        if (dryRun) {
            throw PlatformProblem.invalid("?dryRun", "Say true or false.");
        }
        return Map.of("id", jobs.start(person, upload(file, format, mapping)));
    }

    @GetMapping("/api/imports")
    @Requires(Permission.IMPORT)
    List<RunView> list(@CurrentPerson Person person) {
        return runs.listLatest(person).stream().map(this::view).toList();
    }

    @GetMapping("/api/imports/{id}")
    @Requires(Permission.IMPORT)
    RunView get(@CurrentPerson Person person, @PathVariable UUID id) {
        return view(find(person, id));
    }

    @GetMapping("/api/imports/{id}/rejects")
    @Requires(Permission.IMPORT)
    ResponseEntity<Resource> rejects(@CurrentPerson Person person, @PathVariable UUID id) {
        var file =
                jobs.rejects(find(person, id).id()).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rejects-" + id + ".csv")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new FileSystemResource(file));
    }

    private ImportRuns.Run find(Person person, UUID id) {
        return runs.find(person, id).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    private RunView view(ImportRuns.Run run) {
        return RunView.of(run, jobs.progress(run.id()).orElse(null));
    }

    private ImportJobs.Upload upload(MultipartFile file, @Nullable String format, @Nullable String mapping) {
        try {
            return new ImportJobs.Upload(
                    name(file.getOriginalFilename()),
                    file.getInputStream(),
                    ImportFormat.of(format).orElse(null),
                    mapping(mapping));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ImportRefused e) {
            throw PlatformProblem.invalid("?format", e.reason());
        }
    }

    /** For people to know it by; never a path. */
    private static String name(@Nullable String given) {
        var name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var plain = name.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").strip();
        return plain.isEmpty() ? "file.csv" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private Map<String, String> mapping(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            if (text.length() <= LONGEST_MAPPING) {
                var given = json.readValue(text, new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
                if (given != null && given.size() <= MOST_FIELDS) {
                    var mapping = new LinkedHashMap<String, String>();
                    given.forEach((field, column) -> mapping.put(field, column == null ? "" : column));
                    return mapping;
                }
            }
        } catch (JacksonException e) {
            throw PlatformProblem.invalid("/mapping", "This is not a mapping from fields to columns.");
        }
        throw PlatformProblem.invalid("/mapping", "This is not a mapping from fields to columns.");
    }
}
