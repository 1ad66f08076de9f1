package org.hedgerow.sighting.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
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
import org.hedgerow.sighting.PlateSearch;
import org.hedgerow.sighting.SightingContent;
import org.hedgerow.sighting.VehicleWatch.ByLooks;
import org.hedgerow.sighting.VehicleWatch.ByPlate;
import org.hedgerow.sighting.VehicleWatch.Wanted;
import org.hedgerow.sighting.VehicleWatches;
import org.hedgerow.sighting.VehicleWatches.Told;
import org.hedgerow.sighting.web.PlateSearchController.PlaceView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Watches on vehicles. What is watched for stands in bodies alone: an address is written down in too many places. */
@RestController
@RequestMapping("/api/vehicle-watches")
class VehicleWatchController {

    /**
     * @param pattern of a plate, with {@code ?} and {@code *}; missing where the vehicle is told by {@code make}, {@code colour} and perhaps {@code model}
     * @param days until it expires
     */
    record WatchForm(
            @Nullable String pattern,
            @Nullable String make,
            @Nullable String model,
            @Nullable String colour,
            @Nullable String purpose,
            @Nullable String reason,
            @Nullable Integer days) {}

    /** @param upTo as the watch said it */
    record LookedForm(@Nullable Instant upTo) {}

    record WatchList(List<WatchView> watches) {}

    /**
     * @param unseen how many of the matches are new to the keeper
     * @param more whether there are more matches than are shown; nothing says how many
     */
    record WatchView(
            UUID id,
            @Nullable String pattern,
            @Nullable String make,
            @Nullable String model,
            @Nullable String colour,
            String purpose,
            String reason,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            String state,
            Instant upTo,
            long unseen,
            List<MatchView> matches,
            boolean more) {}

    /**
     * @param score from 0 to 100; null where no plate was compared
     * @param places of a plate; empty where none was compared
     */
    record MatchView(
            SightingView sighting, boolean unseen, @Nullable Integer score, List<PlaceView> places, long daysAgo) {}

    private final VehicleWatches watches;
    private final SightingViews views;

    VehicleWatchController(VehicleWatches watches, SightingViews views) {
        this.watches = watches;
        this.views = views;
    }

    /** What the keeper holds already is not sent again, so pages may ask often. */
    @GetMapping
    @Requires(Permission.RECORD_SIGHTING)
    @Nullable ResponseEntity<WatchList> list(@CurrentPerson Person person, WebRequest request) {
        var told = watches.list(person);
        var list = new WatchList(told.stream().map(each -> view(each, person)).toList());
        var tag = "\"" + sha256(list.toString()) + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        watches.shown(person, told);
        return ResponseEntity.ok().eTag(tag).body(list);
    }

    @PutMapping("/{id}")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<WatchView> put(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody WatchForm form) {
        ClientSent.newId(id);
        var errors = new FieldErrors();
        var wanted = wanted(form, errors);
        var purpose = errors.oneOf(Purpose.values(), form.purpose(), "/purpose", "Say what you watch for it for.");
        var reason = errors.read(() -> PlainText.checkLine("/reason", form.reason(), VehicleWatches.LONGEST_REASON));
        int days = form.days() == null ? 0 : form.days();
        if (days < 1 || days > VehicleWatches.MOST_DAYS) {
            errors.add("/days", "Watch for 1 to " + VehicleWatches.MOST_DAYS + " days.");
        }
        errors.throwIfAny();
        if (wanted == null || purpose == null || reason == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var receipt = watches.keep(person, id, wanted, purpose, reason, days);
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.told(), person);
    }

    @PostMapping("/{id}/end")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<WatchView> end(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(HttpStatus.OK, watches.end(person, id), person);
    }

    @PostMapping("/{id}/looked")
    @Requires(Permission.RECORD_SIGHTING)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void looked(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LookedForm form) {
        if (form.upTo() == null) {
            throw PlatformProblem.invalid("/upTo", "Say up to when you have looked.");
        }
        watches.looked(person, id, form.upTo().truncatedTo(ChronoUnit.MILLIS));
    }

    private ResponseEntity<WatchView> answer(HttpStatus status, Told told, Person person) {
        return ResponseEntity.status(status).body(view(told, person));
    }

    private static @Nullable Wanted wanted(WatchForm form, FieldErrors errors) {
        int before = errors.count();
        if (form.pattern() != null && !form.pattern().isBlank()) {
            for (var other :
                    new String[][] {{"/make", form.make()}, {"/model", form.model()}, {"/colour", form.colour()}}) {
                if (other[1] != null) {
                    errors.add(other[0], "Watch for a plate, or for how a vehicle looks: not for both at once.");
                }
            }
            var pattern = PlateSearchController.pattern(form.pattern(), errors);
            return pattern == null || errors.count() > before ? null : new ByPlate(pattern);
        }
        if (isNothing(form.make()) && isNothing(form.model()) && isNothing(form.colour())) {
            errors.add("/pattern", "Give a plate, or a make and a colour.");
            return null;
        }
        var make = errors.read(() -> PlainText.checkLine("/make", form.make(), SightingContent.LONGEST_WORD));
        var colour = errors.read(() -> PlainText.checkLine("/colour", form.colour(), SightingContent.LONGEST_WORD));
        var model = isNothing(form.model())
                ? null
                : errors.read(() -> PlainText.checkLine("/model", form.model(), SightingContent.LONGEST_WORD));
        return make == null || colour == null || errors.count() > before ? null : new ByLooks(make, model, colour);
    }

    private static boolean isNothing(@Nullable String said) {
        return said == null || said.isBlank();
    }

    private WatchView view(Told told, Person person) {
        var watch = told.watch();
        var looks = watch.wanted() instanceof ByLooks wanted ? wanted : null;
        return new WatchView(
                watch.id(),
                watch.wanted() instanceof ByPlate wanted ? wanted.pattern().read() : null,
                looks == null ? null : looks.make(),
                looks == null ? null : looks.model(),
                looks == null ? null : looks.colour(),
                watch.purpose().name(),
                watch.reason(),
                watch.madeAt(),
                watch.expiresAt(),
                watch.endedAt(),
                told.state().name(),
                told.upTo(),
                told.matches().stream().filter(told::isNew).count(),
                told.matches().stream().map(match -> view(match, told, person)).toList(),
                told.more());
    }

    private MatchView view(PlateSearch.Match match, Told told, Person person) {
        var places = match.likeness().places().stream().map(PlaceView::of).toList();
        return new MatchView(
                views.of(match.sighting(), person),
                told.isNew(match),
                places.isEmpty() ? null : (int) Math.round(match.score() * 100),
                places,
                match.daysAgo());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
