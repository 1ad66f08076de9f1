package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.bulletin.BulletinAreas;
import org.hedgerow.bulletin.EventPlaces;
import org.hedgerow.bulletin.IssuedBulletin;
import org.hedgerow.bulletin.WordingText;
import org.jspecify.annotations.Nullable;

/**
 * An issued bulletin as a reader is shown it, in both languages where there are two.
 *
 * @param state ISSUED, EXPIRED, UPDATED or CANCELLED; of a cancelled one nothing but that it was
 * @param audience whose words these are
 * @param area what people call it, and its outer edges: closed rings of longitude and latitude in degrees, WGS 84
 */
record PublishedView(
        UUID id,
        String state,
        @Nullable UUID refersTo,
        @Nullable UUID replacedBy,
        Instant issuedAt,
        Instant expiresAt,
        String audience,
        String marking,
        @Nullable Said said) {

    record Said(
            String provider,
            String kind,
            String adviceOn,
            int priority,
            AreaView area,
            @Nullable EventView event,
            String signed,
            TextView english,
            @Nullable TextView welsh) {}

    record AreaView(String name, List<List<List<Double>>> edges) {}

    /** @param whole everything that belongs to it, as plain text to pass on */
    record TextView(
            String title, String summary, String body, List<String> advice, List<String> reporting, String whole) {}

    static PublishedView of(
            IssuedBulletin bulletin, BulletinAreas areas, EventPlaces places, BulletinWords words, Instant now) {
        return new PublishedView(
                bulletin.id(),
                bulletin.stateAt(now).name(),
                bulletin.refersTo(),
                bulletin.replacedBy(),
                bulletin.publishedAt(),
                bulletin.expiresAt(),
                bulletin.audience().name(),
                "OFFICIAL",
                said(bulletin, areas, places, words));
    }

    private static @Nullable Said said(
            IssuedBulletin bulletin, BulletinAreas areas, EventPlaces places, BulletinWords words) {
        var wording = bulletin.wording();
        if (wording == null) {
            return null;
        }
        var facts = bulletin.facts();
        var edges = areas.edges(bulletin.area()).stream()
                .map(ring -> ring.stream()
                        .map(point -> List.of(point.longitude(), point.latitude()))
                        .toList())
                .toList();
        return new Said(
                facts.provider(),
                facts.kind().name(),
                facts.advice().name(),
                facts.priority(),
                new AreaView(facts.areaName(), edges),
                EventView.of(facts.event(), places),
                BulletinWords.signed(facts.signatory()),
                text(bulletin, words, wording.english(), "en"),
                wording.welsh() == null ? null : text(bulletin, words, wording.welsh(), "cy"));
    }

    private static TextView text(IssuedBulletin bulletin, BulletinWords words, WordingText text, String language) {
        return new TextView(
                text.title(),
                text.summary(),
                text.body(),
                words.advice(bulletin, language),
                words.reporting(bulletin, language),
                text.title() + "\n\n" + words.whole(bulletin, language));
    }
}
