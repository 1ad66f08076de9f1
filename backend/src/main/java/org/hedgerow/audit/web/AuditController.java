package org.hedgerow.audit.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditFilter;
import org.hedgerow.audit.AuditMetadata;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditReading;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What auditors read, and what everybody may read of themselves: metadata, never what a record, a reason or a search says. */
@RestController
class AuditController {

    private static final Instant EARLIEST = Instant.parse("1969-12-31T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final AuditReading reading;
    private final People people;

    AuditController(AuditReading reading, People people) {
        this.reading = reading;
        this.people = people;
    }

    /** Somebody or something with a name; the name is null for who can no longer sign in. */
    private record Named(UUID id, @Nullable String name) {}

    private record EntryView(
            long number,
            Instant at,
            AuditOperation operation,
            String action,
            @Nullable Named person,
            boolean personErased,
            @Nullable Named organisation,
            @Nullable Named account,
            @Nullable String subjectKind,
            List<UUID> subjects,
            int subjectCount,
            @Nullable String tier,
            @Nullable String purpose,
            boolean reasonGiven,
            boolean queryGiven) {}

    private record EntriesView(
            List<EntryView> entries, @Nullable String next) {}

    private record OwnEntry(
            Instant at,
            AuditOperation operation,
            String action,
            @Nullable String subjectKind,
            int subjectCount,
            @Nullable String tier,
            @Nullable String purpose) {}

    private record OwnEntries(
            List<OwnEntry> entries, @Nullable String next) {}

    private record Consistency(long from, long to, List<String> path) {}

    @GetMapping("/api/audit/entries")
    @Requires(Permission.READ_AUDIT)
    EntriesView entries(
            @CurrentPerson Person person,
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            @RequestParam(name = "person", required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new AuditFilter(
                id("?subject", subject),
                id("?person", actor),
                id("?organisation", organisation),
                operation(operation),
                time("?from", from),
                time("?until", until));
        return view(reading.entries(person, filter, after));
    }

    @GetMapping("/api/audit/subjects/{id}/readers")
    @Requires(Permission.READ_AUDIT)
    EntriesView readers(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String after) {
        return view(reading.readers(person, id, time("?from", from), time("?until", until), after));
    }

    @GetMapping("/api/audit/entries/{number}/proof")
    @Requires(Permission.READ_AUDIT)
    AuditReading.Inclusion proof(@CurrentPerson Person person, @PathVariable long number) {
        return reading.inclusion(person, number).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    @GetMapping("/api/audit/heads/consistency")
    @Requires(Permission.READ_AUDIT)
    Consistency consistency(@CurrentPerson Person person, @RequestParam long from, @RequestParam long to) {
        return reading.consistency(person, from, to)
                .map(path -> new Consistency(from, to, path))
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    @GetMapping("/api/audit/mine")
    @OpenToAnyone(because = "everybody may read what is written down of their own acts", signedIn = true)
    OwnEntries mine(@CurrentPerson Person person, @RequestParam(required = false) @Nullable String after) {
        var page = reading.own(person, after);
        return new OwnEntries(
                page.entries().stream()
                        .map(entry -> new OwnEntry(
                                entry.at(),
                                entry.operation(),
                                entry.action(),
                                entry.subjectKind(),
                                entry.subjectCount(),
                                entry.tier(),
                                entry.purpose()))
                        .toList(),
                page.next());
    }

    private EntriesView view(AuditReading.Page page) {
        return new EntriesView(page.entries().stream().map(this::view).toList(), page.next());
    }

    private EntryView view(AuditMetadata entry) {
        return new EntryView(
                entry.number(),
                entry.at(),
                entry.operation(),
                entry.action(),
                person(entry.personId()),
                entry.personErased(),
                organisation(entry.organisationId()),
                person(entry.accountId()),
                entry.subjectKind(),
                entry.subjects(),
                entry.subjectCount(),
                entry.tier(),
                entry.purpose(),
                entry.reasonGiven(),
                entry.queryGiven());
    }

    private @Nullable Named person(@Nullable UUID id) {
        return id == null
                ? null
                : new Named(id, people.find(id).map(Person::name).orElse(null));
    }

    private @Nullable Named organisation(@Nullable UUID id) {
        return id == null
                ? null
                : new Named(
                        id, people.findOrganisation(id).map(Organisation::name).orElse(null));
    }

    private static @Nullable UUID id(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notOne) {
            throw notAnId(pointer);
        }
        throw notAnId(pointer);
    }

    private static ProblemException notAnId(String pointer) {
        return PlatformProblem.invalid(pointer, "This is not an id: 32 digits and letters with four hyphens.");
    }

    private static @Nullable AuditOperation operation(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(AuditOperation.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid("?operation", "This is not one of the operations."));
    }

    private static @Nullable Instant time(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var time = Instant.parse(text);
            if (text.length() <= 40 && time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException notOne) {
            throw notATime(pointer);
        }
        throw notATime(pointer);
    }

    private static ProblemException notATime(String pointer) {
        return PlatformProblem.invalid(pointer, "Give a day and time such as 2026-11-22T10:00:00Z.");
    }
}
