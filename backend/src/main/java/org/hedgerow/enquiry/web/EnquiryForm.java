package org.hedgerow.enquiry.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: one kind, and what belongs to it.
 *
 * @param pattern of a plate, with {@code ?} and {@code *}
 * @param make of a vehicle, as is {@code colour} and perhaps {@code model}
 * @param name of a person, as is {@code born}, a day such as {@code 1980-01-31}
 * @param place any way to say where
 * @param operation an own one whose area is meant instead of a place
 * @param radiusKm so far around it
 * @param firstDay such as {@code 2026-01-31}; missing for the days of the operation, as {@code lastDay} may be
 */
record EnquiryForm(
        @Nullable String kind,
        @Nullable String purpose,
        @Nullable String reason,
        @Nullable String pattern,
        @Nullable String make,
        @Nullable String model,
        @Nullable String colour,
        @Nullable String name,
        @Nullable String born,
        @Nullable String place,
        @Nullable UUID operation,
        @Nullable Integer radiusKm,
        @Nullable String firstDay,
        @Nullable String lastDay) {}
