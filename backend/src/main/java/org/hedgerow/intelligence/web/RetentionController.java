package org.hedgerow.intelligence.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.intelligence.IntelligenceRetention;
import org.hedgerow.intelligence.IntelligenceReview;
import org.hedgerow.intelligence.RetentionGroup;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How long reports are kept, for the unit. */
@RestController
class RetentionController {

    private static final int LONGEST_REASON = 400;

    record AmendmentForm(@Nullable String group, @Nullable String reason) {}

    record ReasonForm(@Nullable String reason) {}

    /** @param by by name; empty for who has left */
    record ReviewView(
            String by, String act, String group, @Nullable LocalDate reviewDay, String reason, Instant at) {}

    record StandingView(
            UUID id,
            String urn,
            String title,
            String state,
            String group,
            @Nullable LocalDate reviewDay,
            boolean due,
            List<ReviewView> reviews) {}

    record DueList(List<StandingView> due) {}

    private final IntelligenceRetention retention;
    private final People people;

    RetentionController(IntelligenceRetention retention, People people) {
        this.retention = retention;
        this.people = people;
    }

    @GetMapping("/api/intelligence-reviews")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    DueList due(@CurrentPerson Person person) {
        return new DueList(retention.due(person).stream().map(this::view).toList());
    }

    @GetMapping("/api/intelligence-reports/{id}/retention")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    StandingView of(@CurrentPerson Person person, @PathVariable UUID id) {
        return view(retention.of(person, id));
    }

    @PostMapping("/api/intelligence-reports/{id}/retention")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    StandingView amend(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody AmendmentForm form) {
        var group = Stream.of(RetentionGroup.values())
                .filter(each -> each.name().equals(form.group()))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid("/group", "Choose one of the list."));
        return view(retention.amend(person, id, group, reason(form.reason())));
    }

    @PostMapping("/api/intelligence-reports/{id}/retention/keeping")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    StandingView keep(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody ReasonForm form) {
        return view(retention.keep(person, id, reason(form.reason())));
    }

    @PostMapping("/api/intelligence-reports/{id}/retention/disposal")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    StandingView dispose(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody ReasonForm form) {
        return view(retention.dispose(person, id, reason(form.reason())));
    }

    private static String reason(@Nullable String text) {
        return PlainText.checkLine("/reason", text, LONGEST_REASON);
    }

    private StandingView view(IntelligenceRetention.Standing standing) {
        var report = standing.report();
        var by = people.findAll(standing.reviews().stream()
                .map(IntelligenceReview::person)
                .distinct()
                .toList());
        return new StandingView(
                report.id(),
                report.urn(),
                report.content().title(),
                report.state().name(),
                standing.group().name(),
                standing.reviewDay(),
                standing.due(),
                standing.reviews().stream()
                        .map(each -> new ReviewView(
                                by.containsKey(each.person())
                                        ? by.get(each.person()).name()
                                        : "",
                                each.act().name(),
                                each.group().name(),
                                each.reviewDay(),
                                each.reason(),
                                each.at()))
                        .toList());
    }
}
