package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentSearch;
import org.hedgerow.hotspot.ListQuery;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.platform.PlainText;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.reference.Gazetteer;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding incidents by words, and what a beginning may become. */
@RestController
@Profile("!command")
class SearchController {

    private static final int LONGEST = 100;
    private static final int LEAST = 2;
    private static final int MOST_CATEGORIES = 6;
    private static final int MOST_PLACES = 6;

    /**
     * An answer takes a whole number of these: whether a word stands in records that the viewer may not read changes the time by less, so
     * that it cannot be told by a clock.
     */
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** @param cut a word is in so many narratives that only those of the newest incidents were looked at */
    record SearchView(
            String asOf,
            int total,
            List<IncidentFeature> incidents,
            @Nullable String next,
            boolean cut) {}

    record CategoryView(String code, String name, @Nullable String group) {}

    record PlaceView(String name, String county, GeoJson.Position position) {}

    record ReferenceView(UUID id, String reference) {}

    record SuggestionsView(List<CategoryView> categories, List<PlaceView> places, List<ReferenceView> references) {}

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentSearch search;
    private final FeatureWriter writer;
    private final IncidentFeatures features;
    private final IncidentCodes codes;
    private final Categories categories;
    private final Gazetteer gazetteer;
    private final Clock clock;

    SearchController(
            AudienceEngines engines,
            Access access,
            IncidentSearch search,
            FeatureWriter writer,
            IncidentFeatures features,
            IncidentCodes codes,
            Categories categories,
            Gazetteer gazetteer,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.search = search;
        this.writer = writer;
        this.features = features;
        this.codes = codes;
        this.categories = categories;
        this.gazetteer = gazetteer;
        this.clock = clock;
    }

    @GetMapping("/api/search")
    @Requires(Permission.READ_MAP)
    SearchView search(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        var query = ListQuery.of(null, limit, after, filter);
        return inEvenTime(() -> {
            var found = search.find(person, snapshot(person), text, query);
            var list = writer.list(found.answer());
            return new SearchView(list.asOf(), list.total(), list.incidents(), list.next(), found.cut());
        });
    }

    @GetMapping("/api/suggestions")
    @Requires(Permission.READ_MAP)
    SuggestionsView suggestions(@CurrentPerson Person person, @RequestParam(required = false) @Nullable String text) {
        var beginning = PlainText.checkLine("?text", text, LONGEST);
        if (beginning.length() < LEAST) {
            return new SuggestionsView(List.of(), List.of(), List.of());
        }
        return new SuggestionsView(categories(beginning), places(beginning), references(person, beginning));
    }

    private List<CategoryView> categories(String beginning) {
        var wanted = beginning.toLowerCase(Locale.ROOT);
        return categories.all().stream()
                .filter(category -> hasWordFrom(category.name().toLowerCase(Locale.ROOT), wanted))
                .limit(MOST_CATEGORIES)
                .map(this::view)
                .toList();
    }

    private CategoryView view(Category category) {
        var group = category.isGroup()
                ? null
                : categories.find(category.groupCode()).map(Category::name).orElse(null);
        return new CategoryView(category.code(), category.name(), group);
    }

    /** Whether the name, or the rest of it from one of its words on, begins so. */
    private static boolean hasWordFrom(String name, String wanted) {
        for (int at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private List<PlaceView> places(String beginning) {
        var views = new ArrayList<PlaceView>();
        for (var place : gazetteer.startingWith(beginning, MOST_PLACES)) {
            views.add(new PlaceView(place.name(), place.county(), features.position(place.point())));
        }
        return views;
    }

    private List<ReferenceView> references(Person person, String beginning) {
        var views = new ArrayList<ReferenceView>();
        for (var incident : search.withReference(person, snapshot(person), beginning)) {
            var reference = incident.reference();
            if (reference != null) {
                views.add(new ReferenceView(incident.id(), reference.toString()));
            }
        }
        return views;
    }

    private AudienceSnapshot snapshot(Person person) {
        return engines.wake(access.audienceOf(person)).snapshotNow();
    }

    private static <T> T inEvenTime(Supplier<T> work) {
        var begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            var end = begun + ((System.nanoTime() - begun) / STEP_NANOS + 1) * STEP_NANOS;
            for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
