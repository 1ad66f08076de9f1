package org.hedgerow.bulletin;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.identity.Person;
import org.springframework.stereotype.Component;

/**
 * Writes down who read which bulletin in words that are not for everybody: once each time that one is opened, and in lists as records of lists are. Who
 * reads a public wording is written down nowhere, whether signed in or not.
 */
@Component
class WordingsRead {

    private static final String KIND = "bulletin";

    private final AuditTrail audit;
    private final RecordViews views;

    WordingsRead(AuditTrail audit, RecordViews views) {
        this.audit = audit;
        this.views = views;
    }

    /** One was opened; in the transaction in which it was read. */
    void opened(Person person, IssuedBulletin bulletin) {
        if (bulletin.wording() != null && isKept(bulletin.audience())) {
            opened(person, bulletin.id(), bulletin.audience());
        }
    }

    /** One was opened at the desk, with all its wordings; in the transaction in which it was read. */
    void opened(Person person, Bulletin bulletin) {
        bulletin.content().audiences().stream()
                .filter(WordingsRead::isKept)
                .forEach(audience -> opened(person, bulletin.id(), audience));
    }

    private void opened(Person person, UUID id, BulletinAudience audience) {
        audit.record(
                person,
                Act.of(AuditOperation.CONSULTATION, "read bulletin", KIND, id).atTier(tier(audience)));
    }

    /** A list is about to be shown. */
    void listed(Person person, Collection<IssuedBulletin> bulletins) {
        listed(
                person,
                "bulletins",
                bulletins.stream()
                        .filter(bulletin -> bulletin.wording() != null)
                        .flatMap(bulletin -> shown(bulletin.id(), bulletin.audience())));
    }

    /** The list of the desk is about to be shown, with all wordings. */
    void listedAtDesk(Person person, Collection<Bulletin> bulletins) {
        listed(
                person,
                "desk of bulletins",
                bulletins.stream()
                        .flatMap(bulletin -> bulletin.content().audiences().stream()
                                .flatMap(audience -> shown(bulletin.id(), audience))));
    }

    private void listed(Person person, String action, Stream<RecordViews.Shown> shown) {
        List<RecordViews.Shown> kept = shown.toList();
        if (!kept.isEmpty()) {
            views.shown(person, action, KIND, kept);
        }
    }

    private static Stream<RecordViews.Shown> shown(UUID id, BulletinAudience audience) {
        return isKept(audience) ? Stream.of(new RecordViews.Shown(id, tier(audience))) : Stream.empty();
    }

    private static boolean isKept(BulletinAudience audience) {
        return audience != BulletinAudience.PUBLIC;
    }

    private static String tier(BulletinAudience audience) {
        return audience + "_WORDING";
    }
}
