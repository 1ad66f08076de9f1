package org.hedgerow.hotspot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hedgerow.hotspot.ComparedQuarters;
import org.hedgerow.hotspot.PublishedCounting;
import org.hedgerow.hotspot.PublishedStatistics;
import org.hedgerow.identity.Allowance;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.Forces;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published for everybody, with the names that its codes stand for. */
@RestController
@Profile("!command")
class PublishedStatisticsController {

    /** Enough for a newsroom behind one address; a person asks for two. */
    private static final int MOST_AN_HOUR = 600;

    private final PublishedCounting counting;
    private final Forces forces;
    private final Categories categories;
    private final Clock clock;
    private final Allowance allowance = new Allowance(MOST_AN_HOUR, Duration.ofHours(1));

    PublishedStatisticsController(PublishedCounting counting, Forces forces, Categories categories, Clock clock) {
        this.counting = counting;
        this.forces = forces;
        this.categories = categories;
        this.clock = clock;
    }

    /** What a code is called in English. */
    record Name(String code, String name) {}

    record PublishedView(PublishedStatistics statistics, List<Name> groups, List<Name> forces) {}

    @GetMapping("/api/published-statistics")
    @OpenToAnyone(
            because =
                    "the figures are made of what is released to the public, with small counts hidden, to be published")
    PublishedView statistics(@RequestParam(required = false) @Nullable String compare, HttpServletRequest request) {
        allowance.take(ClientAddress.of(request.getRemoteAddr()));
        var statistics = counting.of(ComparedQuarters.parse(compare, clock.instant()));
        return new PublishedView(
                statistics,
                statistics.groups().stream()
                        .map(code -> new Name(code, groupName(code)))
                        .toList(),
                statistics.rows().stream()
                        .map(row -> new Name(row.force(), forceName(row.force())))
                        .toList());
    }

    private String groupName(String code) {
        return categories.find(code).map(Category::name).orElse(code);
    }

    private String forceName(String code) {
        return forces.find(code).map(Force::name).orElse(code);
    }
}
