package org.hedgerow.bulletin.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hedgerow.bulletin.AdviceCategory;
import org.hedgerow.bulletin.BulletinSeasons;
import org.hedgerow.hotspot.SeasonalCounts;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in the seasons of past years, for whoever writes a bulletin about one. */
@RestController
class SeasonController {

    record SeasonsView(
            String nation, List<Integer> years, double usualPerWeek, int usualDays, List<SeasonView> seasons) {}

    /** @param typical whether its weeks are those of most schools, and no law's */
    record SeasonView(String season, boolean typical, double perWeek, String change, List<YearView> years) {}

    /** @param until the day after the last */
    record YearView(
            int year,
            LocalDate from,
            LocalDate until,
            @Nullable Integer count,
            @Nullable Integer told) {}

    private final BulletinSeasons seasons;

    SeasonController(BulletinSeasons seasons) {
        this.seasons = seasons;
    }

    @GetMapping("/api/bulletin-desk/seasons")
    @Requires(Permission.AMEND_INCIDENT)
    SeasonsView of(@CurrentPerson Person person, @RequestParam(required = false) @Nullable String advice) {
        var known = Arrays.stream(AdviceCategory.values())
                .filter(each -> each.name().equals(advice == null ? AdviceCategory.GENERAL.name() : advice))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid("/advice", "Choose what people are advised about."));
        return view(seasons.of(person, known));
    }

    private static SeasonsView view(SeasonalCounts counts) {
        return new SeasonsView(
                counts.nation().name(),
                counts.years(),
                counts.usualPerWeek(),
                counts.usualDays(),
                counts.rows().stream()
                        .map(row -> new SeasonView(
                                row.season().name(),
                                row.season().isTypical(),
                                row.perWeek(),
                                row.change().name(),
                                row.cells().stream()
                                        .map(cell -> new YearView(
                                                cell.year(),
                                                cell.span().from(),
                                                cell.span().until(),
                                                cell.count(),
                                                cell.told()))
                                        .toList()))
                        .toList());
    }
}
