package org.hedgerow.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Requests of forces for air support: kept as drafts, changed, read. {@link AirSending} sends them and {@link AirAnswers} takes them further. A draft is its
 * force's own; a request that was sent is read by the air support that it names, until the task ends.
 */
@Component
public class AirRequests {

    static final String KIND = "air request";
    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);
    private static final int MOST_LISTED = 200;

    private final Access access;
    private final AirRequestRows rows;
    private final AirIncidents incidents;
    private final AirNumbers numbers;
    private final AirSending sending;
    private final AirAssembly assembly;
    private final AirBriefingRows briefings;
    private final AirWarnings warnings;
    private final AuditTrail audit;
    private final Clock clock;

    AirRequests(
            Access access,
            AirRequestRows rows,
            AirIncidents incidents,
            AirNumbers numbers,
            AirSending sending,
            AirAssembly assembly,
            AirBriefingRows briefings,
            AirWarnings warnings,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.incidents = incidents;
        this.numbers = numbers;
        this.sending = sending;
        this.assembly = assembly;
        this.briefings = briefings;
        this.warnings = warnings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(AirRequest request, boolean repeated) {}

    /**
     * A request with what goes with it.
     *
     * @param about what Hedgerow knows about its place now; null while there is none
     * @param warnings about its words, for the force alone
     * @param next the steps that whoever asks may take now
     * @param mayAnswer whether whoever asks answers for the air support that was asked
     */
    public record Whole(
            AirRequest request,
            List<AirStep> steps,
            List<AirAcknowledgement> acknowledgements,
            AirAssembly.@Nullable About about,
            List<AirWarnings.Warning> warnings,
            Set<State> next,
            boolean mayAnswer) {}

    /**
     * A request as it may begin, made of an incident; nothing is kept.
     *
     * @param about what Hedgerow knows about its place now
     */
    public record Draft(
            UUID incident,
            @Nullable String incidentReference,
            AirRequestContent content,
            AirAssembly.@Nullable About about) {}

    /** What the person's force asks, or what the person's air support is asked; open ones first, then the latest first. */
    public List<AirRequest> list(Person person) {
        refuseUnlessConcerned(person);
        return access.consulting(person, () -> {
            var found = rows.list(MOST_LISTED);
            audit.recordConsultation(
                    person,
                    "list air requests",
                    found.stream()
                            .filter(each -> !isOwn(person, each))
                            .map(AirRequest::id)
                            .toList(),
                    KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /** Another text than before when there is anything new in the list. */
    public String mark(Person person) {
        refuseUnlessConcerned(person);
        return access.reading(person, rows::mark);
    }

    /** A request, for its force or for the air support that it was sent to. */
    public Whole get(Person person, UUID id) {
        refuseUnlessConcerned(person);
        return access.consulting(person, () -> {
            var request = rows.find(id).orElseThrow(() -> NOT_FOUND);
            audit.record(person, AuditOperation.CONSULTATION, "read air request", KIND, id, null);
            var own = isOwn(person, request);
            var place = request.content().place();
            return new Whole(
                    request,
                    rows.steps(id),
                    briefings.acknowledgements(id),
                    place == null ? null : assembly.about(person, place),
                    own && !request.isOver() ? warnings.in(request.content(), request.incident()) : List.of(),
                    AirSteps.next(request.state(), own && mayAsk(person), mayAnswer(person, request)),
                    mayAnswer(person, request));
        });
    }

    /**
     * What a request about an incident may begin with.
     *
     * @throws ProblemException not found, or {@link AirProblem#RESTRAINED}
     */
    public Draft begin(Person person, UUID incident) {
        refuseUnlessAsking(person);
        var beginning = incidents.begin(person, incident);
        var place = beginning.content().place();
        var about = place == null ? null : access.consulting(person, () -> assembly.about(person, place));
        return new Draft(incident, beginning.reference(), beginning.content(), about);
    }

    /**
     * Keeps a draft under the id that its client made. The same id with the same content is answered again.
     *
     * @param incident that it is about; its place is taken where the content says none
     * @param contentSha256 of the request as it was sent
     */
    public Receipt save(
            Person person, UUID id, @Nullable UUID incident, AirRequestContent content, byte[] contentSha256) {
        refuseUnlessAsking(person);
        var beginning = incident == null ? null : incidents.begin(person, incident);
        var conditions = beginning == null ? AirIncidents.Conditions.NONE : beginning.conditions();
        var filled = beginning == null || content.place() != null
                ? content
                : content.at(beginning.content().place());
        var terms = draftTerms(person.organisation().id(), conditions);
        var labels = access.labelsOf(List.of(terms));
        return access.writing(person, () -> {
            var known = rows.find(id);
            if (known.isEmpty()) {
                var now = now();
                var reference = numbers.next(forceCode(person), now);
                if (!rows.add(
                        id,
                        person,
                        labels.get(terms),
                        reference,
                        incident,
                        beginning == null ? null : beginning.reference(),
                        filled,
                        contentSha256,
                        now)) {
                    throw ClientSent.idUnusable();
                }
                audit.record(person, AuditOperation.COLLECTION, "draft air request", KIND, id, null);
                return new Receipt(rows.find(id).orElseThrow(), false);
            }
            if (!isOwn(person, known.get()) || !rows.wasMadeWith(id, contentSha256)) {
                throw ClientSent.idUnusable();
            }
            return new Receipt(known.get(), true);
        });
    }

    /**
     * Replaces what a request says. Of one that was sent, this makes a new version of the briefing.
     *
     * @param withoutIncident that nothing in the content is of an incident which was taken back: from then on the request stands without it
     * @throws ProblemException not found; {@link AirProblem#STALE}; {@link AirProblem#NOT_NOW} when it is over; {@link AirProblem#TAKEN_BACK} unless the person
     *     says that this is without its incident; what {@link AirSending} says of one that was sent
     */
    public AirRequest change(
            Person person,
            UUID id,
            int expectedVersion,
            AirRequestContent content,
            boolean withoutIncident,
            boolean confirmed) {
        refuseUnlessAsking(person);
        var before = access.reading(person, () -> rows.find(id))
                .filter(found -> isOwn(person, found))
                .orElseThrow(() -> NOT_FOUND);
        if (before.incident() != null) {
            // What the incident's label allowed then, it may no longer allow.
            incidents.begin(person, before.incident());
        }
        return access.writing(person, () -> {
            var held = hold(id, expectedVersion);
            if (held.isOver()) {
                throw new ProblemException(AirProblem.NOT_NOW);
            }
            var now = now();
            if (held.takenBack()) {
                if (!withoutIncident) {
                    throw new ProblemException(AirProblem.TAKEN_BACK);
                }
                rows.letGo(id, now);
            }
            if (held.isSent()) {
                sending.refuseUnlessFit(held, content, confirmed);
                sending.brief(held, content, person, held.state(), held.endsAt());
            }
            rows.change(held, content, now);
            audit.record(person, AuditOperation.ALTERATION, "change air request", KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    AirRequest hold(UUID id, int expectedVersion) {
        var held = rows.hold(id).orElseThrow(() -> NOT_FOUND);
        if (held.version() != expectedVersion) {
            throw new ProblemException(AirProblem.STALE);
        }
        return held;
    }

    static LabelTerms draftTerms(UUID owner, AirIncidents.Conditions conditions) {
        return LabelTerms.of(
                owner,
                SharingTerms.of(Scope.OWN_FORCE)
                        .handled(conditions.handling())
                        .marked(conditions.marking(), null)
                        .within(Set.of(), conditions.barred()),
                Tier.EXACT);
    }

    static boolean isOwn(Person person, AirRequest request) {
        return request.owner().equals(person.organisation().id());
    }

    static boolean mayAsk(Person person) {
        return person.may(Permission.ASK_FOR_AIR_SUPPORT)
                && person.organisation().kind() == OrganisationKind.FORCE;
    }

    /** Whether the person answers for the air support that the request was sent to. */
    static boolean isTasked(Person person, AirRequest request) {
        return person.may(Permission.ANSWER_AIR_SUPPORT)
                && person.organisation().id().equals(request.airSupport());
    }

    /** Whether the person may answer for it: who sent it may not, whatever they are besides. */
    static boolean mayAnswer(Person person, AirRequest request) {
        return isTasked(person, request) && !person.id().equals(request.sender());
    }

    static void refuseUnlessAsking(Person person) {
        if (!mayAsk(person)) {
            throw NOT_FOUND;
        }
    }

    static void refuseUnlessConcerned(Person person) {
        if (!person.may(Permission.READ_AIR_SUPPORT)) {
            throw NOT_FOUND;
        }
    }

    private static String forceCode(Person person) {
        var code = person.organisation().forceCode();
        if (code == null) {
            throw NOT_FOUND;
        }
        return code;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
