package org.hedgerow.bulletin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.bulletin.BulletinState.Act;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.Words;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues what was approved and takes back what was issued. What readers get is a copy; who reads which wording of it is said by labels, those of incidents
 * that are shared as wide. A cancellation has fixed words and needs nobody's approval: what must be taken back must not wait.
 */
@Component
public class Issuing {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Access access;
    private final Bulletins bulletins;
    private final BulletinRows rows;
    private final IssuedRows issued;
    private final AuditTrail audit;
    private final Clock clock;
    private final Words words = Words.of("bulletin", "date");

    Issuing(Access access, Bulletins bulletins, BulletinRows rows, IssuedRows issued, AuditTrail audit, Clock clock) {
        this.access = access;
        this.bulletins = bulletins;
        this.rows = rows;
        this.issued = issued;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Issues an approved bulletin. An update takes the place of the earlier one in the same moment.
     *
     * @throws ProblemException 409 unless every wording of just this version was approved; 422 when it says what it may not, as may have come out since
     */
    public Bulletin issue(Person person, UUID id, int expectedVersion) {
        var known = bulletins.known(person, id);
        bulletins.refuseUnlessClean(person, known);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        refuseUnlessTimesFit(known.content(), now);
        var owner = known.owner();
        var terms = terms(known);
        var all = new ArrayList<LabelTerms>(List.of(Bulletins.ownTerms(owner)));
        terms.values().forEach(all::addAll);
        var labels = access.labelsOf(all);
        int own = Objects.requireNonNull(labels.get(Bulletins.ownTerms(owner)));
        return access.writing(person, () -> {
            var held = rows.hold(owner, id).orElseThrow(Bulletins::notFound);
            if (held.version() != expectedVersion || held.version() != known.version()) {
                throw new ProblemException(BulletinProblem.STALE);
            }
            bulletins.refuseUnless(held, Act.ISSUE);
            publish(held, own, facts(person, held), held.content().wordings(), reaches(held, terms, labels, now), now);
            if (held.refersTo() != null) {
                retire(owner, held.refersTo(), held, Act.UPDATE, now);
            }
            audit.record(person, AuditOperation.DISCLOSURE, "issue bulletin", "bulletin", id, null);
            return rows.find(owner, id).orElseThrow();
        });
    }

    /**
     * Cancels an issued bulletin: its words are gone for everybody outside, at once, and everybody who could read them is told that they no longer hold.
     *
     * @param cancellation the id of the bulletin that says so, made by the client
     * @param reason for the audit; nobody outside reads it
     */
    public Bulletin cancel(Person person, UUID id, UUID cancellation, String reason) {
        var known = bulletins.known(person, id);
        var owner = known.owner();
        int own = bulletins.ownLabel(owner);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var content = cancelled(known);
        var made = new BulletinRows.New(
                cancellation,
                own,
                owner,
                person.id(),
                BulletinMessage.CANCEL,
                id,
                BulletinState.APPROVED,
                content,
                known.area(),
                null);
        return access.writing(person, () -> {
            var held = rows.hold(owner, id).orElseThrow(Bulletins::notFound);
            bulletins.refuseUnless(held, Act.CANCEL);
            if (!rows.add(made, now)) {
                throw PlatformProblem.invalid("/id", "This id cannot be used for a new bulletin; make another.");
            }
            var added = rows.find(owner, cancellation).orElseThrow();
            var reaches = issued.reaches(id).stream()
                    .map(reach ->
                            new IssuedRows.Reach(reach.audience(), reach.label(), latest(reach.from(), now), null))
                    .toList();
            publish(added, own, facts(person, added), content.wordings(), reaches, now);
            retire(owner, id, added, Act.CANCEL, now);
            issued.recall(id);
            audit.record(person, AuditOperation.ALTERATION, "cancel bulletin", "bulletin", id, reason);
            return rows.find(owner, id).orElseThrow();
        });
    }

    private void publish(
            Bulletin bulletin,
            int own,
            IssuedFacts facts,
            List<Wording> wordings,
            List<IssuedRows.Reach> reaches,
            Instant now) {
        var expires = now.plus(Duration.ofHours(bulletin.content().expiresHours()));
        issued.add(bulletin, own, facts, now, expires);
        issued.addEventPlace(bulletin.id(), own);
        wordings.forEach(wording -> issued.add(bulletin.id(), own, wording));
        issued.add(bulletin.id(), own, reaches);
        rows.moveTo(bulletin.id(), BulletinState.ISSUED, now);
    }

    private void retire(UUID owner, UUID earlier, Bulletin by, Act act, Instant now) {
        bulletins.refuseUnless(rows.hold(owner, earlier).orElseThrow(Bulletins::notFound), act);
        issued.replace(earlier, act.to(), by.id());
        rows.moveTo(earlier, act.to(), now);
    }

    private static void refuseUnlessTimesFit(BulletinContent content, Instant now) {
        var plates = content.plates();
        if (plates != null && !plates.until().isAfter(now.plus(Duration.ofMinutes(content.delayMinutes())))) {
            throw PlatformProblem.invalid("/plates/until", "The authority to publish number plates is over by then.");
        }
        if (content.delayMinutes() >= content.expiresHours() * 60) {
            throw PlatformProblem.invalid("/delayMinutes", "The bulletin is over before everybody may read it.");
        }
        if (content.event() != null && !content.event().closesAt().isAfter(now)) {
            throw PlatformProblem.invalid("/event/closesAt", "The event is over.");
        }
    }

    /** The labels of each wording: those of an incident of the same owner that is shared as wide. */
    private static Map<BulletinAudience, List<LabelTerms>> terms(Bulletin bulletin) {
        var owner = bulletin.owner();
        var content = bulletin.content();
        var terms = new LinkedHashMap<BulletinAudience, List<LabelTerms>>();
        for (var audience : content.audiences()) {
            terms.put(
                    audience,
                    switch (audience) {
                        case POLICE ->
                            List.of(content.allForces() ? police(owner, content) : Bulletins.ownTerms(owner));
                        case WATCH -> watch(owner, bulletin);
                        case PUBLIC -> List.of(LabelTerms.of(owner, SharingTerms.of(Scope.PUBLIC), Tier.PUBLIC));
                    });
        }
        return terms;
    }

    private static LabelTerms police(UUID owner, BulletinContent content) {
        var terms = LabelTerms.of(owner, SharingTerms.of(Scope.ALL_FORCES), Tier.EXACT);
        var group = content.advice().group();
        return group == null ? terms : terms.about(group);
    }

    private static List<LabelTerms> watch(UUID owner, Bulletin bulletin) {
        var terms = bulletin.content().watchMembers()
                ? LabelTerms.of(owner, SharingTerms.of(Scope.COMMUNITY), Tier.PUBLIC)
                : LabelTerms.of(owner, SharingTerms.of(Scope.WATCH_AREA), Tier.WATCH);
        return BulletinAreas.squaresOf(bulletin.area()).stream()
                .map(terms::inSquare)
                .toList();
    }

    private static List<IssuedRows.Reach> reaches(
            Bulletin bulletin,
            Map<BulletinAudience, List<LabelTerms>> terms,
            Map<LabelTerms, Integer> labels,
            Instant now) {
        var plates = bulletin.content().plates();
        var until = plates == null ? null : plates.until();
        var reaches = new ArrayList<IssuedRows.Reach>();
        terms.forEach((audience, each) -> {
            var from = audience == BulletinAudience.PUBLIC
                    ? now.plus(Duration.ofMinutes(bulletin.content().delayMinutes()))
                    : now;
            each.forEach(label -> reaches.add(
                    new IssuedRows.Reach(audience, Objects.requireNonNull(labels.get(label)), from, until)));
        });
        return reaches;
    }

    private static IssuedFacts facts(Person person, Bulletin bulletin) {
        var content = bulletin.content();
        return new IssuedFacts(
                person.organisation().name(),
                content.kind(),
                content.advice(),
                content.urgency(),
                content.priority(),
                content.area().name(),
                List.copyOf(BulletinAreas.squaresOf(bulletin.area())),
                content.event() == null ? null : content.event().asIssued(),
                content.signatory());
    }

    /** Nothing that anybody typed is said again: what was wrong may be in any of it. */
    private BulletinContent cancelled(Bulletin known) {
        var content = known.content();
        var area = content.area();
        var squares = List.copyOf(BulletinAreas.squaresOf(known.area()));
        return new BulletinContent(
                content.kind(),
                content.advice(),
                Urgency.PAST,
                content.priority(),
                BulletinContent.USUAL_EXPIRY_HOURS,
                0,
                content.watchMembers(),
                content.allForces(),
                new AreaSaid(
                        String.join(", ", squares.subList(0, Math.min(squares.size(), 12))),
                        area.squares(),
                        area.boundaries(),
                        area.outline()),
                null,
                new Signatory(
                        content.signatory().rank(),
                        content.signatory().role(),
                        content.signatory().team(),
                        null),
                null,
                null,
                List.of(),
                content.audiences().stream()
                        .map(audience -> new Wording(audience, fixed("en", known), fixed("cy", known)))
                        .toList());
    }

    private WordingText fixed(String language, Bulletin known) {
        var at = known.issuedAt() == null ? known.changedAt() : known.issuedAt();
        var places = Map.of("date", date(language, at));
        return new WordingText(
                words.say(language, "bulletin.cancelled.title", places),
                words.say(language, "bulletin.cancelled.summary", places),
                words.say(language, "bulletin.cancelled.body", places));
    }

    private String date(String language, Instant at) {
        var day = LocalDate.ofInstant(at, LONDON);
        return day.getDayOfMonth() + " " + words.say(language, "date.month." + day.getMonthValue()) + " "
                + day.getYear();
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
