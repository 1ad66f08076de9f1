package org.hedgerow.interchange;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.Consulted;
import org.hedgerow.incident.IncidentExtracts;
import org.hedgerow.incident.IncidentExtracts.Extract;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Taking incidents out in a file. An export is the list of its incidents; the file is written each time that it is fetched, by its maker
 * alone, and only while the maker may read every one of them as far as before. Nothing of an incident lies in a file on the server, so that
 * what is taken back is gone from here in the same moment.
 */
@Component
@Profile("!command")
public class Exports {

    private static final int LONGEST_REASON = 400;
    private static final int LEAST_REASON = 5;

    private final AudienceEngines engines;
    private final IncidentCodes codes;
    private final IncidentExtracts extracts;
    private final Consulted consulted;
    private final ExportStore store;
    private final ExportFiles files;
    private final ExportSettings settings;
    private final Access access;
    private final Clock clock;

    /** A file, ready to be sent. */
    public record Download(ExportFormat format, byte[] content) {}

    Exports(
            AudienceEngines engines,
            IncidentCodes codes,
            IncidentExtracts extracts,
            Consulted consulted,
            ExportStore store,
            ExportFiles files,
            ExportSettings settings,
            Access access,
            Clock clock) {
        this.engines = engines;
        this.codes = codes;
        this.extracts = extracts;
        this.consulted = consulted;
        this.store = store;
        this.files = files;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Makes an export of everything that a filter shows to the person.
     *
     * @param format the name of an {@link ExportFormat}
     * @param filter a query string, as the list takes it
     * @param reason why, in the person's words
     * @throws ProblemException 422 that names what is wrong, or {@link ExportProblem#LIMIT}
     */
    public Export make(Person person, @Nullable String format, @Nullable String filter, @Nullable String reason) {
        var wanted =
                ExportFormat.of(format).orElseThrow(() -> PlatformProblem.invalid("/format", "Choose CSV or GEOJSON."));
        var why = PlainText.checkLine("/reason", reason, LONGEST_REASON);
        if (why.length() < LEAST_REASON) {
            throw PlatformProblem.invalid("/reason", "Say what it is for.");
        }
        var held = extracts.read(person, matching(person, filter));
        if (held.isEmpty()) {
            throw PlatformProblem.invalid("/filter", "Nothing that you may see matches.");
        }
        var id = UUID.randomUUID();
        access.consulting(person, () -> {
            if (store.madeWithinADay(person) >= settings.perDay(person)) {
                throw new ProblemException(ExportProblem.LIMIT);
            }
            store.add(id, person, wanted, why, held, settings.hours());
            consulted.takenOut(person, AuditOperation.CONSULTATION, "make export", ids(held), why);
            return id;
        });
        return store.find(person, id).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    /** The person's own of the last day. */
    public List<Export> list(Person person) {
        return store.listLatest(person);
    }

    /**
     * Writes the file anew.
     *
     * @throws ProblemException not found: another's, expired, or one of its incidents is no longer for this person
     */
    public Download download(Person person, UUID id) {
        var export = store.find(person, id).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        var held = store.held(id);
        var now = extracts.read(
                person, held.stream().map(ExportStore.Held::incident).toList());
        if (held.size() != export.incidents() || !isAllStillRead(held, now)) {
            access.consulting(person, () -> {
                store.recall(id);
                return id;
            });
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        access.consulting(person, () -> {
            consulted.takenOut(person, AuditOperation.DISCLOSURE, "fetch export", ids(now), export.reason());
            return id;
        });
        return new Download(export.format(), files.write(export, person, now, clock.instant()));
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        store.removeExpired();
    }

    private Collection<UUID> matching(Person person, @Nullable String filter) {
        var parsed = FilterParameters.parse(filter == null ? "" : filter, codes).at(clock.instant());
        var most = settings.incidents(person);
        var ids = engines.wake(access.audienceOf(person)).snapshotNow().ids(parsed, most + 1);
        if (ids.size() > most) {
            throw PlatformProblem.invalid(
                    "/filter", "You may take out at most " + most + " incidents at once; choose fewer.");
        }
        return ids;
    }

    private static boolean isAllStillRead(List<ExportStore.Held> held, List<Extract> now) {
        var tiers = now.stream()
                .collect(Collectors.toMap(
                        extract -> extract.incident().id(),
                        extract -> extract.incident().tier(),
                        (one, other) -> one));
        Function<ExportStore.Held, @Nullable Tier> today = each -> tiers.get(each.incident());
        return held.stream().allMatch(each -> {
            var tier = today.apply(each);
            return tier != null && tier.compareTo(each.tier()) <= 0;
        });
    }

    private static Set<UUID> ids(List<Extract> extracts) {
        return extracts.stream().map(extract -> extract.incident().id()).collect(Collectors.toSet());
    }
}
