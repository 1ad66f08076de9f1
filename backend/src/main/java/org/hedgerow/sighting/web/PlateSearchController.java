package org.hedgerow.sighting.web;

import java.util.List;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sighting.PlateLikeness;
import org.hedgerow.sighting.PlatePattern;
import org.hedgerow.sighting.PlateSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The search for plates. What is looked for stands in the body: an address is written down in too many places. */
@RestController
class PlateSearchController {

    private static final int LONGEST_TYPED = 40;
    private static final int ORDINARY_DAYS = 365;

    /**
     * @param pattern with {@code ?} and {@code *}
     * @param days how far back; missing for a year
     */
    record SearchForm(
            @Nullable String pattern,
            @Nullable String purpose,
            @Nullable Integer days) {}

    /** @param more whether there is more than is shown; nothing says how much */
    record Found(String pattern, List<MatchView> matches, boolean more) {}

    /** @param score from 0 to 100 */
    record MatchView(SightingView sighting, int score, List<PlaceView> places, long daysAgo) {}

    /**
     * A character of the plate beside that which was asked for.
     *
     * @param number of the place in the plate, from 1
     */
    record PlaceView(int number, String asked, String seen, String agreement) {

        static PlaceView of(PlateLikeness.Place place) {
            return new PlaceView(
                    place.number(),
                    String.valueOf(place.asked()),
                    String.valueOf(place.other()),
                    place.agreement().name());
        }
    }

    private final PlateSearch search;
    private final SightingViews views;

    PlateSearchController(PlateSearch search, SightingViews views) {
        this.search = search;
        this.views = views;
    }

    @PostMapping("/api/plate-searches")
    @Requires(Permission.RECORD_SIGHTING)
    Found search(@CurrentPerson Person person, @RequestBody SearchForm form) {
        var errors = new FieldErrors();
        var pattern = pattern(form.pattern(), errors);
        var purpose = errors.oneOf(Purpose.values(), form.purpose(), "/purpose", "Say what you look for it for.");
        int days = form.days() == null ? ORDINARY_DAYS : form.days();
        if (days < 1 || days > PlateSearch.MOST_DAYS) {
            errors.add("/days", "Search 1 to " + PlateSearch.MOST_DAYS + " days.");
        }
        errors.throwIfAny();
        if (pattern == null || purpose == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var answer = search.search(person, pattern, purpose, days);
        return new Found(
                pattern.read(),
                answer.matches().stream().map(match -> view(match, person)).toList(),
                answer.more());
    }

    private MatchView view(PlateSearch.Match match, Person person) {
        return new MatchView(
                views.of(match.sighting(), person),
                (int) Math.round(match.score() * 100),
                match.likeness().places().stream().map(PlaceView::of).toList(),
                match.daysAgo());
    }

    static @Nullable PlatePattern pattern(@Nullable String typed, FieldErrors errors) {
        var line = errors.read(() -> PlainText.checkLine("/pattern", typed, LONGEST_TYPED));
        if (line == null) {
            return null;
        }
        var why = PlatePattern.explain(line);
        if (why != null) {
            errors.add("/pattern", why);
        }
        return PlatePattern.of(line).orElse(null);
    }
}
