package org.hedgerow.bulletin.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.bulletin.EventPlaces;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.bulletin.PublishedBulletins;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events on the map: of the bulletins that somebody reads those that invite to a place and are not over. */
@RestController
class BulletinEventController {

    /**
     * One event.
     *
     * @param id of its bulletin
     * @param welshTitle null where it is said in English alone
     */
    record MapEventView(UUID id, String title, @Nullable String welshTitle, String provider, EventView event) {}

    /** The next to begin first. */
    record MapEventList(List<MapEventView> events) {}

    private final PublishedBulletins published;
    private final EventPlaces places;

    BulletinEventController(PublishedBulletins published, EventPlaces places) {
        this.published = published;
        this.places = places;
    }

    @GetMapping("/api/bulletin-events")
    @OpenToAnyone(because = "everybody has the public ones, and row security says which others", signedIn = true)
    MapEventList list(@CurrentPerson Person person) {
        return new MapEventList(
                published.events(person).stream().map(this::view).toList());
    }

    private MapEventView view(IssuedBulletin bulletin) {
        var wording = Objects.requireNonNull(bulletin.wording());
        var welsh = wording.welsh();
        return new MapEventView(
                bulletin.id(),
                wording.english().title(),
                welsh == null ? null : welsh.title(),
                bulletin.facts().provider(),
                Objects.requireNonNull(EventView.of(bulletin.facts().event(), places)));
    }
}
