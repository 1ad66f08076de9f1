package org.hedgerow.source.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.source.Sources;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sources, for whoever is told something: registered, added to, and opened again while no handler has taken over. */
@RestController
class OwnSourceController {

    record Registered(UUID id, String reference) {}

    private final Sources sources;
    private final SourceViews views;

    OwnSourceController(Sources sources, SourceViews views) {
        this.sources = sources;
        this.views = views;
    }

    @GetMapping("/api/sources/own")
    @Requires(Permission.WRITE_INTELLIGENCE)
    List<SourceViews.Listed> list(@CurrentPerson Person person) {
        return views.listed(sources.listOwn(person));
    }

    @PutMapping("/api/sources/own/{id}")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<Registered> register(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody SourceForm form) {
        refuseUnlessRandom(id);
        var receipt = sources.register(person, id, form.identity(), Boolean.TRUE.equals(form.handlersOnly()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Registered(id, receipt.reference().text()));
    }

    @PostMapping("/api/sources/own/{id}/openings")
    @Requires(Permission.WRITE_INTELLIGENCE)
    SourceViews.Opened open(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody OpeningForm form) {
        return views.opened(sources.openOwn(person, id, form.read()));
    }

    @PutMapping("/api/source-tellings/{id}")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ResponseEntity<Void> tell(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody TellingForm form) {
        refuseUnlessRandom(id);
        boolean repeated = sources.keepTelling(person, id, form.sourceReference(), form.report(), form.telling());
        return ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.CREATED)
                .build();
    }

    private static void refuseUnlessRandom(UUID id) {
        ClientSent.newId(id);
    }
}
