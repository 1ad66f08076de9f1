package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Handling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links by which a crew reads the newest briefing of one request on a device of its own, without an account. A link ends with the task, or before; with the request;
 * or when the force takes it back. Who has it acts as a holder: an id that is a keyed hash of the code, as which a transaction reads the rows of that one request.
 */
@Component
public class AirLinks {

    private static final int MOST_OF_A_REQUEST = 20;
    /** A device asks again and again: a reading of one version counts once within so long. */
    private static final Duration ONE_READING = Duration.ofMinutes(10);

    private static final int MOST_REMEMBERED = 10_000;

    private record Reading(UUID link, int version) {}

    private final Access access;
    private final AirRequestRows requests;
    private final AirBriefingRows briefings;
    private final AirLinkCodes codes;
    private final PoliceDrones drones;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<Reading, Instant> readings = new LinkedHashMap<>();

    AirLinks(
            Access access,
            AirRequestRows requests,
            AirBriefingRows briefings,
            AirLinkCodes codes,
            PoliceDrones drones,
            JdbcClient jdbc,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.briefings = briefings;
        this.codes = codes;
        this.drones = drones;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param code told once */
    public record Made(AirLink link, String code) {

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    /** The links of a request of the own force, the latest first. */
    public List<AirLink> list(Person person, UUID request) {
        AirRequests.refuseUnlessAsking(person);
        return access.reading(person, () -> {
            own(person, request);
            return jdbc.sql("select * from air_link where request_id = :request order by made_at desc, id")
                    .param("request", request)
                    .query((row, number) -> link(row))
                    .list();
        });
    }

    /**
     * Makes a link to a request that was sent and is not over.
     *
     * @param hours after which it ends, if the task does not end before
     * @throws ProblemException not found; {@link AirProblem#NOT_NOW}
     */
    public Made make(Person person, UUID request, int hours) {
        AirRequests.refuseUnlessAsking(person);
        var code = codes.make();
        var before = access.reading(person, () -> own(person, request));
        // Who has a link is the force's own matter: its row stands under the label of a draft.
        var taskTerms = access.termsOf(before.labelId()).sharing();
        var terms = AirRequests.draftTerms(
                before.owner(),
                new AirIncidents.Conditions(Handling.PERMITTED, taskTerms.marking(), taskTerms.barredPersons()));
        var labels = access.labelsOf(List.of(terms));
        return access.writing(person, () -> {
            var found = own(person, request);
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var taskEnds = found.endsAt();
            if (taskEnds == null || found.isOver() || !now.isBefore(taskEnds) || count(request) >= MOST_OF_A_REQUEST) {
                throw new ProblemException(AirProblem.NOT_NOW);
            }
            var wanted = now.plus(Duration.ofHours(hours));
            var link =
                    new AirLink(UUID.randomUUID(), request, now, wanted.isBefore(taskEnds) ? wanted : taskEnds, null);
            jdbc.sql("""
                            insert into air_link (id, request_id, label_id, holder, made_at, ends_at)
                            values (:id, :request, :label, :holder, :now, :ends)""")
                    .param("id", link.id())
                    .param("request", request)
                    .param("label", labels.get(terms))
                    .param("holder", codes.holder(code))
                    .param("now", AirRequestRows.utc(now))
                    .param("ends", AirRequestRows.utc(link.endsAt()))
                    .update();
            audit.record(person, AuditOperation.DISCLOSURE, "make air link", AirRequests.KIND, request, null);
            return new Made(link, code);
        });
    }

    /** Takes a link back: it shows nothing from the next reading on. */
    public void withdraw(Person person, UUID request, UUID link) {
        AirRequests.refuseUnlessAsking(person);
        access.writing(person, () -> {
            own(person, request);
            int withdrawn = jdbc.sql("update air_link set withdrawn_at = coalesce(withdrawn_at, :now)"
                            + " where id = :id and request_id = :request")
                    .param("now", AirRequestRows.utc(clock.instant()))
                    .param("id", link)
                    .param("request", request)
                    .update();
            if (withdrawn == 0) {
                throw AirRequests.NOT_FOUND;
            }
            audit.record(person, AuditOperation.ALTERATION, "withdraw air link", AirRequests.KIND, request, null);
            return link;
        });
    }

    /**
     * The newest briefing of the request that a code is for; that it was read is written down.
     *
     * @throws ProblemException not found for a code that is nobody's; {@link AirProblem#LINK_ENDED}; {@link AirProblem#TAKEN_BACK}
     */
    AirBriefing read(String code) {
        return opened(code, (link, request) -> {
            var briefing = briefings
                    .find(request.id(), request.briefingVersion())
                    .orElseThrow(() -> AirBriefingReading.missing(request, request.briefingVersion()));
            if (isNews(new Reading(link.id(), briefing.version()))) {
                audit.recordWithoutAccount(Act.of(
                        AuditOperation.CONSULTATION, "read air briefing by link", AirRequests.KIND, request.id()));
            }
            return AirBriefingReading.asOfNow(briefing, request, drones);
        });
    }

    /**
     * Keeps that a crew has read a version. A second time changes nothing.
     *
     * @param callSign as they say it
     */
    public void acknowledge(String code, int version, String callSign) {
        opened(code, (link, request) -> {
            if (version < 1 || version > request.briefingVersion()) {
                throw PlatformProblem.invalid("/version", "There is no such version.");
            }
            briefings.find(request.id(), version).orElseThrow(() -> AirBriefingReading.missing(request, version));
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            if (briefings.acknowledge(request.id(), version, request.labelId(), null, link.id(), callSign, now)) {
                audit.recordWithoutAccount(Act.of(
                        AuditOperation.ALTERATION, "acknowledge air briefing by link", AirRequests.KIND, request.id()));
            }
            return version;
        });
    }

    private <T> T opened(String code, BiFunction<AirLink, AirRequest, T> act) {
        if (!AirLinkCodes.isCode(code)) {
            throw AirRequests.NOT_FOUND;
        }
        var holder = codes.holder(code);
        return access.writingAsHolder(holder, List.of(), () -> {
            var link = jdbc.sql("select * from air_link where holder = :holder")
                    .param("holder", holder)
                    .query((row, number) -> link(row))
                    .optional()
                    .orElseThrow(() -> AirRequests.NOT_FOUND);
            var request = link.isOpenAt(clock.instant())
                    ? requests.find(link.request()).filter(found -> !found.isOver())
                    : Optional.<AirRequest>empty();
            return act.apply(link, request.orElseThrow(() -> new ProblemException(AirProblem.LINK_ENDED)));
        });
    }

    private AirRequest own(Person person, UUID request) {
        return requests.find(request)
                .filter(found -> AirRequests.isOwn(person, found))
                .orElseThrow(() -> AirRequests.NOT_FOUND);
    }

    private int count(UUID request) {
        return jdbc.sql("select count(*) from air_link where request_id = :request")
                .param("request", request)
                .query(Integer.class)
                .single();
    }

    private boolean isNews(Reading reading) {
        var now = clock.instant();
        synchronized (readings) {
            readings.values().removeIf(at -> at.isBefore(now.minus(ONE_READING)));
            if (readings.size() >= MOST_REMEMBERED) {
                readings.clear();
            }
            return readings.putIfAbsent(reading, now) == null;
        }
    }

    private static AirLink link(ResultSet row) throws SQLException {
        return new AirLink(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                AirRequestRows.instant(row, "made_at"),
                AirRequestRows.instant(row, "ends_at"),
                AirRequestRows.instantIfAny(row, "withdrawn_at"));
    }
}
