package org.hedgerow.series.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.series.LinkDecisions;
import org.hedgerow.series.ScoredLink;
import org.hedgerow.series.SeriesReading;
import org.hedgerow.series.SeriesReading.Listed;
import org.hedgerow.series.SeriesReading.Member;
import org.hedgerow.series.SeriesReading.PlateSeen;
import org.hedgerow.series.SeriesReading.Whole;
import org.hedgerow.series.SeriesWatches;
import org.hedgerow.series.web.SeriesViews.IncidentBrief;
import org.hedgerow.series.web.SeriesViews.LinkView;
import org.hedgerow.sighting.link.Rhythm;
import org.hedgerow.sighting.link.SeriesTrack;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Series, for the police. */
@RestController
@RequestMapping("/api/series")
class SeriesController {

    /** Of impossible pairs nobody needs to see more. */
    private static final int MOST_IMPOSSIBLE = 200;

    record TitleForm(@Nullable Integer version, @Nullable String title) {}

    record RemovalForm(@Nullable UUID incident, @Nullable String reason) {}

    record SeriesList(List<ListedView> series) {}

    /**
     * A series in a list.
     *
     * @param organisation of whoever accepted its oldest link
     * @param incidents how many the reader may read
     * @param forces in whose areas they were, by name
     */
    record ListedView(
            UUID id,
            String title,
            @Nullable String organisation,
            int incidents,
            List<String> forces,
            @Nullable Instant first,
            @Nullable Instant last,
            Instant activeAt,
            int version) {}

    /** @param addedBy by name; null when that person has left */
    record MemberView(
            UUID id,
            @Nullable String reference,
            @Nullable String organisation,
            String category,
            Instant earliest,
            Instant latest,
            boolean exactTimeKnown,
            SeriesViews.PlaceBrief place,
            String force,
            @Nullable String addedBy,
            Instant addedAt) {

        static MemberView of(IncidentBrief brief, @Nullable String addedBy, Instant addedAt) {
            return new MemberView(
                    brief.id(),
                    brief.reference(),
                    brief.organisation(),
                    brief.category(),
                    brief.earliest(),
                    brief.latest(),
                    brief.exactTimeKnown(),
                    brief.place(),
                    brief.force(),
                    addedBy,
                    addedAt);
        }
    }

    record TrackView(List<SeriesTrack.Leg> legs, List<SeriesTrack.Leg> impossible) {}

    record PlateView(String plate, int count) {}

    record WatchBrief(UUID id, Instant expiresAt) {}

    record WholeView(
            UUID id,
            String title,
            @Nullable String organisation,
            int version,
            Instant madeAt,
            List<MemberView> incidents,
            List<LinkView> links,
            TrackView track,
            Rhythm rhythm,
            List<PlateView> plates,
            @Nullable WatchBrief watch,
            boolean cutShort) {}

    record TitleView(UUID id, String title, int version) {}

    private final SeriesReading reading;
    private final LinkDecisions decisions;
    private final SeriesWatches watches;
    private final SeriesViews views;

    SeriesController(SeriesReading reading, LinkDecisions decisions, SeriesWatches watches, SeriesViews views) {
        this.reading = reading;
        this.watches = watches;
        this.decisions = decisions;
        this.views = views;
    }

    /** Those with the latest links first; from the 51st on with {@code before}. */
    @GetMapping
    @Requires(Permission.LINK_INCIDENTS)
    SeriesList list(@CurrentPerson Person person, @RequestParam(required = false) @Nullable Instant before) {
        return new SeriesList(
                reading.list(person, before).stream().map(this::listed).toList());
    }

    @GetMapping("/{id}")
    @Requires(Permission.LINK_INCIDENTS)
    WholeView get(@CurrentPerson Person person, @PathVariable UUID id) {
        var found = reading.get(person, id);
        var watch = watches.openOn(person, found.named())
                .map(each -> new WatchBrief(each.id(), each.expiresAt()))
                .orElse(null);
        return whole(found, watch);
    }

    @PutMapping("/{id}")
    @Requires(Permission.LINK_INCIDENTS)
    TitleView name(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody TitleForm form) {
        var errors = new FieldErrors();
        if (form.version() == null) {
            errors.add("/version", "Say which version you saw.");
        }
        var title = errors.read(() -> PlainText.checkLine("/title", form.title(), LinkDecisions.LONGEST_TITLE));
        errors.throwIfAny();
        if (form.version() == null || title == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var named = decisions.name(person, id, form.version(), title);
        return new TitleView(named.id(), named.title(), named.version());
    }

    /** Takes an incident out. */
    @PostMapping("/{id}/removals")
    @Requires(Permission.LINK_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody RemovalForm form) {
        var errors = new FieldErrors();
        if (form.incident() == null) {
            errors.add("/incident", "Say which incident does not belong to it.");
        }
        var reason = errors.read(() -> PlainText.checkLine("/reason", form.reason(), LinkDecisions.LONGEST_REASON));
        errors.throwIfAny();
        if (form.incident() == null || reason == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        decisions.remove(person, id, form.incident(), reason);
    }

    private ListedView listed(Listed listed) {
        var named = listed.named();
        return new ListedView(
                named.id(),
                named.title(),
                views.organisation(named.series().oldest().organisation()),
                listed.incidents().size(),
                listed.incidents().stream()
                        .map(VisibleIncident::forceCode)
                        .distinct()
                        .map(views::force)
                        .sorted()
                        .toList(),
                listed.incidents().stream()
                        .map(VisibleIncident::earliest)
                        .min(Instant::compareTo)
                        .orElse(null),
                listed.incidents().stream()
                        .map(VisibleIncident::latest)
                        .max(Instant::compareTo)
                        .orElse(null),
                listed.activeAt(),
                named.version());
    }

    private WholeView whole(Whole whole, @Nullable WatchBrief watch) {
        var named = whole.named();
        var oldest = named.series().oldest();
        var deciders = views.deciders(named.series().links());
        return new WholeView(
                named.id(),
                named.title(),
                views.organisation(oldest.organisation()),
                named.version(),
                oldest.at(),
                whole.members().stream()
                        .map((Member each) -> MemberView.of(
                                views.brief(each.incident()),
                                SeriesViews.name(each.joinedBy(), deciders),
                                each.joinedBy().at()))
                        .toList(),
                whole.links().stream()
                        .map((ScoredLink each) -> views.link(each, deciders, null))
                        .toList(),
                new TrackView(
                        whole.track().legs(),
                        whole.track().impossible().stream()
                                .limit(MOST_IMPOSSIBLE)
                                .toList()),
                whole.rhythm(),
                whole.plates().stream()
                        .map((PlateSeen each) -> new PlateView(each.plate(), each.incidents()))
                        .toList(),
                watch,
                whole.cutShort());
    }
}
