package org.hedgerow.series.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.series.SeriesWatches;
import org.hedgerow.series.SeriesWatches.Told;
import org.hedgerow.series.web.SeriesViews.IncidentBrief;
import org.hedgerow.series.web.SeriesViews.SeriesBrief;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Watches on series. */
@RestController
class SeriesWatchController {

    /**
     * @param id that the client made
     * @param days until it expires
     */
    record WatchForm(
            @Nullable UUID id,
            @Nullable String purpose,
            @Nullable String reason,
            @Nullable Integer days) {}

    /** @param until as the watch said it */
    record LookedForm(@Nullable Instant until) {}

    record WatchList(List<WatchView> watches) {}

    record NewsView(IncidentBrief incident, Instant addedAt) {}

    /**
     * @param series null when what it began with is in no series that the keeper may read, and unless it is open
     * @param until what {@code looked} is told when everything here has been looked at
     */
    record WatchView(
            UUID id,
            @Nullable SeriesBrief series,
            String purpose,
            String reason,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            String state,
            Instant lookedAt,
            Instant until,
            List<NewsView> news) {}

    private final SeriesWatches watches;
    private final SeriesViews views;

    SeriesWatchController(SeriesWatches watches, SeriesViews views) {
        this.watches = watches;
        this.views = views;
    }

    @PostMapping("/api/series/{id}/watches")
    @Requires(Permission.LINK_INCIDENTS)
    ResponseEntity<WatchView> keep(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody WatchForm form) {
        var errors = new FieldErrors();
        var made = errors.read(() -> ClientSent.newId(form.id()));
        var purpose = purpose(form.purpose(), errors);
        var reason = errors.read(() -> PlainText.checkLine("/reason", form.reason(), SeriesWatches.LONGEST_REASON));
        int days = form.days() == null ? 0 : form.days();
        if (days < 1 || days > SeriesWatches.MOST_DAYS) {
            errors.add("/days", "Watch for 1 to " + SeriesWatches.MOST_DAYS + " days.");
        }
        errors.throwIfAny();
        if (made == null || purpose == null || reason == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var receipt = watches.keep(person, id, made, purpose, reason, days);
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(receipt.told()));
    }

    @GetMapping("/api/series-watches")
    @Requires(Permission.LINK_INCIDENTS)
    WatchList list(@CurrentPerson Person person) {
        var told = watches.list(person);
        watches.shown(person, told);
        return new WatchList(told.stream().map(this::view).toList());
    }

    @PostMapping("/api/series-watches/{id}/looked")
    @Requires(Permission.LINK_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void looked(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LookedForm form) {
        if (form.until() == null) {
            throw PlatformProblem.invalid("/until", "Say up to when you have looked.");
        }
        watches.looked(person, id, form.until().truncatedTo(ChronoUnit.MILLIS));
    }

    @DeleteMapping("/api/series-watches/{id}")
    @Requires(Permission.LINK_INCIDENTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@CurrentPerson Person person, @PathVariable UUID id) {
        watches.end(person, id);
    }

    private WatchView view(Told told) {
        var watch = told.watch();
        return new WatchView(
                watch.id(),
                SeriesBrief.of(told.series()),
                watch.purpose().name(),
                watch.reason(),
                watch.madeAt(),
                watch.expiresAt(),
                watch.endedAt(),
                told.state().name(),
                watch.lookedAt(),
                told.until(),
                told.news().stream()
                        .map(each -> new NewsView(views.brief(each.incident()), each.joinedAt()))
                        .toList());
    }

    private static @Nullable Purpose purpose(@Nullable String said, FieldErrors errors) {
        for (var purpose : Purpose.values()) {
            if (purpose.name().equals(said)) {
                return purpose;
            }
        }
        errors.add("/purpose", "Say what you watch it for.");
        return null;
    }
}
