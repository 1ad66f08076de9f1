package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.reference.Forces;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists that a client offers: categories, forces and seasons. */
@RestController
class ReferenceController {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int SEASON_BEGINS_IN_MONTH = 8;
    private static final int SEASONS = 5;

    record Child(String code, String name) {}

    record Group(String code, String name, @Nullable String shape, List<Child> children) {}

    record ForceEntry(String code, String id, String name, List<String> neighbours) {}

    /** The hare coursing season runs from August, after harvest, to March. */
    record Season(String code, String name, LocalDate from, LocalDate to) {}

    record HotspotDefaults(int reachMetres, int minimumIncidents, int windowDays) {}

    record Reference(
            List<Group> categories, List<ForceEntry> forces, List<Season> seasons, HotspotDefaults hotspotDefaults) {}

    private final Categories categories;
    private final Forces forces;
    private final Clock clock;

    ReferenceController(Categories categories, Forces forces, Clock clock) {
        this.categories = categories;
        this.forces = forces;
        this.clock = clock;
    }

    @GetMapping("/api/reference")
    @Requires(Permission.READ_MAP)
    Reference reference() {
        return new Reference(
                categories.groups().stream().map(this::group).toList(),
                forces.all().stream()
                        .map(force ->
                                new ForceEntry(force.code(), force.policeUkId(), force.name(), force.neighbours()))
                        .toList(),
                seasons(),
                new HotspotDefaults(HotspotQuery.DEFAULT_REACH_METRES, HotspotQuery.DEFAULT_MINIMUM_INCIDENTS, 90));
    }

    private Group group(Category group) {
        return new Group(
                group.code(),
                group.name(),
                group.shape(),
                categories.childrenOf(group.code()).stream()
                        .map(child -> new Child(child.code(), child.name()))
                        .toList());
    }

    private List<Season> seasons() {
        var today = LocalDate.ofInstant(clock.instant(), LONDON);
        var latest = today.getMonthValue() >= SEASON_BEGINS_IN_MONTH ? today.getYear() : today.getYear() - 1;
        var seasons = new ArrayList<Season>();
        for (int year = latest; year > latest - SEASONS; year--) {
            var code = year + "/" + String.format(Locale.ROOT, "%02d", (year + 1) % 100);
            seasons.add(new Season(
                    code,
                    "Season " + code,
                    LocalDate.of(year, SEASON_BEGINS_IN_MONTH, 1),
                    LocalDate.of(year + 1, 3, 31)));
        }
        return seasons;
    }
}
