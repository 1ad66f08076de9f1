package org.hedgerow.analysis.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.analysis.AnalysisProblem;
import org.hedgerow.analysis.SavedAnalyses;
import org.hedgerow.analysis.SavedAnalysis;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
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
        ClientSent.newId(id);
        var receipt = analyses.save(person, id, forms.read(form, person), ClientSent.sha256(form.said()));
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
        return ClientSent.version(ifMatch, AnalysisProblem.STALE);
    }
}
