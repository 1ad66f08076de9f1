package org.hedgerow.bulletin.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hedgerow.bulletin.BulletinAreas;
import org.hedgerow.bulletin.EventPlaces;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.bulletin.PublishedBulletins;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issued bulletins. What everybody may read is the same for everybody and may be kept for a minute, so that whoever asks is not known by asking; what is read
 * with an account has addresses of its own.
 */
@RestController
class PublicBulletinController {

    private static final CacheControl FOR_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final MediaType CAP = new MediaType("application", "cap+xml", StandardCharsets.UTF_8);

    /** Newest first. */
    record PublishedList(List<PublishedView> bulletins) {}

    private final PublishedBulletins published;
    private final BulletinAreas areas;
    private final EventPlaces places;
    private final BulletinWords words;
    private final AtomFeed atom;
    private final CapMessage cap;
    private final Clock clock;

    PublicBulletinController(
            PublishedBulletins published,
            BulletinAreas areas,
            EventPlaces places,
            BulletinWords words,
            AtomFeed atom,
            CapMessage cap,
            Clock clock) {
        this.published = published;
        this.areas = areas;
        this.places = places;
        this.words = words;
        this.atom = atom;
        this.cap = cap;
        this.clock = clock;
    }

    @GetMapping("/api/bulletins")
    @OpenToAnyone(because = "it holds what the police have issued to everybody")
    ResponseEntity<PublishedList> list() {
        return ResponseEntity.ok().cacheControl(FOR_A_MINUTE).body(views(published.list()));
    }

    @GetMapping("/api/bulletins/{id}")
    @OpenToAnyone(because = "it holds what the police have issued to everybody")
    ResponseEntity<PublishedView> get(@PathVariable UUID id) {
        return ResponseEntity.ok().cacheControl(FOR_A_MINUTE).body(view(found(id)));
    }

    @GetMapping("/bulletins.atom")
    @OpenToAnyone(because = "it holds what the police have issued to everybody")
    ResponseEntity<String> feed() {
        return ResponseEntity.ok()
                .cacheControl(FOR_A_MINUTE)
                .contentType(ATOM)
                .body(atom.of(published.list(), clock.instant()));
    }

    @GetMapping("/bulletins/{id}.cap")
    @OpenToAnyone(because = "it holds what the police have issued to everybody")
    ResponseEntity<String> cap(@PathVariable UUID id) {
        return ResponseEntity.ok().cacheControl(FOR_A_MINUTE).contentType(CAP).body(cap.of(heard(found(id))));
    }

    /** Each bulletin in the first words that are this person's to read. */
    @GetMapping("/api/my-bulletins")
    @OpenToAnyone(because = "everybody has the public ones, and row security says which others", signedIn = true)
    PublishedList list(@CurrentPerson Person person) {
        return views(published.list(person));
    }

    @GetMapping("/api/my-bulletins/{id}")
    @OpenToAnyone(because = "everybody has the public ones, and row security says which others", signedIn = true)
    PublishedView get(@CurrentPerson Person person, @PathVariable UUID id) {
        return view(found(person, id));
    }

    @GetMapping("/api/my-bulletins/{id}/cap")
    @OpenToAnyone(because = "everybody has the public ones, and row security says which others", signedIn = true)
    ResponseEntity<String> cap(@CurrentPerson Person person, @PathVariable UUID id) {
        return ResponseEntity.ok().contentType(CAP).body(cap.of(heard(found(person, id))));
    }

    private IssuedBulletin found(UUID id) {
        return published.find(id).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    private IssuedBulletin found(Person person, UUID id) {
        return published.find(person, id).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    /** A message without words is none: whoever has it is told by the cancellation. */
    private static IssuedBulletin heard(IssuedBulletin bulletin) {
        if (bulletin.wording() == null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        return bulletin;
    }

    private PublishedList views(List<IssuedBulletin> bulletins) {
        return new PublishedList(bulletins.stream().map(this::view).toList());
    }

    private PublishedView view(IssuedBulletin bulletin) {
        return PublishedView.of(bulletin, areas, places, words, clock.instant());
    }
}
