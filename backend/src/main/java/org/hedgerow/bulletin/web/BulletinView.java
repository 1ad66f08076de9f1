package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.bulletin.Bulletin;
import org.hedgerow.bulletin.BulletinContent;
import org.hedgerow.bulletin.BulletinState;
import org.hedgerow.bulletin.Finding;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin at the desk of its organisation.
 *
 * @param author by name; null for who has gone
 * @param mine whether this person wrote it last, and so may not approve it
 * @param content in the shape in which it is sent
 * @param standing what will stand with it, by language: {@code en}, {@code cy}
 */
record BulletinView(
        UUID id,
        String message,
        @Nullable UUID refersTo,
        String state,
        @Nullable String author,
        boolean mine,
        BulletinContent content,
        Map<String, StandingView> standing,
        List<ApprovalView> approvals,
        Instant changedAt,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt,
        int version) {

    /** @param approver by name; null for who has gone */
    record ApprovalView(String audience, @Nullable String approver, boolean urgent, boolean lookedAt) {}

    record StandingView(List<String> advice, List<String> reporting) {}

    record FindingView(String pointer, String rule, String detail) {
        static FindingView of(Finding finding) {
            return new FindingView(finding.pointer(), finding.rule().name(), finding.detail());
        }
    }

    static BulletinView of(
            Bulletin bulletin, Person reader, Map<UUID, Person> people, BulletinWords words, Instant now) {
        BulletinState state = bulletin.stateAt(now);
        return new BulletinView(
                bulletin.id(),
                bulletin.message().name(),
                bulletin.refersTo(),
                state.name(),
                name(people, bulletin.author()),
                bulletin.author().equals(reader.id()),
                bulletin.content(),
                Map.of(
                        "en",
                        standing(bulletin.content(), words, "en"),
                        "cy",
                        standing(bulletin.content(), words, "cy")),
                bulletin.approvals().stream()
                        .map(each -> new ApprovalView(
                                each.audience().name(),
                                name(people, each.approver()),
                                each.urgentReason() != null,
                                each.lookedAt()))
                        .toList(),
                bulletin.changedAt(),
                bulletin.issuedAt(),
                bulletin.expiresAt(),
                bulletin.version());
    }

    private static StandingView standing(BulletinContent content, BulletinWords words, String language) {
        return new StandingView(
                words.advice(content.advice(), language),
                words.reporting(content.advice(), content.urgency(), language));
    }

    private static @Nullable String name(Map<UUID, Person> people, UUID id) {
        var person = people.get(id);
        return person == null ? null : person.name();
    }
}
