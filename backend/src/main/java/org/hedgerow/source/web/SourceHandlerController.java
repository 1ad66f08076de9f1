package org.hedgerow.source.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.source.RegisteredSource;
import org.hedgerow.source.SourceIdentity;
import org.hedgerow.source.SourceProblem;
import org.hedgerow.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Sources, for those who look after them. What is searched for is sent in a body: addresses are written down along the way. */
@RestController
class SourceHandlerController {

    /** @param name or {@code contact} */
    record SearchForm(@Nullable String name, @Nullable String contact) {

        @Override
        public String toString() {
            return "SearchForm[hidden]";
        }
    }

    private final Sources sources;
    private final SourceViews views;

    SourceHandlerController(Sources sources, SourceViews views) {
        this.sources = sources;
        this.views = views;
    }

    @GetMapping("/api/sources")
    @Requires(Permission.HANDLE_SOURCES)
    List<SourceViews.Listed> list(@CurrentPerson Person person) {
        return views.listed(sources.listOfForce(person));
    }

    @PostMapping("/api/source-searches")
    @Requires(Permission.HANDLE_SOURCES)
    List<SourceViews.Listed> search(@CurrentPerson Person person, @RequestBody SearchForm form) {
        var name = PlainText.check("/name", form.name() == null ? "" : form.name(), SourceIdentity.LONGEST_NAME);
        var contact = PlainText.check(
                "/contact", form.contact() == null ? "" : form.contact(), SourceIdentity.LONGEST_CONTACT);
        if (name.isEmpty() && contact.isEmpty()) {
            throw PlatformProblem.invalid("/name", "Give a whole name, or how to reach the source.");
        }
        return views.listed(sources.findLike(person, name, contact));
    }

    @PostMapping("/api/sources/{id}/openings")
    @Requires(Permission.HANDLE_SOURCES)
    SourceViews.Opened open(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody OpeningForm form) {
        return views.opened(sources.open(person, id, form.read()));
    }

    @PutMapping("/api/sources/{id}")
    @Requires(Permission.HANDLE_SOURCES)
    ResponseEntity<SourceViews.Listed> amend(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SourceForm form) {
        return answer(
                sources.amend(person, id, version(ifMatch), form.identity(), Boolean.TRUE.equals(form.handlersOnly())));
    }

    @PostMapping("/api/sources/{id}/erasure")
    @Requires(Permission.HANDLE_SOURCES)
    ResponseEntity<SourceViews.Listed> erase(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(sources.erase(person, id));
    }

    private ResponseEntity<SourceViews.Listed> answer(RegisteredSource source) {
        return ResponseEntity.ok()
                .eTag("\"" + source.version() + "\"")
                .body(views.listed(List.of(source)).get(0));
    }

    private static int version(@Nullable String ifMatch) {
        return ClientSent.version(ifMatch, SourceProblem.STALE);
    }
}
