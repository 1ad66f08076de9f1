package org.hedgerow.analysis.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.analysis.AnalysisProblem;
import org.hedgerow.analysis.SavedAnalyses;
import org.hedgerow.analysis.SavedAnalysis;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved analyses: questions under a name. Opening one is asking it, at the address of its kind. */
@RestController
@RequestMapping("/api/analyses")
class AnalysisController {

    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})\"");

    /** Latest change first. */
    record AnalysisList(List<AnalysisView> analyses) {}

    private final SavedAnalyses analyses;
    private final AnalysisFormReader forms;
    private final People people;

    AnalysisController(SavedAnalyses analyses, AnalysisFormReader forms, People people) {
        this.analyses = analyses;
        this.forms = forms;
        this.people = people;
    }

    @GetMapping
    @Requires(Permission.READ_MAP)
    AnalysisList list(@CurrentPerson Person person) {
        var found = analyses.list(person);
        var authors = people.findAll(
                found.stream().map(SavedAnalysis::author).distinct().toList());
        var organisations = new HashMap<UUID, String>();
        return new AnalysisList(found.stream()
                .map(each -> AnalysisView.of(
                        each,
                        person,
                        organisations.computeIfAbsent(each.owner(), this::organisation),
                        author(each, authors)))
                .toList());
    }

    @PutMapping("/{id}")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<AnalysisView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AnalysisForm form) {
        if (ifMatch != null) {
            return answer(
                    HttpStatus.OK, analyses.change(person, id, version(ifMatch), forms.read(form, person)), person);
        }
        if (id.version() != 4 || id.variant() != 2) {
            throw PlatformProblem.invalid("/id", "This id cannot be used for a new analysis; make another.");
        }
        var receipt = analyses.save(person, id, forms.read(form, person), sha256(form));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.analysis(), person);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.AMEND_INCIDENT)
    void delete(@CurrentPerson Person person, @PathVariable UUID id) {
        analyses.delete(person, id);
    }

    private ResponseEntity<AnalysisView> answer(HttpStatus status, SavedAnalysis analysis, Person person) {
        return ResponseEntity.status(status)
                .eTag("\"" + analysis.version() + "\"")
                .body(AnalysisView.of(analysis, person, organisation(analysis.owner()), person.name()));
    }

    private String organisation(UUID id) {
        return people.findOrganisation(id).map(Organisation::name).orElse("");
    }

    private static @Nullable String author(SavedAnalysis analysis, Map<UUID, Person> authors) {
        var author = authors.get(analysis.author());
        return author == null ? null : author.name();
    }

    private static int version(String ifMatch) {
        var matcher = VERSION.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new ProblemException(AnalysisProblem.STALE);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static byte[] sha256(AnalysisForm form) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.said().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
